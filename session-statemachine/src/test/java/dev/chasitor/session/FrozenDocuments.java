package dev.chasitor.session;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.codec.json.JsonType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Documents of sessions as an edition wrote them, in {@code src/test/resources/frozen/<version>},
 * and the listing of what they look like. With {@code -Dchasitor.fixtures=write} the tests write
 * those of the current version; those of other versions are never written again.
 */
public final class FrozenDocuments {

  private static final Path ALL = Path.of("src", "test", "resources", "frozen");

  private FrozenDocuments() {}

  /** Whether the current version's files are to be written. */
  public static boolean areWritten() {
    return "write".equals(System.getProperty("chasitor.fixtures"));
  }

  /** Writes a file of the current version. */
  public static void write(int version, String name, byte[] content) {
    try {
      Path file = ALL.resolve(Integer.toString(version)).resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of a file. */
  public static byte[] read(int version, String name) {
    try {
      return Files.readAllBytes(ALL.resolve(Integer.toString(version)).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(
          name + " of version " + version + " is missing: run with -Dchasitor.fixtures=write", e);
    }
  }

  /** What documents look like: a line for each property of each type within. */
  public static String listing(Class<?> holder) {
    try {
      Field table = holder.getDeclaredField("DOCUMENT");
      table.setAccessible(true);
      List<String> lines = new ArrayList<>();
      list(((JsonType<?>) table.get(null)).describe(), new TreeSet<>(), lines);
      return String.join("\n", lines) + "\n";
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.toString(), e);
    }
  }

  private static void list(WireValue value, Set<String> seen, List<String> lines) {
    for (WireType type : value.types()) {
      StringBuilder rows = new StringBuilder();
      for (WireProperty row : type.properties()) {
        rows.append("\n  ").append(row.name()).append(' ').append(row.presence());
        rows.append(' ').append(described(row.value()));
      }
      if (seen.add(type.name() + rows)) {
        lines.add(type.name() + rows);
        type.properties().forEach(row -> list(row.value(), seen, lines));
      }
    }
    value.element().ifPresent(element -> list(element, seen, lines));
  }

  private static String described(WireValue value) {
    StringBuilder text = new StringBuilder(value.kind().name());
    value.element().ifPresent(element -> text.append(" of ").append(described(element)));
    value.types().forEach(type -> text.append(' ').append(type.name()));
    value.words().forEach(word -> text.append(' ').append(word));
    return text.toString();
  }
}
