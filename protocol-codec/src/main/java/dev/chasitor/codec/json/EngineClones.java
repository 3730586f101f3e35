package dev.chasitor.codec.json;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engine of a table: a clone of {@link TableEngine}, or an object of that very class
 * where its code cannot be found or not be defined again, as in a native image.
 *
 * <p>The system property {@value #SHARED}, when it is {@code true} before a table is first used,
 * lets that table share the one class as well. It reads and writes the same and more slowly, and is
 * for tools that see no hidden classes (coverage, profiling, mutation) and for where the memory of
 * a class for each table matters.
 */
final class EngineClones {

  static final String SHARED = "dev.chasitor.codec.sharedEngine";

  private static final byte @Nullable [] CODE = code();

  private EngineClones() {}

  @SuppressWarnings("unchecked") // an engine meets only values and builders of its table
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
