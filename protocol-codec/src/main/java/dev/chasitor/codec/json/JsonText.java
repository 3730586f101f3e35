package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;

/** Checks the bytes of a document before a parser reads them. */
final class JsonText {

  /**
   * The number of bytes at the start by which the parser detects UTF-16 and UTF-32. It looks for
   * zeros among them.
   */
  private static final int GUESSED_BY = 4;

  private JsonText() {}

  /**
   * Checks that the bytes are UTF-8.
   *
   * @throws MalformedMessageException if they are not, or if the parser would take them for UTF-16
   *     or UTF-32
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
