package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A list of envelopes in a document: of messages, or of requests.
 *
 * @param name the property that holds the list
 * @param envelope the table of an envelope
 * @param neighbour a right envelope
 * @param alone the same envelope as the codec reads it when nothing else stands in the list
 */
record EnvelopeList(String name, WireType envelope, Map<String, Object> neighbour, Object alone) {

  /** Returns the lists of envelopes in the outermost object that the codec reads. */
  static List<EnvelopeList> in(Examination<?> examination) {
    List<EnvelopeList> lists = new ArrayList<>();
    for (WireProperty property : examination.properties()) {
      envelope(property)
          .ifPresent(
              type -> {
                String name = property.name();
                List<?> good = list(examination.full(), name);
                examination
                    .read(
                        "$." + name, examination.full("$", o -> o.put(name, List.of(good.get(0)))))
                    .ifPresent(
                        seen ->
                            lists.add(
                                new EnvelopeList(
                                    name,
                                    type,
                                    JsonTree.object(good.get(0)),
                                    list(seen, name).get(0))));
              });
    }
    return lists;
  }

  private static Optional<WireType> envelope(WireProperty property) {
    return property.value().kind() == WireValue.Kind.ARRAY
        ? property.value().element().orElseThrow().types().stream()
            .filter(type -> body(type).isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<WireProperty> body(WireType type) {
    return type.properties().stream()
        .filter(property -> property.value().kind() == WireValue.Kind.UNION)
        .findFirst();
  }

  private static List<?> list(Map<String, Object> document, String name) {
    return (List<?>) Objects.requireNonNull(document.get(name), name);
  }

  /** Whether the property of an envelope holds the type of its body, or a part of it. */
  boolean namesType(String property) {
    return envelope
        .property(property)
        .filter(known -> known.value().kind() == WireValue.Kind.WORD)
        .isPresent();
  }

  /** Returns a full body for each type that an envelope may hold, by the words that name it. */
  Map<String, Map<String, Object>> bodies() {
    Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
    WireValue union = body(envelope).orElseThrow().value();
    for (int at = 0; at < union.words().size(); at++) {
      WireType type = union.types().get(at);
      String words = union.words().get(at);
      BodyKind.all().stream()
          .filter(kind -> kind.wireType().equals(type))
          .findFirst()
          .ifPresent(kind -> bodies.put(words, TestVectors.full(kind)));
    }
    return bodies;
  }

  /** Returns the neighbour's envelope around another body. */
  Map<String, Object> envelope(String words, Map<String, Object> body) {
    Map<String, Object> changed = new LinkedHashMap<>(neighbour);
    List<String> left = new ArrayList<>(List.of(words.split("/", -1)));
    for (WireProperty property : envelope.properties()) {
      switch (property.value().kind()) {
        case WORD -> changed.put(property.name(), left.remove(0));
        case UNION -> changed.put(property.name(), body);
        case TEXT, BOOLEAN, INT32, INT64, DOUBLE, ARRAY, MAP, OBJECT, ANY -> {
          // It does not depend on the type.
        }
      }
    }
    return changed;
  }

  /** Complains unless the list is read with its right elements, whatever stands between them. */
  void isolates(Object bad, String what, Examination<?> examination) {
    List<Object> mixed = new ArrayList<>(List.of(neighbour, bad, neighbour));
    String place = "$." + name + " with " + what;
    examination
        .read(place, examination.full("$", o -> o.put(name, mixed)))
        .ifPresent(
            seen -> {
              List<?> read = list(seen, name);
              examination.isSame(place + ", number of elements", mixed.size(), read.size());
              if (read.size() == mixed.size()) {
                examination.isSame("the element before, " + place, alone, read.get(0));
                examination.isSame("the element behind, " + place, alone, read.get(2));
              }
            });
  }
}
