package dev.chasitor.cli;

/** Makes text from a peer safe for a terminal. */
final class Printable {

  private Printable() {}

  /**
   * Returns the text with control characters replaced, since they could control the terminal. Line
   * breaks and tabs stay.
   */
  static String text(String said) {
    StringBuilder shown = new StringBuilder(said.length());
    said.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
