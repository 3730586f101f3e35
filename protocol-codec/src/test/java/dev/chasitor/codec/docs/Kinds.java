package dev.chasitor.codec.docs;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Request;
import dev.chasitor.model.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds one's way in the tables: which document belongs to a resource, a type or a word. */
final class Kinds {

  /** All kinds, each described once. */
  private static final Map<BodyKind<?>, WireType> ALL = all();

  private Kinds() {}

  private static Map<BodyKind<?>, WireType> all() {
    Map<BodyKind<?>, WireType> types = new LinkedHashMap<>();
    BodyKind.all().forEach(kind -> types.put(kind, kind.wireType()));
    return Collections.unmodifiableMap(types);
  }

  /** What a kind looks like on the wire. */
  static WireType wire(BodyKind<?> kind) {
    return Objects.requireNonNull(ALL.get(kind));
  }

  /** The name of a kind in the schemas: that of its type in Java, which is the only unique one. */
  static String schemaName(BodyKind<?> kind) {
    return kind.javaType().getSimpleName();
  }

  /** The first part of a kind's name. */
  static String family(BodyKind<?> kind) {
    return kind.name().substring(0, kind.name().indexOf('/'));
  }

  /** The kinds of a family, in the order of the table. */
  static List<BodyKind<?>> family(String family) {
    return those(kind -> family(kind).equals(family));
  }

  /** The type in Java of a resource's request. */
  static Class<?> requestType(Resource resource) {
    return permitted(Request.class, camelCase(resource.type().name()) + "Request");
  }

  /** The kind of a request's body, if it has one. */
  static Optional<BodyKind<?>> body(Resource resource) {
    return resource.body() == Resource.Body.NONE
        ? Optional.empty()
        : Optional.of(BodyKind.of(requestType(resource)).orElseThrow());
  }

  /** The kind of a good answer's body, if it matters. */
  static Optional<BodyKind<?>> answer(Resource resource) {
    return resource.answer() == Resource.Answer.ACCEPTED
        ? Optional.empty()
        : Optional.of(
            BodyKind.of(permitted(Response.class, camelCase(resource.answer().name()) + "Response"))
                .orElseThrow());
  }

  /** The kinds of the messages that the envelope of a good answer may hold. */
  static List<BodyKind<?>> enveloped(Resource resource) {
    return resource.answersWith().stream()
        .<BodyKind<?>>map(type -> BodyKind.named("message/" + type.word()).orElseThrow())
        .toList();
  }

  /** The kind of an object within another. */
  static BodyKind<?> of(WireType type) {
    return of(type, "");
  }

  /**
   * The kind of the body of an envelope. A request and a message may have the same table; the word
   * of a request is the path of its resource.
   */
  static BodyKind<?> of(WireType type, String word) {
    List<BodyKind<?>> same = those(kind -> wire(kind).equals(type));
    List<BodyKind<?>> candidates =
        same.isEmpty() ? those(kind -> wire(kind).name().equals(type.name())) : same;
    boolean request = Resource.all().stream().anyMatch(resource -> resource.path().equals(word));
    return candidates.stream()
        .filter(kind -> candidates.size() == 1 || family(kind).equals("request") == request)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No kind for " + type.name()));
  }

  private static List<BodyKind<?>> those(Predicate<BodyKind<?>> which) {
    return ALL.keySet().stream().filter(which).toList();
  }

  /** The kinds that stand in a value. */
  static List<BodyKind<?>> within(WireValue value) {
    List<BodyKind<?>> kinds = new ArrayList<>();
    for (int at = 0; at < value.types().size(); at++) {
      String word = at < value.words().size() ? value.words().get(at) : "";
      kinds.add(of(value.types().get(at), word));
    }
    value.element().ifPresent(element -> kinds.addAll(within(element)));
    return kinds;
  }

  /** The kinds in whose properties a kind stands. */
  static List<BodyKind<?>> around(BodyKind<?> kind) {
    return those(
        other ->
            wire(other).properties().stream()
                .filter(property -> property.presence() != WireProperty.Presence.READ_ONLY)
                .anyMatch(property -> within(property.value()).contains(kind)));
  }

  /** The resources whose request or good answer is of a kind. */
  static List<Resource> resources(BodyKind<?> kind) {
    return Resource.all().stream()
        .filter(
            resource ->
                Stream.concat(body(resource).stream(), answer(resource).stream())
                    .anyMatch(kind::equals))
        .toList();
  }

  /** {@code SESSION_ID} as {@code SessionId}. */
  static String camelCase(String constant) {
    return Arrays.stream(constant.split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static Class<?> permitted(Class<?> family, String name) {
    return Arrays.stream(family.getPermittedSubclasses())
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No type " + name));
  }
}
