package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Tests a codec with documents of one kind and collects complaints. */
final class Examination<T> {

  private static final int MOST_TOLD = 20;

  /** What one test found out, over all kinds of documents. */
  private static final class Findings {
    private final List<String> complaints = new ArrayList<>();
    private int cases;

    private void report(CodecSubject codec, CodecRule rule) {
      codec.judged(cases);
      if (!complaints.isEmpty()) {
        int told = Math.min(MOST_TOLD, complaints.size());
        throw new AssertionError(
            "The codec breaks rule %s (%s): %s%nOf %d cases %d are wrong, the first %d:%n  %s"
                .formatted(
                    rule.id(),
                    rule.level(),
                    rule.sentence(),
                    cases,
                    complaints.size(),
                    told,
                    String.join("\n  ", complaints.subList(0, told))));
      }
      if (cases == 0) {
        Assumptions.abort(
            "Not judged: no kind of document in kinds() has what rule %s is about, or the codec reads none of them. Rule: %s"
                .formatted(rule.id(), rule.sentence()));
      }
    }
  }

  private final CodecSubject codec;
  private final BodyKind<T> kind;
  private final Findings findings;

  private Examination(CodecSubject codec, BodyKind<T> kind, Findings findings) {
    this.codec = codec;
    this.kind = kind;
    this.findings = findings;
  }

  /**
   * Examines each kind of document that the codec knows, then fails if there was any complaint. It
   * skips the test if no document of these kinds has anything to judge.
   *
   * @param rule the rule that a complaint means
   */
  static void ofEachKind(CodecSubject codec, CodecRule rule, Consumer<Examination<?>> look) {
    Findings findings = new Findings();
    for (BodyKind<?> kind : BodyKind.all()) {
      if (codec.kinds().contains(kind)) {
        look.accept(new Examination<>(codec, kind, findings));
      }
    }
    findings.report(codec, rule);
  }

  /** Returns the codec under test. */
  CodecSubject codec() {
    return codec;
  }

  /** Returns the kind of the documents. */
  BodyKind<T> kind() {
    return kind;
  }

  /** Returns a document with every property that a codec writes. The caller may change it. */
  Map<String, Object> full() {
    return TestVectors.full(kind);
  }

  /** Returns the full document with a change in the object at this path. */
  Map<String, Object> full(String path, Consumer<Map<String, Object>> change) {
    Map<String, Object> document = full();
    change.accept(Place.at(path, kind, document).orElseThrow().object());
    return document;
  }

  /** Returns the objects in the full document. */
  List<Place> places() {
    return Place.all(kind, full());
  }

  /** Returns the outermost object of the full document. */
  Place whole() {
    return places().get(0);
  }

  /** Returns the properties of the outermost object. */
  List<WireProperty> properties() {
    return kind.wireType().properties().stream()
        .filter(property -> whole().object().containsKey(property.name()))
        .toList();
  }

  /** Returns what the codec reads. Complains if it does not read the document. */
  Optional<T> value(String place, byte[] document) {
    findings.cases++;
    Reading<T> reading = Reading.of(codec, kind, document);
    if (reading.value().isEmpty()) {
      complain(place, "expected the codec to read the document, but the document " + reading);
    }
    return reading.value();
  }

  /**
   * Returns the strict document of what the codec reads. Complains if the codec does not read the
   * document, or reads a value with missing parts.
   */
  Optional<Map<String, Object>> read(String place, byte[] document) {
    try {
      return value(place, document).map(value -> Reading.seen(kind, value));
    } catch (RuntimeException e) {
      complain(place, "expected a complete value, but writing it fails: " + e);
      return Optional.empty();
    }
  }

  /**
   * Returns the document that the codec writes for a value. Complains if the codec throws anything.
   */
  Optional<byte[]> write(String place, T value) {
    findings.cases++;
    try {
      return Optional.of(codec.encode(kind, value));
    } catch (RuntimeException | StackOverflowError e) {
      complain(place, "expected the codec to write the value, but it threw " + e);
      return Optional.empty();
    }
  }

  /** Does the same as {@link #read(String, byte[])}. */
  Optional<Map<String, Object>> read(String place, Map<String, Object> document) {
    return read(place, JsonTree.bytes(document));
  }

  /**
   * Returns the strict document of what the reference codec reads in a document that the codec
   * under test wrote. Complains if the reference codec does not read it.
   */
  Optional<Map<String, Object>> meant(String place, byte[] written) {
    try {
      return Optional.of(Reading.seen(kind, Reading.meant(kind, written)));
    } catch (RuntimeException e) {
      complain(place, "expected a document that can be read, but reading it fails: " + e);
      return Optional.empty();
    }
  }

  /** Complains if the value that the codec reads lacks something of the expected one. */
  void reads(String place, Object expected, byte[] document) {
    read(place, document)
        .ifPresent(
            seen ->
                JsonTree.lacking(expected, seen)
                    .forEach(difference -> complain(place, difference)));
  }

  /**
   * Complains about each vector for exactly these rules that the codec does not read as expected.
   */
  void readsVectorsThatShow(Set<CodecRule> rules) {
    for (TestVector<T> vector : TestVectors.of(kind)) {
      if (vector.shows().equals(rules)) {
        reads(vector.name(), vector.writtenTree(), vector.document().toBytes());
      }
    }
  }

  /** Whether the codec reads a document with an unknown property, as rule K-DEC-02 demands. */
  boolean takesUnknown() {
    byte[] document = JsonTree.bytes(full("$", object -> object.put("x-newer", "b")));
    return Reading.of(codec, kind, document).value().isPresent();
  }

  /** Complains if the codec does not refuse the document with its one type of exception. */
  Optional<RuntimeException> refuses(String place, byte[] document) {
    findings.cases++;
    Reading<T> reading = Reading.of(codec, kind, document);
    if (!reading.isRefusal()) {
      String right = codec.malformed().getSimpleName();
      complain(
          place,
          "expected the codec to refuse the document with "
              + right
              + ", but the document "
              + reading);
    }
    return reading.refusal();
  }

  /**
   * Gives a property another form. Complains unless the codec refuses the document, or reads the
   * property as absent or as what is allowed.
   */
  void readsOrRefuses(String name, Object form, Predicate<Object> allowed) {
    String place = "$." + name + " as " + JsonTree.text(form);
    findings.cases++;
    Reading<T> reading =
        Reading.of(codec, kind, JsonTree.bytes(full("$", object -> object.put(name, form))));
    if (reading.value().isEmpty()) {
      complainUnless(
          reading.isRefusal(), place, "expected a value or a refusal, but the document " + reading);
      return;
    }
    Object read = reading.value().map(value -> Reading.seen(kind, value).get(name)).orElse(null);
    complainUnless(
        read == null || allowed.test(read),
        place,
        "expected the codec to refuse the document, or to read the property as absent"
            + " or exactly, but it read "
            + (read == null ? "" : JsonTree.text(read)));
  }

  /** Complains if the values differ. */
  void isSame(String place, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      complain(place, JsonTree.difference(expected, found));
    }
  }

  /** Judges a case: complains unless the condition holds. */
  void judge(boolean right, String place, String what) {
    findings.cases++;
    complainUnless(right, place, what);
  }

  /** Complains unless the condition holds. */
  void complainUnless(boolean right, String place, String what) {
    if (!right) {
      complain(place, what);
    }
  }

  /** Adds a complaint about a place in a document. */
  void complain(String place, String what) {
    findings.complaints.add(kind + " " + place + ": " + what);
  }
}
