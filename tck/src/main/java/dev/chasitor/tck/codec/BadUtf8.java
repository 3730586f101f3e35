package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Byte sequences that are not UTF-8 (RFC 3629), made from the ways in which they can be wrong. */
final class BadUtf8 {

  /** The first and the last character of each length in UTF-8, and some that parsers look for. */
  private static final List<Integer> CHARACTERS =
      List.of(0, 0x22, 0x2f, 0x5c, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff);

  /** The first and the last surrogate of each half, and the last one for private use. */
  private static final List<Integer> HIGH = List.of(0xd800, 0xd83d, 0xdb7f, 0xdbff);

  private static final List<Integer> LOW = List.of(0xdc00, 0xde00, 0xdfff);

  private BadUtf8() {}

  /** Returns characters in more bytes than they need. */
  static List<byte[]> overlong() {
    List<byte[]> bad = new ArrayList<>();
    for (int character : CHARACTERS) {
      int needed = Character.toString(character).getBytes(UTF_8).length;
      for (int length = needed + 1; length <= 4; length++) {
        bad.add(coded(character, length));
      }
    }
    return bad;
  }

  /** Returns surrogates as if they were characters: single ones, pairs, and pairs in reverse. */
  static List<byte[]> surrogates() {
    List<byte[]> bad = new ArrayList<>();
    HIGH.forEach(high -> bad.add(coded(high, 3)));
    LOW.forEach(low -> bad.add(coded(low, 3)));
    for (int high : HIGH) {
      for (int low : LOW) {
        bad.add(joined(coded(high, 3), coded(low, 3)));
        bad.add(joined(coded(low, 3), coded(high, 3)));
      }
    }
    return bad;
  }

  /** Returns sequences that break off, begin in the middle, or lie beyond the last character. */
  static List<byte[]> broken() {
    List<byte[]> bad = new ArrayList<>();
    for (int character : List.of(0x80, 0x7ff, 0x800, 0x20ac, 0xffff, 0x10000, 0x1f600, 0x10ffff)) {
      byte[] whole = Character.toString(character).getBytes(UTF_8);
      for (int length = 1; length < whole.length; length++) {
        bad.add(Arrays.copyOf(whole, length));
        bad.add(joined(Arrays.copyOf(whole, length), whole));
        bad.add(joined(Arrays.copyOf(whole, length), new byte[] {'a'}));
      }
    }
    for (int unit : List.of(0x80, 0xbf, 0xf5, 0xf8, 0xfc, 0xfe, 0xff)) {
      bad.add(new byte[] {(byte) unit});
    }
    bad.add(coded(0x110000, 4));
    bad.add(coded(0x1fffff, 4));
    return bad;
  }

  /** Returns the bits of a number in a sequence of this many bytes, 2 to 4. */
  private static byte[] coded(int bits, int length) {
    byte[] bytes = new byte[length];
    int left = bits;
    for (int at = length - 1; at > 0; at--) {
      bytes[at] = (byte) (0x80 | (left & 0x3f));
      left >>= 6;
    }
    bytes[0] = (byte) ((0xf00 >> length) | left);
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Returns the bytes of a text with a sequence in place of a mark. */
  static byte[] in(String text, String mark, byte[] sequence) {
    String inLatin1 = new String(text.getBytes(UTF_8), ISO_8859_1);
    return inLatin1.replace(mark, new String(sequence, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /** Returns the bytes in hexadecimal digits. */
  static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte each : bytes) {
      hex.append(String.format("%02x", each));
    }
    return hex.toString();
  }
}
