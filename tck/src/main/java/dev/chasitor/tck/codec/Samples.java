package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.model.Extensible;
import dev.chasitor.tck.arbitraries.Models;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Generated values of each kind, the same in each run. */
final class Samples {

  private static final long SEED = 20_130_612;
  private static final int EACH = 20;
  private static final int GENERATED_WITH = 1_000;

  /** The rules that a plain value may need: when writing, any number is ordinary. */
  private static final Set<CodecRule> ORDINARY = EnumSet.of(CodecRule.K_NUM_01);

  private static final Map<BodyKind<?>, List<?>> ANY = new ConcurrentHashMap<>();
  private static final Map<BodyKind<?>, List<?>> PLAIN = new ConcurrentHashMap<>();

  private Samples() {}

  /** Returns values that also have unusual texts and unknown words, types and properties. */
  static <T> List<T> any(BodyKind<T> kind) {
    return of(kind, ANY.computeIfAbsent(kind, Samples::generated));
  }

  /** Returns values with documented properties only and with texts in ASCII. */
  static <T> List<T> plain(BodyKind<T> kind) {
    return of(kind, PLAIN.computeIfAbsent(kind, Samples::simplified));
  }

  private static <T> List<T> of(BodyKind<T> kind, List<?> values) {
    return values.stream().<T>map(kind.javaType()::cast).toList();
  }

  private static <T> List<T> generated(BodyKind<T> kind) {
    List<T> values = new ArrayList<>();
    JqwikSession.run(
        () -> {
          Arbitrary<? extends Extensible> arbitrary =
              Objects.requireNonNull(Models.all().get(kind.javaType()), kind::name);
          RandomGenerator<? extends Extensible> generator = arbitrary.generator(GENERATED_WITH);
          Random random = new Random(SEED);
          for (int i = 0; i < EACH; i++) {
            values.add(kind.javaType().cast(generator.next(random).value()));
          }
        });
    return List.copyOf(values);
  }

  private static <T> List<T> simplified(BodyKind<T> kind) {
    List<T> values = new ArrayList<>();
    values.add(plain(kind, TestVectors.full(kind)));
    for (T value : any(kind)) {
      T plain = plain(kind, Reading.seen(kind, value));
      if (ORDINARY.containsAll(Traits.of(kind, Reading.seen(kind, plain)))) {
        values.add(plain);
      }
    }
    return List.copyOf(values);
  }

  private static <T> T plain(BodyKind<T> kind, Map<String, Object> document) {
    for (Place place : Place.all(kind, document)) {
      place.object().keySet().removeIf(name -> place.property(name).isEmpty());
      place
          .object()
          .replaceAll(
              (name, value) -> place.property(name).map(p -> known(place, p, value)).orElse(value));
    }
    Object plain =
        JsonTree.withTexts(document, text -> Traits.isPlainText(text) ? text : "plain text");
    return Reading.meant(kind, JsonTree.bytes(plain));
  }

  private static Object known(Place place, WireProperty property, Object value) {
    List<String> words = property.value().words();
    boolean newer =
        property.value().kind() == WireValue.Kind.WORD
            && !place.namesType(property)
            && !words.contains(value);
    return newer ? words.get(0) : value;
  }
}
