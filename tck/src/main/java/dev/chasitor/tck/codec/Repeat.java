package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A property that stands twice in one object, with different values.
 *
 * @param path the path of the object
 * @param name the property's name
 * @param first the JSON of its first value
 * @param last the JSON of its last value
 */
record Repeat(String path, String name, String first, String last) {

  private static final String MARK = "x-mark";

  /** Which value a codec takes. */
  enum Taken {
    /** Neither: it refuses the document. */
    REFUSED,
    /** The first. */
    FIRST,
    /** The last. */
    LAST,
    /** It drops both. */
    IGNORED,
    /** It throws something else than a refusal. */
    BROKEN
  }

  /** Returns repeats of a known property. */
  static List<Repeat> of(String path, WireProperty property) {
    if (property.presence() == Presence.READ_ONLY) {
      return List.of();
    }
    String name = property.name();
    return switch (property.value().kind()) {
      case TEXT, WORD -> List.of(new Repeat(path, name, "\"1\"", "\"2\""));
      case BOOLEAN ->
          List.of(new Repeat(path, name, "true", "false"), new Repeat(path, name, "false", "true"));
      case INT32, INT64, DOUBLE -> List.of(new Repeat(path, name, "7", "8"));
      case ARRAY, MAP, OBJECT, UNION, ANY -> List.of();
    };
  }

  /** Returns which value the codec under test takes. */
  <T> Taken taken(Examination<T> examination) {
    String document =
        JsonTree.text(
                examination.full(
                    path,
                    object -> {
                      object.remove(name);
                      object.put(MARK, true);
                    }))
            .replace(
                "\"" + MARK + "\":true", "\"%s\":%s,\"%s\":%s".formatted(name, first, name, last));
    Reading<T> reading =
        Reading.of(examination.codec(), examination.kind(), document.getBytes(UTF_8));
    if (reading.isRefusal()) {
      return Taken.REFUSED;
    }
    if (reading.failure().isPresent()) {
      return Taken.BROKEN;
    }
    Optional<String> taken =
        reading
            .value()
            .flatMap(
                value ->
                    Place.at(path, examination.kind(), Reading.seen(examination.kind(), value)))
            .filter(place -> place.object().containsKey(name))
            .map(place -> JsonTree.text(Objects.requireNonNull(place.object().get(name))));
    return taken.filter(first::equals).isPresent()
        ? Taken.FIRST
        : taken.filter(last::equals).isPresent() ? Taken.LAST : Taken.IGNORED;
  }

  @Override
  public String toString() {
    return path + "." + name + " with " + first + " and then " + last;
  }
}
