package dev.chasitor.cli;

/**
 * Makes text from a peer safe for a terminal. A control character could control the terminal, and a
 * bidirectional one could show words in another order than they were said. In the place of each
 * stands U+FFFD.
 */
final class Printable {
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** Returns a text that may have several rows. Line breaks and tabs stay; CR LF becomes LF. */
  static String text(String said) {
    StringBuilder shown = new StringBuilder(said.length());
    said.replace("\r\n", "\n")
        .codePoints()
        .map(c -> c == '\n' || c == '\t' || !isHarmful(c) ? c : REPLACEMENT)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Returns a text in one row, so that no part of it looks like a row of its own. */
  static String row(String said) {
    return text(said).replace('\n', ' ').replace('\t', ' ');
  }

  private static boolean isHarmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isBidirectionalControl(c);
    };
  }

  /** Whether Unicode gives the character the property Bidi_Control (UAX 9). */
  private static boolean isBidirectionalControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
