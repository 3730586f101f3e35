package dev.chasitor.codec;

import java.nio.charset.StandardCharsets;

/**
 * Reads the text of a refusal, short and in one row. It may repeat the request and its secrets: who
 * knows them takes them out ({@link Redactor}).
 */
final class RefusalText {

  /**
   * The most bytes that are read: enough for {@link Redactor#LONGEST_TEXT} characters in any script
   * and some white space.
   */
  private static final int MOST_BYTES = 2_000;

  private static final String BROKEN = "\uFFFD";

  private RefusalText() {}

  static String of(WireBody body) {
    byte[] bytes = body.unsafeBytes();
    boolean isCut = bytes.length > MOST_BYTES;
    String start = new String(bytes, 0, isCut ? MOST_BYTES : bytes.length, StandardCharsets.UTF_8);
    // The cut may leave a part of a character at the end.
    while (isCut && start.endsWith(BROKEN)) {
      start = start.substring(0, start.length() - 1);
    }
    return Redactor.shortened(start);
  }
}
