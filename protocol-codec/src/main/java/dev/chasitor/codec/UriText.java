package dev.chasitor.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of paths and queries (RFC 3986), with tolerant decoding. */
final class UriText {

  private static final String UNRESERVED = "-._~";

  /**
   * The signs that a path may hold without encoding. A session key may hold {@code !}, {@code /},
   * {@code +} and {@code =}.
   */
  private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/";

  private UriText() {}

  static String encodePath(String text) {
    return encode(text, IN_PATH);
  }

  static String encodeQueryValue(String text) {
    return encode(text, UNRESERVED);
  }

  /** Decodes each {@code %xx}. It leaves everything else, and malformed encodings, unchanged. */
  static String decodePath(String text) {
    return decode(text, false);
  }

  /**
   * Returns the values of a query parameter. It accepts {@code name} and {@code name[]}, in upper
   * and lower case.
   */
  static List<String> queryValues(@Nullable String rawQuery, String name) {
    if (rawQuery == null) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      if (key.equalsIgnoreCase(name) || key.equalsIgnoreCase(name + "[]")) {
        values.add(equals < 0 ? "" : decode(pair.substring(equals + 1), true));
      }
    }
    return values;
  }

  private static String encode(String text, String asIs) {
    StringBuilder encoded = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xFF);
      if (isAsciiLetterOrDigit(c) || asIs.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded
            .append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
      }
    }
    return encoded.toString();
  }

  private static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
      return text;
    }
    byte[] units = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(units.length);
    for (int at = 0; at < units.length; at++) {
      int value = units[at] == '%' ? hex(units, at + 1) : -1;
      if (value >= 0) {
        decoded.write(value);
        at += 2;
      } else {
        decoded.write(plusIsSpace && units[at] == '+' ? ' ' : units[at]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte[] units, int at) {
    if (at + 1 >= units.length) {
      return -1;
    }
    int high = Character.digit(units[at], 16);
    int low = Character.digit(units[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
