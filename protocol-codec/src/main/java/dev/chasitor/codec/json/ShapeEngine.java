package dev.chasitor.codec.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Reads and writes objects by a {@link ShapeTable}. */
interface ShapeEngine<T> {

  /**
   * Reads the rest of the object's properties.
   *
   * @param skipped a property that the caller has read; null if there is none
   */
  T read(JsonInput in, @Nullable String skipped);

  /** Makes the value of a missing object. */
  T readNothing(JsonInput in);

  /** Writes the properties. */
  void write(JsonGenerator out, T value);
}
