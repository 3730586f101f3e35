package dev.chasitor.benchmarks;

import dev.chasitor.model.Json;
import dev.chasitor.model.Word;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value into nested maps and lists of its properties, so that values of different libraries
 * can be compared. Absent and empty properties are left out.
 */
final class Graph {

  private Graph() {}

  /** Returns the graph of a value; null if the value is empty. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? optional.getAsInt() : null;
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : null;
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? optional.getAsDouble() : null;
    }
    if (value instanceof Word<?> word) {
      return word.raw();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? null : list.stream().map(Graph::of).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new TreeMap<>();
      map.forEach((name, inner) -> entries.put(name.toString(), String.valueOf(of(inner))));
      return entries.isEmpty() ? null : entries;
    }
    if (value instanceof Json json) {
      return json.text();
    }
    if (value == null) {
      return null;
    }
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    return scalar ? value : properties(value);
  }

  private static Map<String, Object> properties(Object value) {
    Map<String, Object> properties = new TreeMap<>();
    for (Method accessor : accessors(value.getClass())) {
      Object property;
      try {
        property = of(accessor.invoke(value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot call the accessor " + accessor, e);
      }
      if (property != null) {
        properties.put(accessor.getName(), property);
      }
    }
    return properties;
  }

  /** Returns the accessors of a record, or of the interface that a generated class implements. */
  private static List<Method> accessors(Class<?> type) {
    Class<?> declared = type.isRecord() ? type : type.getInterfaces()[0];
    return Arrays.stream(declared.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        // These are no properties: the methods of every record, and the kind of a message.
        .filter(method -> !List.of("toString", "hashCode", "kind").contains(method.getName()))
        .toList();
  }
}
