package dev.chasitor.codec;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes the text of a refusal safe for a log: short, in one row, without a session key. */
final class RefusalText {

  private static final int MOST_CHARS = 200;

  /**
   * The most bytes that are read: enough for {@link #MOST_CHARS} in any script and some white
   * space.
   */
  private static final int MOST_BYTES = 2_000;

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  /**
   * The form of a session key, whose parts are joined by {@code !}. A proxy may repeat the path of
   * a DELETE, which contains the key.
   */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,}(?:!|%21)\\S+");

  private RefusalText() {}

  static String of(WireBody body) {
    byte[] bytes = body.unsafeBytes();
    String start = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
    String line = BREAKS.matcher(start).replaceAll(" ").strip();
    String clean = KEY.matcher(line).replaceAll("(redacted)");
    return clean.length() <= MOST_CHARS ? clean : cut(clean);
  }

  /** The start of a text, without half a surrogate pair or a space at its end. */
  private static String cut(String text) {
    boolean halves = Character.isHighSurrogate(text.charAt(MOST_CHARS - 1));
    return text.substring(0, halves ? MOST_CHARS - 1 : MOST_CHARS).strip();
  }
}
