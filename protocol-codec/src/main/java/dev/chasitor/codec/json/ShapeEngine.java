package dev.chasitor.codec.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Reads and writes by a {@link ShapeTable}. */
interface ShapeEngine<T> {

  /**
   * Reads the properties from here to the end of the object.
   *
   * @param skipped a property that is somebody else's
   */
  T read(JsonInput in, @Nullable String skipped);

  /** What an object is when all of it is missing. */
  T readNothing(JsonInput in);

  /** Writes the properties. */
  void write(JsonGenerator out, T value);
}
