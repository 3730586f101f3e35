package dev.chasitor.tck.tables;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.model.Request;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Checks that no property of a type with a builder, and no component of a record, is forgotten:
 * samples set each of them to more than one value, and each value survives being written and read.
 */
final class BuilderCheck {

  private static final String EXTRAS = "additionalProperties";

  private BuilderCheck() {}

  /** What is wrong, one line for each property. */
  static List<String> wrong(Class<?> type, List<?> samples, UnaryOperator<Object> writeAndRead) {
    Map<String, String> lost = new HashMap<>();
    for (Object sample : samples) {
      Object read;
      try {
        read = writeAndRead.apply(sample);
      } catch (RuntimeException e) {
        return List.of(type.getSimpleName() + " is not read as it was written: " + e.getMessage());
      }
      for (Method property : written(type)) {
        if (!CodecTable.call(property, sample).equals(CodecTable.call(property, read))) {
          lost.put(property.getName(), " is lost when it is written and read");
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (Method property : written(type)) {
      String name = property.getName();
      Set<Object> values = new HashSet<>();
      samples.forEach(sample -> values.add(CodecTable.call(property, sample)));
      if (lost.containsKey(name)) {
        lines.add(type.getSimpleName() + "." + name + lost.get(name));
      } else if (values.size() < 2) {
        lines.add(
            type.getSimpleName()
                + "."
                + name
                + " has one value in all samples: its generator"
                + " does not set it");
      }
    }
    return lines;
  }

  private static List<Method> written(Class<?> type) {
    return properties(type).stream()
        .filter(property -> !FullValues.rowOf(type, property.getName()).isEmpty())
        .toList();
  }

  /**
   * The properties of a type: what it has a method for, and its builder a setter. Those of a record
   * are the components that are written.
   */
  static List<Method> properties(Class<?> type) {
    if (type.isRecord()) {
      return Arrays.stream(type.getRecordComponents())
          .filter(component -> !FullValues.rowOf(type, component.getName()).isEmpty())
          .map(RecordComponent::getAccessor)
          .toList();
    }
    Set<String> setters = new HashSet<>();
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.getSimpleName().equals("Builder")) {
        Arrays.stream(nested.getMethods())
            .filter(method -> method.getParameterCount() == 1)
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .forEach(method -> setters.add(method.getName()));
      }
    }
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> setters.contains(method.getName()))
        .filter(method -> !isWithoutBody(type) || !method.getName().equals(EXTRAS))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** A request without a body has nowhere to put properties that no edition knows. */
  private static boolean isWithoutBody(Class<?> type) {
    return Request.class.isAssignableFrom(type) && BodyKind.of(type).isEmpty();
  }
}
