package dev.chasitor.codec.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engine of a table, usually from a clone of the class {@link TableEngine}. It uses that
 * class itself if a clone cannot be defined, for example in a native image.
 *
 * <p>If the system property {@value #SHARED} is {@code true} when a table is first used, that table
 * uses the class itself too. It then reads and writes the same documents, more slowly. Use it for
 * tools that cannot see hidden classes (coverage, profiling, mutation), or to save the memory of
 * one class per table.
 */
final class EngineClones {

  static final String SHARED = "dev.chasitor.codec.sharedEngine";

  private static final byte @Nullable [] CODE = code();

  private EngineClones() {}

  @SuppressWarnings("unchecked") // an engine receives only values and builders of its table
  static <T, B> ShapeEngine<T> engine(ShapeTable<T, B> table) {
    ShapeTable<Object, Object> any = (ShapeTable<Object, Object>) table;
    return (ShapeEngine<T>)
        (CODE == null || Boolean.getBoolean(SHARED) ? new TableEngine(any) : clone(CODE, any));
  }

  private static ShapeEngine<?> clone(byte[] code, ShapeTable<Object, Object> table) {
    try {
      Class<?> clone =
          MethodHandles.lookup().defineHiddenClassWithClassData(code, table, true).lookupClass();
      return (ShapeEngine<?>) clone.getDeclaredConstructor(ShapeTable.class).newInstance(table);
    } catch (ReflectiveOperationException | LinkageError e) {
      return new TableEngine(table);
    }
  }

  private static byte @Nullable [] code() {
    try (InputStream code =
        TableEngine.class.getResourceAsStream(TableEngine.class.getSimpleName() + ".class")) {
      return code == null ? null : code.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }
}
