package dev.chasitor.conformance.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML, SVG and XML whose texts and attribute values are always escaped. What it writes is
 * well-formed XML. Not thread-safe.
 */
final class Markup {

  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a document.
   *
   * @param prologue what stands before the first element, written as it is
   */
  Markup(String prologue) {
    this.out = new StringBuilder(prologue);
  }

  /** Opens an element. The attributes are names and values in turn. */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Writes an element with a text. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Writes an element without content. */
  Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** Writes a text. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** Begins a new line of the source, outside of texts. */
  Markup line() {
    out.append('\n');
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Returns the document, with every element closed. */
  String document() {
    while (!open.isEmpty()) {
      close();
    }
    return out.append('\n').toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isLegal(point) ? point : '\ufffd');
              }
            });
  }

  /**
   * Whether XML may hold the character; half a surrogate pair, for example, may not stand in it.
   */
  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }
}
