package dev.chasitor.codec.json;

import org.jspecify.annotations.Nullable;

/**
 * Half surrogate pairs in JSON. The parser takes them as escapes in texts, and in names only as
 * they are: where it refused a document, the escapes are replaced by what they stand for.
 */
final class LoneSurrogates {
  /** Length of an escape: a backslash, {@code u} and four digits. */
  private static final int ESCAPE = 6;

  private LoneSurrogates() {}

  /** The document with its escaped halves as they are; null if it has none. */
  static @Nullable String unescaped(String json) {
    StringBuilder plain = null;
    int copied = 0;
    for (int at = json.indexOf('\\'); at >= 0; ) {
      int unit = unit(json, at);
      int length = 2;
      if (unit >= 0) {
        length = ESCAPE;
        boolean high = Character.isHighSurrogate((char) unit);
        int next = high ? unit(json, at + ESCAPE) : -1;
        if (next >= 0 && Character.isLowSurrogate((char) next)) {
          length = 2 * ESCAPE;
        } else if (Character.isSurrogate((char) unit)) {
          plain = plain == null ? new StringBuilder(json.length()) : plain;
          plain.append(json, copied, at).append((char) unit);
          copied = at + ESCAPE;
        }
      }
      at = json.indexOf('\\', Math.min(json.length(), at + length));
    }
    return plain == null ? null : plain.append(json, copied, json.length()).toString();
  }

  /** The unit of an escape at this place, or -1. */
  private static int unit(String json, int at) {
    if (!json.startsWith("\\u", at) || at + ESCAPE > json.length()) {
      return -1;
    }
    int unit = 0;
    for (int digit = at + 2; digit < at + ESCAPE; digit++) {
      int value = Character.digit(json.charAt(digit), 16);
      if (value < 0 || json.charAt(digit) > 'f') {
        return -1;
      }
      unit = unit * 16 + value;
    }
    return unit;
  }
}
