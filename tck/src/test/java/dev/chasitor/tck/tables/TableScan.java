package dev.chasitor.tck.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds classes, and the constants that hold tables, in the modules that can have some. */
final class TableScan {

  /** The packages of the modules to which the types of tables are exported. */
  private static final List<String> ROOTS = List.of("dev/chasitor/codec", "dev/chasitor/session");

  private static final Set<String> TABLES =
      Set.of("JsonShape", "JsonRecord", "JsonUnion", "JsonEnvelope");

  private TableScan() {}

  /** Each constant that holds a table, and the class of what the table reads. */
  static List<Field> constants() {
    List<Field> found = new ArrayList<>();
    for (String name : classes(ROOTS)) {
      for (Field field : named(name).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && TABLES.contains(field.getType().getSimpleName())
            && field.getGenericType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?>) {
          found.add(field);
        }
      }
    }
    return found;
  }

  static Class<?> named(String name) {
    try {
      return Class.forName(name, false, TableScan.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The names of the classes under these roots, in directories or jars. */
  static Set<String> classes(List<String> roots) {
    Set<String> names = new TreeSet<>();
    try {
      for (String root : roots) {
        for (URL url : Collections.list(TableScan.class.getClassLoader().getResources(root))) {
          URI place = url.toURI();
          if (place.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
              add(jar.getPath(root), root, names);
            }
          } else {
            add(Path.of(place), root, names);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
    return names;
  }

  private static void add(Path directory, String root, Set<String> names) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .map(file -> root + "/" + directory.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .forEach(names::add);
    }
  }
}
