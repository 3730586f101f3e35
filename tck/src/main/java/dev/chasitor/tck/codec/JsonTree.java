package dev.chasitor.tck.codec;

import dev.chasitor.tck.codec.JsonReader.NotJsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as maps, lists, texts, {@link JsonNumber}s, booleans and {@link #NULL}. A test may
 * change maps and lists before it writes them.
 */
final class JsonTree {

  /** The JSON {@code null}. */
  static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /** A number with its digits as written. It equals every number of the same value. */
  record JsonNumber(String digits) {

    static JsonNumber of(long value) {
      return new JsonNumber(Long.toString(value));
    }

    BigDecimal value() {
      return new BigDecimal(digits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof JsonNumber number && value().compareTo(number.value()) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value().doubleValue());
    }

    @Override
    public String toString() {
      return digits;
    }
  }

  private JsonTree() {}

  /** Returns the object in a document. */
  static Map<String, Object> object(byte[] document) {
    try {
      return object(JsonReader.read(document));
    } catch (NotJsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the value of a text that is JSON. */
  static Object value(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  /** Returns the value of a document; empty if the document is not JSON. */
  static Optional<Object> read(byte[] document) {
    try {
      return Optional.of(JsonReader.read(document));
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  /** Casts a value to an object. */
  @SuppressWarnings("unchecked") // only JsonReader and this class make objects, with text keys
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** Returns the document of a value in UTF-8. */
  static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the document of a value as text, with escapes for characters that UTF-8 or JSON cannot
   * hold.
   */
  static String text(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Returns a copy with each text changed. Names stay. */
  static Object withTexts(Object value, UnaryOperator<String> change) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> changed = new LinkedHashMap<>();
      object(map).forEach((name, inner) -> changed.put(name, withTexts(inner, change)));
      return changed;
    }
    if (value instanceof List<?> list) {
      List<Object> changed = new ArrayList<>();
      list.forEach(inner -> changed.add(withTexts(inner, change)));
      return changed;
    }
    return value instanceof String string ? change.apply(string) : value;
  }

  /**
   * Returns what the found value lacks of the expected one, each with its path. Additional
   * properties are no difference.
   */
  static List<String> lacking(Object expected, @Nullable Object found) {
    List<String> differences = new ArrayList<>();
    compare("$", expected, found, differences);
    return differences;
  }

  /** Returns a description of the difference between two values. */
  static String difference(@Nullable Object expected, @Nullable Object found) {
    return "expected " + told(expected) + ", found " + told(found);
  }

  private static String told(@Nullable Object value) {
    return value == null ? "nothing" : text(value);
  }

  private static void compare(
      String path, Object expected, @Nullable Object found, List<String> differences) {
    if (expected instanceof Map<?, ?> map && found instanceof Map<?, ?> other) {
      map.forEach((name, inner) -> compare(path + "." + name, inner, other.get(name), differences));
    } else if (expected instanceof List<?> list
        && found instanceof List<?> other
        && list.size() == other.size()) {
      for (int at = 0; at < list.size(); at++) {
        compare(path + "[" + at + "]", list.get(at), other.get(at), differences);
      }
    } else if (!Objects.equals(expected, found)) {
      differences.add(path + ": " + difference(expected, found));
    }
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      map.forEach(
          (name, inner) -> {
            separate('{', out);
            write(name, out);
            out.append(':');
            write(inner, out);
          });
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      list.forEach(
          inner -> {
            separate('[', out);
            write(inner, out);
          });
      out.append(']');
    } else if (value instanceof String string) {
      out.append('"');
      writeText(string, out);
      out.append('"');
    } else {
      out.append(value);
    }
  }

  private static void separate(char start, StringBuilder out) {
    if (out.charAt(out.length() - 1) != start) {
      out.append(',');
    }
  }

  private static void writeText(String string, StringBuilder out) {
    for (int at = 0; at < string.length(); at++) {
      char c = string.charAt(at);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && at + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(at + 1));
        if (isPair) {
          out.append(c).append(string.charAt(++at));
        } else {
          writeCode(c, out);
        }
      } else if (c < ' ') {
        writeCode(c, out);
      } else {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
    }
  }

  private static void writeCode(char c, StringBuilder out) {
    out.append(String.format("\\u%04x", (int) c));
  }
}
