package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object in a document, with the table that describes it.
 *
 * @param path its path, for example {@code $.customDetails[0]}
 * @param type the table that describes it
 * @param object the object itself; a change to it changes the document
 * @param inMessage whether it is the body of an envelope, or inside one
 */
record Place(String path, WireType type, Map<String, Object> object, boolean inMessage) {

  /** Returns every object of a document that has a table, the outermost first. */
  static List<Place> all(BodyKind<?> kind, Object document) {
    List<Place> places = new ArrayList<>();
    addObject("$", kind.wireType(), document, false, places);
    return places;
  }

  /** Returns the object at this path. */
  static Optional<Place> at(String path, BodyKind<?> kind, Object document) {
    return all(kind, document).stream().filter(place -> place.path.equals(path)).findFirst();
  }

  /** Returns the property that a codec reads in this spelling. */
  Optional<WireProperty> property(String spelling) {
    return type.properties().stream()
        .filter(
            property ->
                property.name().equals(spelling)
                    || property.alsoReadAs().contains(spelling)
                    || (property.anyCase() && property.name().equalsIgnoreCase(spelling)))
        .findFirst();
  }

  /** Returns the property that holds the body, if this is the envelope of a message. */
  Optional<WireProperty> body() {
    return type.properties().stream()
        .filter(property -> property.value().kind() == WireValue.Kind.UNION)
        .findFirst();
  }

  /** Whether the property holds the type of the message in this envelope. */
  boolean namesType(WireProperty property) {
    return body().isPresent() && property.value().kind() == WireValue.Kind.WORD;
  }

  private Optional<WireType> typeOfBody(WireValue union) {
    List<String> words = new ArrayList<>();
    for (WireProperty property : type.properties()) {
      if (namesType(property)) {
        words.add(String.valueOf(object.get(property.name())));
      }
    }
    int index = union.words().indexOf(String.join("/", words));
    return index < 0 ? Optional.empty() : Optional.of(union.types().get(index));
  }

  private static void addObject(
      String path, WireType type, Object value, boolean inMessage, List<Place> places) {
    if (value instanceof Map<?, ?>) {
      Place place = new Place(path, type, JsonTree.object(value), inMessage);
      places.add(place);
      place.object.forEach(
          (spelling, inner) ->
              place
                  .property(spelling)
                  .ifPresent(
                      p -> place.addInside(path + "." + spelling, p.value(), inner, places)));
    }
  }

  private void addInside(String where, WireValue shape, Object value, List<Place> places) {
    switch (shape.kind()) {
      case OBJECT -> addObject(where, shape.types().get(0), value, inMessage, places);
      case UNION ->
          typeOfBody(shape).ifPresent(body -> addObject(where, body, value, true, places));
      case ARRAY -> {
        if (value instanceof List<?> list) {
          for (int at = 0; at < list.size(); at++) {
            addInside(where + "[" + at + "]", shape.element().orElseThrow(), list.get(at), places);
          }
        }
      }
      case MAP -> {
        if (value instanceof Map<?, ?> map) {
          map.forEach(
              (name, inner) ->
                  addInside(where + "." + name, shape.element().orElseThrow(), inner, places));
        }
      }
      case TEXT, WORD, BOOLEAN, INT32, INT64, DOUBLE, ANY -> {
        // No table describes these values.
      }
    }
  }
}
