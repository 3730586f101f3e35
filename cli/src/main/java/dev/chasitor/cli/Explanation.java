package dev.chasitor.cli;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
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
 * Describes what the codec understood of a document and what it kept without understanding it. The
 * lines name properties and types but no values, because a value may be a secret.
 *
 * <p>A property has the same name on the wire and in Java, so the codec's tables lead to the
 * accessors.
 */
final class Explanation {
  private static final String UNKNOWN = "a property this edition does not know, kept";

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
      for (String name : wrapper.additionalProperties().keySet()) {
        lines.add("  " + path + "." + name + ": " + UNKNOWN);
      }
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
    String understood = present.isEmpty() ? "no known property" : String.join(", ", present);
    lines.add(line, "  " + path + ": " + kind.wireType().name() + " with " + understood);
    if (value instanceof Extensible extensible) {
      for (String name : extensible.additionalProperties().keySet()) {
        lines.add("  " + path + "." + name + ": " + kept(name, kind, present));
      }
    }
  }

  /** Describes a property that was kept as it came: an unknown one, or one with an odd value. */
  private static String kept(String name, BodyKind<?> kind, List<String> present) {
    Optional<WireProperty> known =
        kind.wireType().properties().stream().filter(each -> isReadAs(each, name)).findFirst();
    if (known.isEmpty()) {
      return UNKNOWN;
    }
    String expected = "expected " + expected(known.get().value());
    return present.contains(known.get().name())
        ? "a property of which only a part can be read, kept; " + expected
        : "a property whose value cannot be read, kept; " + expected;
  }

  private static boolean isReadAs(WireProperty property, String name) {
    return property.anyCase()
        ? property.name().equalsIgnoreCase(name)
        : property.name().equals(name) || property.alsoReadAs().contains(name);
  }

  private static String expected(WireValue value) {
    return switch (value.kind()) {
      case TEXT -> "a text";
      case WORD -> "a word";
      case BOOLEAN -> "true or false";
      case INT32 -> "a whole number of 32 bits";
      case INT64 -> "a whole number of 64 bits";
      case DOUBLE -> "a number";
      case ARRAY ->
          "an array" + value.element().map(each -> ", each element " + expected(each)).orElse("");
      case MAP, UNION -> "an object";
      case OBJECT -> "an object (" + value.types().get(0).name() + ")";
      case ANY -> "any value";
    };
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

  /** Returns the kind of document of a value, if the codec has a table for it. */
  static Optional<BodyKind<?>> kindOf(Object value) {
    return BodyKind.all().stream()
        .<BodyKind<?>>map(kind -> kind)
        .filter(kind -> kind.javaType().isInstance(value))
        .findFirst();
  }

  /** Returns the model's accessor of a property; empty for an alternative spelling. */
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
      throw new IllegalStateException("Cannot call the model's accessor " + accessor, e);
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
