package dev.chasitor.cli;

/** Makes what a stranger said fit for a terminal. */
final class Printable {

  private Printable() {}

  /** The text without control characters, which could drive a terminal; lines and tabs stay. */
  static String text(String said) {
    StringBuilder shown = new StringBuilder(said.length());
    said.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
