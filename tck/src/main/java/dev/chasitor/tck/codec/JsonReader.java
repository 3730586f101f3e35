package dev.chasitor.tck.codec;

import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict JSON reader (RFC 8259, UTF-8) with a limit of depth. It shares no code with a codec, so
 * no codec judges itself.
 */
final class JsonReader {

  /** Reports that a text is not JSON. */
  static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException(String expected, int at) {
      // The exception has no stack trace: most tested documents are not JSON, and traces cost time.
      super("expected " + expected + " at character " + at, null, false, false);
    }
  }

  /** The limit of depth, far above that of any document of the protocol. */
  private static final int MOST_LEVELS = 500;

  private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\x00-\\x1f]*");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([\"\\\\/bfnrt])|u(\\p{XDigit}{4}))");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Map<String, Object> WORDS =
      Map.of("true", true, "false", false, "null", JsonTree.NULL);

  private final String source;
  private final Matcher text;
  private final boolean namesOnce;
  private int at;
  private int level;

  private JsonReader(String text, boolean namesOnce) {
    this.source = text;
    this.text = PLAIN.matcher(text);
    this.namesOnce = namesOnce;
  }

  /** Reads a document; refuses one in which an object has the same name twice. */
  static Object read(byte[] document) throws NotJsonException {
    return read(document, true);
  }

  /** Whether the bytes are a JSON document. Its objects may have the same name twice. */
  static boolean isJson(byte[] document) {
    try {
      read(document, false);
      return true;
    } catch (NotJsonException e) {
      return false;
    }
  }

  private static Object read(byte[] document, boolean namesOnce) throws NotJsonException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new NotJsonException("UTF-8", 0);
    }
    JsonReader reader = new JsonReader(text, namesOnce);
    Object value = reader.value();
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw new NotJsonException("the end", reader.at);
    }
    return value;
  }

  private Object value() throws NotJsonException {
    skipSpace();
    if (takeIf("{")) {
      enter();
      Map<String, Object> object = object();
      level--;
      return object;
    }
    if (takeIf("[")) {
      enter();
      List<Object> array = array();
      level--;
      return array;
    }
    if (takeIf("\"")) {
      return string();
    }
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (takeIf(word.getKey())) {
        return word.getValue();
      }
    }
    String digits = take(NUMBER);
    if (digits.isEmpty()) {
      throw new NotJsonException("a value", at);
    }
    return new JsonNumber(digits);
  }

  private void enter() throws NotJsonException {
    if (++level > MOST_LEVELS) {
      throw new NotJsonException("at most " + MOST_LEVELS + " levels", at);
    }
  }

  private Map<String, Object> object() throws NotJsonException {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (closes("}")) {
      return properties;
    }
    do {
      skipSpace();
      expect("\"");
      int start = at;
      String name = string();
      skipSpace();
      expect(":");
      if (properties.put(name, value()) != null && namesOnce) {
        throw new NotJsonException("each name once", start);
      }
    } while (continues("}"));
    return properties;
  }

  private List<Object> array() throws NotJsonException {
    List<Object> elements = new ArrayList<>();
    if (closes("]")) {
      return elements;
    }
    do {
      elements.add(value());
    } while (continues("]"));
    return elements;
  }

  private boolean closes(String end) {
    skipSpace();
    return takeIf(end);
  }

  private boolean continues(String end) throws NotJsonException {
    skipSpace();
    if (takeIf(",")) {
      return true;
    }
    expect(end);
    return false;
  }

  /** Reads the rest of a string after its first quote. */
  private String string() throws NotJsonException {
    StringBuilder string = new StringBuilder(take(PLAIN));
    while (!takeIf("\"")) {
      if (take(ESCAPE).isEmpty()) {
        throw new NotJsonException("a quote or an escape", at);
      }
      String letter = text.group(1);
      string.append(
          letter == null
              ? (char) Integer.parseInt(text.group(2), 16)
              : "\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(letter)));
      string.append(take(PLAIN));
    }
    return string.toString();
  }

  private void expect(String symbol) throws NotJsonException {
    if (!takeIf(symbol)) {
      throw new NotJsonException(symbol, at);
    }
  }

  private boolean takeIf(String symbol) {
    boolean there = source.startsWith(symbol, at);
    at += there ? symbol.length() : 0;
    return there;
  }

  private void skipSpace() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Reads what the pattern matches from here on; returns an empty text if it matches nothing. */
  private String take(Pattern pattern) {
    int start = at;
    if (text.usePattern(pattern).region(at, source.length()).lookingAt()) {
      at = text.end();
    }
    return source.substring(start, at);
  }
}
