package dev.chasitor.codec;

/**
 * A text as one {@link Spelling} reads it: code points, each with its place in the text. White
 * space and control characters in a row are one space.
 */
final class Spelled {

  private final int[] points;
  private final int[] from;
  private final int[] to;
  private int size;

  private Spelled(int most) {
    this.points = new int[most];
    this.from = new int[most];
    this.to = new int[most];
  }

  static Spelled of(String text, Spelling spelling) {
    Spelled spelled = new Spelled(text.length());
    int at = 0;
    while (at >= 0 && at < text.length()) {
      at = spelling.read(text, at, spelled);
    }
    return spelled;
  }

  /**
   * Reads a part of a text as it stands.
   *
   * @param most the most code points that are read
   */
  static Spelled plain(String text, int begin, int end, int most) {
    Spelled spelled = new Spelled(Math.min(end - begin, most));
    int at = begin;
    while (at < end && spelled.size < most) {
      at = Spelling.PLAIN.read(text, at, spelled);
    }
    return spelled;
  }

  /**
   * Adds a code point that stands from one place to another, and returns the other.
   *
   * @param end the place after it
   */
  int add(int point, int begin, int end) {
    boolean isBreak = isBreak(point);
    if (isBreak && size > 0 && points[size - 1] == ' ') {
      to[size - 1] = end;
      return end;
    }
    points[size] = isBreak ? ' ' : point;
    from[size] = begin;
    to[size] = end;
    size++;
    return end;
  }

  /** Whether a code point counts as white space. */
  static boolean isBreak(int point) {
    return point <= ' ' || point == 0x7F || point == 0x2028 || point == 0x2029;
  }

  int size() {
    return size;
  }

  int point(int index) {
    return points[index];
  }

  int from(int index) {
    return from[index];
  }

  int to(int index) {
    return to[index];
  }
}
