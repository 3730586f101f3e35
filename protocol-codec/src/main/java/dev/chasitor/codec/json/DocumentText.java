package dev.chasitor.codec.json;

import org.jspecify.annotations.Nullable;

/**
 * A document in characters, for one whose bytes the parser refused. It knows how many bytes stood
 * before each character, in UTF-8 and escapes. Not thread-safe.
 */
final class DocumentText {

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int MARK_BYTES = 3;

  /** Half a surrogate pair stood in the document as an escape. */
  private static final int HALF_BYTES = 6;

  /** For each multiple of this many characters there is an offset to count from. */
  private static final int STEP = 256;

  private final char[] chars;
  private final int before;
  private int @Nullable [] steps;

  /**
   * Makes the document.
   *
   * @param text its text; a byte order mark at the start is skipped
   */
  DocumentText(String text) {
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    this.chars = marked ? text.substring(1).toCharArray() : text.toCharArray();
    this.before = marked ? MARK_BYTES : 0;
  }

  /** The characters; nobody may change them. */
  char[] chars() {
    return chars;
  }

  /** How many bytes stood before a character. */
  int offset(int place) {
    int end = Math.min(place, chars.length);
    int step = end / STEP;
    return bytes(steps()[step], step * STEP, end);
  }

  /** All steps at once: many offsets in a long document then take little time each. */
  private int[] steps() {
    int[] made = steps;
    if (made == null) {
      made = new int[chars.length / STEP + 1];
      made[0] = before;
      for (int step = 1; step < made.length; step++) {
        made[step] = bytes(made[step - 1], (step - 1) * STEP, step * STEP);
      }
      steps = made;
    }
    return made;
  }

  private int bytes(int start, int from, int to) {
    int bytes = start;
    for (int at = from; at < to; at++) {
      bytes += bytesOf(at);
    }
    return bytes;
  }

  /** The bytes of one character; those of a pair count for its first half. */
  private int bytesOf(int at) {
    char c = chars[at];
    if (!Character.isSurrogate(c)) {
      return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < chars.length && Character.isLowSurrogate(chars[at + 1]) ? 4 : HALF_BYTES;
    }
    return at > 0 && Character.isHighSurrogate(chars[at - 1]) ? 0 : HALF_BYTES;
  }
}
