package dev.chasitor.codec;

/** A way in which a peer may write a text that it repeats. Each reads a text in one pass. */
enum Spelling {
  /** Unchanged. */
  PLAIN {
    @Override
    int read(String text, int at, Spelled into) {
      return plain(text, at, into);
    }
  },

  /** As in a JSON string (RFC 8259, chapter 7). */
  JSON {
    @Override
    int read(String text, int at, Spelled into) {
      if (text.charAt(at) != '\\') {
        return plain(text, at, into);
      }
      if (at + 1 == text.length()) {
        return CUT;
      }
      return switch (text.charAt(at + 1)) {
        case '"', '\\', '/' -> into.add(text.charAt(at + 1), at, at + 2);
        case 'b', 'f', 'n', 'r', 't' -> into.add(' ', at, at + 2);
        case 'u' -> unit(text, at, into);
        default -> plain(text, at, into);
      };
    }

    private int unit(String text, int at, Spelled into) {
      int first = hex(text, at + 2, 4);
      if (first < 0) {
        return first == CUT ? CUT : plain(text, at, into);
      }
      int next = at + 6;
      if (!Character.isHighSurrogate((char) first) || !isAt(text, next, "\\u")) {
        return next == text.length() && Character.isHighSurrogate((char) first)
            ? CUT
            : into.add(first, at, next);
      }
      int second = hex(text, next + 2, 4);
      if (second < 0) {
        return second == CUT ? CUT : into.add(first, at, next);
      }
      return Character.isLowSurrogate((char) second)
          ? into.add(Character.toCodePoint((char) first, (char) second), at, next + 6)
          : into.add(first, at, next);
    }
  },

  /** With character references, as in a page of HTML. */
  HTML {
    @Override
    int read(String text, int at, Spelled into) {
      if (text.charAt(at) != '&') {
        return plain(text, at, into);
      }
      int end = at + 1;
      while (end < text.length() && end < at + LONGEST_NAME && isInName(text.charAt(end))) {
        end++;
      }
      if (end == text.length()) {
        return CUT;
      }
      int point = text.charAt(end) == ';' ? point(text.substring(at + 1, end)) : NO_DIGITS;
      return point < 0 ? plain(text, at, into) : into.add(point, at, end + 1);
    }

    private static boolean isInName(char c) {
      return c == '#' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static int point(String name) {
      return switch (name) {
        case "lt" -> '<';
        case "gt" -> '>';
        case "amp" -> '&';
        case "quot" -> '"';
        case "apos" -> '\'';
        default -> number(name);
      };
    }

    private static int number(String name) {
      boolean isHex = name.startsWith("#x") || name.startsWith("#X");
      String digits = name.substring(Math.min(isHex ? 2 : 1, name.length()));
      try {
        return name.startsWith("#") ? Integer.parseInt(digits, isHex ? 16 : 10) : NO_DIGITS;
      } catch (NumberFormatException e) {
        return NO_DIGITS;
      }
    }
  },

  /** With {@code %xx} for bytes of UTF-8 (RFC 3986, chapter 2.1). */
  PERCENT {
    @Override
    int read(String text, int at, Spelled into) {
      return text.charAt(at) == '%' ? bytes(text, at, into) : plain(text, at, into);
    }
  },

  /** As {@link #PERCENT}, with {@code +} for a space. */
  FORM {
    @Override
    int read(String text, int at, Spelled into) {
      return text.charAt(at) == '+' ? into.add(' ', at, at + 1) : PERCENT.read(text, at, into);
    }
  };

  /** The text ends within a sign. */
  static final int CUT = -1;

  /** These digits are none. */
  private static final int NO_DIGITS = -2;

  /** The longest name of a character reference, with its ampersand. */
  private static final int LONGEST_NAME = 10;

  /**
   * Reads the sign that begins at a place.
   *
   * @return the place after the sign, or {@link #CUT}
   */
  abstract int read(String text, int at, Spelled into);

  private static int plain(String text, int at, Spelled into) {
    int point = text.codePointAt(at);
    return into.add(point, at, at + Character.charCount(point));
  }

  /** Reads the bytes of one code point; a byte that does not fit is read as it stands. */
  private static int bytes(String text, int at, Spelled into) {
    int lead = hex(text, at + 1, 2);
    if (lead < 0) {
      return lead == CUT ? CUT : plain(text, at, into);
    }
    int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    int point = more == 0 ? lead : lead & (0x3F >> more);
    int next = at + 3;
    for (int i = 0; i < more; i++) {
      if (next == text.length()) {
        return CUT;
      }
      int unit = text.charAt(next) == '%' ? hex(text, next + 1, 2) : NO_DIGITS;
      if (unit == CUT) {
        return CUT;
      }
      if (unit < 0x80 || unit > 0xBF) {
        return into.add(lead, at, at + 3);
      }
      point = point << 6 | (unit & 0x3F);
      next += 3;
    }
    return into.add(point, at, next);
  }

  /** Returns the value of hexadecimal digits; {@link #CUT} if the text ends before the last. */
  private static int hex(String text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      if (i >= text.length()) {
        return CUT;
      }
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return NO_DIGITS;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Whether a text goes on like this, as far as it goes. */
  private static boolean isAt(String text, int at, String part) {
    String found = text.substring(Math.min(at, text.length()), Math.min(at + 2, text.length()));
    return !found.isEmpty() && part.startsWith(found);
  }
}
