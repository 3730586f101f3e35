package dev.chasitor.benchmarks;

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
 * A value as nested maps and lists of its properties, so that the values of different libraries can
 * be compared: ours, records, Immutables. What is absent or empty does not show.
 */
final class Graph {

  private Graph() {}

  /** The graph of a value; null if there is nothing in it. */
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
    if (value == null || (value instanceof Map<?, ?> map && map.isEmpty())) {
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
        throw new IllegalStateException("Cannot read " + accessor, e);
      }
      if (property != null) {
        properties.put(accessor.getName(), property);
      }
    }
    return properties;
  }

  /**
   * The methods of a record's components, or of the interface that a generated class implements.
   */
  private static List<Method> accessors(Class<?> type) {
    Class<?> declared = type.isRecord() ? type : type.getInterfaces()[0];
    return Arrays.stream(declared.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        // Not properties: what every record has, and what tells our messages apart.
        .filter(method -> !List.of("toString", "hashCode", "kind").contains(method.getName()))
        .toList();
  }
}
