package dev.chasitor.codec.json;

import dev.chasitor.codec.MalformedMessageException;

/** What must hold of the bytes of a document before a parser sees them. */
final class JsonText {

  private JsonText() {}

  /**
   * Offset at which the document starts, behind a byte order mark.
   *
   * @throws MalformedMessageException if the bytes are not UTF-8
   */
  static int start(byte[] bytes) {
    int invalid = Utf8.firstInvalid(bytes);
    if (invalid >= 0) {
      throw new MalformedMessageException("$", invalid, "expected UTF-8, found a byte that is not");
    }
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    // Zero bytes at the start would make the parser guess UTF-16 or UTF-32.
    for (int at = start; at < Math.min(bytes.length, start + 4); at++) {
      if (bytes[at] == 0) {
        throw new MalformedMessageException("$", at, "expected UTF-8, found a zero byte");
      }
    }
    return start;
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
