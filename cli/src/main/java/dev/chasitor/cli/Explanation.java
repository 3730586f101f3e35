package dev.chasitor.cli;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.model.Word;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Tells what was understood of a document, and what was kept without being understood. It names
 * properties and types, never values, since these may be secrets.
 *
 * <p>A property has one name on the wire and in Java, so the codec's tables lead the way.
 */
final class Explanation {
  private final List<String> lines = new ArrayList<>();

  Explanation(Object value) {
    explain("$", value);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private void explain(String path, Object value) {
    if (value instanceof UnknownMessage unknown) {
      keptAsItCame(path, "message type", unknown.typeWord(), unknown.problem());
    } else if (value instanceof UnknownRequest unknown) {
      keptAsItCame(path, "noun", unknown.prefix() + "/" + unknown.noun(), unknown.problem());
    } else if (value instanceof NounWrapper wrapper) {
      explain(path + ".object", wrapper.request());
      explainExtras(path, wrapper);
    } else if (value instanceof Word<?> word) {
      if (word.known().isEmpty()) {
        lines.add("  " + path + ": a word this edition does not know, kept");
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        explain(path + "[" + i + "]", list.get(i));
      }
    } else {
      kindOf(value).ifPresent(kind -> explainObject(path, kind, value));
    }
  }

  private void explainObject(String path, BodyKind<?> kind, Object value) {
    List<String> present = new ArrayList<>();
    int line = lines.size();
    for (WireProperty property : kind.wireType().properties()) {
      accessor(kind, property)
          .flatMap(method -> read(method, value))
          .ifPresent(
              inner -> {
                present.add(property.name());
                explain(path + "." + property.name(), inner);
              });
    }
    String understood = present.isEmpty() ? "nothing that has a name" : String.join(", ", present);
    lines.add(line, "  " + path + ": " + kind.wireType().name() + " with " + understood);
    if (value instanceof Extensible extensible) {
      explainExtras(path, extensible);
    }
  }

  private void explainExtras(String path, Extensible value) {
    for (String name : value.additionalProperties().keySet()) {
      lines.add("  " + path + "." + name + ": a property this edition does not know, kept");
    }
  }

  private void keptAsItCame(String path, String what, String name, Optional<String> problem) {
    lines.add(
        "  "
            + path
            + ": kept as it came, "
            + problem
                .map(words -> "a malformed " + name + ": " + words)
                .orElse("a " + what + " this edition does not know: " + name));
  }

  /** What kind of document the value is, if the codec has a table for it. */
  static Optional<BodyKind<?>> kindOf(Object value) {
    return BodyKind.all().stream()
        .<BodyKind<?>>map(kind -> kind)
        .filter(kind -> kind.javaType().isInstance(value))
        .findFirst();
  }

  /** The method of the model that returns a property; other spellings have none. */
  static Optional<Method> accessor(BodyKind<?> kind, WireProperty property) {
    try {
      return Optional.of(kind.javaType().getMethod(property.name()));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> read(Method accessor, Object value) {
    try {
      return present(accessor.invoke(value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The model has no readable " + accessor.getName(), e);
    }
  }

  private static Optional<Object> present(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(inner -> inner);
    }
    boolean absent =
        value.equals(OptionalInt.empty())
            || value.equals(OptionalLong.empty())
            || value.equals(OptionalDouble.empty());
    return absent ? Optional.empty() : Optional.of(value);
  }
}
