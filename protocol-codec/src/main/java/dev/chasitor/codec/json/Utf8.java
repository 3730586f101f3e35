package dev.chasitor.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A strict check of UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF.
 * The JSON parser does not check all of this.
 */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Returns the offset of the first byte that is not UTF-8, or -1. */
  static int firstInvalid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      at = skipAscii(bytes, at);
      if (at < bytes.length) {
        int length = sequenceLength(bytes, at);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return -1;
  }

  private static int skipAscii(byte[] bytes, int from) {
    int at = from;
    while (at + 32 <= bytes.length
        && isAscii(
            eight(bytes, at)
                | eight(bytes, at + 8)
                | eight(bytes, at + 16)
                | eight(bytes, at + 24))) {
      at += 32;
    }
    while (at + 8 <= bytes.length && isAscii(eight(bytes, at))) {
      at += 8;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private static long eight(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static boolean isAscii(long bytes) {
    return (bytes & HIGH_BITS) == 0;
  }

  /** Returns the length of the multi-byte sequence at {@code at}; 0 if it is not valid. */
  private static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return continues(bytes, at + 1, 1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      boolean second =
          switch (lead) {
            case 0xE0 -> between(bytes, at + 1, 0xA0, 0xBF);
            case 0xED -> between(bytes, at + 1, 0x80, 0x9F);
            default -> between(bytes, at + 1, 0x80, 0xBF);
          };
      return second && continues(bytes, at + 2, 1) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      boolean second =
          switch (lead) {
            case 0xF0 -> between(bytes, at + 1, 0x90, 0xBF);
            case 0xF4 -> between(bytes, at + 1, 0x80, 0x8F);
            default -> between(bytes, at + 1, 0x80, 0xBF);
          };
      return second && continues(bytes, at + 2, 2) ? 4 : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] bytes, int from, int count) {
    for (int at = from; at < from + count; at++) {
      if (!between(bytes, at, 0x80, 0xBF)) {
        return false;
      }
    }
    return true;
  }

  private static boolean between(byte[] bytes, int at, int low, int high) {
    return at < bytes.length && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
  }
}
