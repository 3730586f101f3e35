package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;

/** What must hold of the bytes of a document before a parser sees them. */
final class JsonText {

  /** By so many bytes the parser guesses UTF-16 and UTF-32, from the zeros among them. */
  private static final int GUESSED_BY = 4;

  private JsonText() {}

  /**
   * Checks the bytes.
   *
   * @throws MalformedMessageException if they are not UTF-8
   */
  static void check(byte[] bytes) {
    int invalid = Utf8.firstInvalid(bytes);
    if (invalid >= 0) {
      throw new MalformedMessageException("$", invalid, "expected UTF-8, found a byte that is not");
    }
    for (int at = 0; at < Math.min(bytes.length, GUESSED_BY); at++) {
      if (bytes[at] == 0) {
        throw new MalformedMessageException("$", at, "expected UTF-8, found a zero byte");
      }
    }
  }
}
