package dev.chasitor.tck.codec;

import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

  private static final int CODE_DIGITS = 4;
  private static final String ESCAPED = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Map<String, Object> WORDS =
      Map.of("true", true, "false", false, "null", JsonTree.NULL);

  private final char[] source;
  private final boolean namesOnce;
  private int at;
  private int level;

  private JsonReader(String text, boolean namesOnce) {
    this.source = text.toCharArray();
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
    String digits = number();
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
    int start = at;
    skipPlain();
    if (takeIf("\"")) {
      return new String(source, start, at - 1 - start);
    }
    StringBuilder string = new StringBuilder().append(source, start, at - start);
    while (!takeIf("\"")) {
      string.append(escape());
      start = at;
      skipPlain();
      string.append(source, start, at - start);
    }
    return string.toString();
  }

  /** Skips characters that stand for themselves. */
  private void skipPlain() {
    while (at < source.length && isPlain(source[at])) {
      at++;
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private char escape() throws NotJsonException {
    int start = at;
    if (takeIf("\\u") && at + CODE_DIGITS <= source.length) {
      String digits = new String(source, at, CODE_DIGITS);
      if (digits.chars().allMatch(JsonReader::isHex)) {
        at += CODE_DIGITS;
        return (char) Integer.parseInt(digits, 16);
      }
    }
    at = start;
    if (takeIf("\\") && at < source.length) {
      int letter = ESCAPED.indexOf(source[at]);
      if (letter >= 0) {
        at++;
        return MEANT.charAt(letter);
      }
    }
    throw new NotJsonException("a quote or an escape", start);
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private void expect(String symbol) throws NotJsonException {
    if (!takeIf(symbol)) {
      throw new NotJsonException(symbol, at);
    }
  }

  private boolean takeIf(String symbol) {
    int end = at + symbol.length();
    if (end > source.length) {
      return false;
    }
    for (int i = 0; i < symbol.length(); i++) {
      if (source[at + i] != symbol.charAt(i)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  private void skipSpace() {
    while (at < source.length && isSpace(source[at])) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Reads the digits of a number from here on; returns an empty text if there is none. */
  private String number() {
    Matcher number = NUMBER.matcher(CharBuffer.wrap(source)).region(at, source.length);
    if (!number.lookingAt()) {
      return "";
    }
    at = number.end();
    return number.group();
  }
}
