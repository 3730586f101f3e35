package dev.chasitor.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The JDK's decoder and the check find the same fault at the same place. */
class Utf8Test {

  /** Borders of what may follow a lead byte. */
  private static final byte[] FOLLOWING = HexFormat.of().parseHex("007f808f909fa0bfc0ff");

  private final CharsetDecoder decoder = UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(100);

  @Test
  void everyLeadWithEveryBorder() {
    for (int lead = 0; lead < 0x100; lead++) {
      for (byte second : FOLLOWING) {
        for (byte third : FOLLOWING) {
          for (byte fourth : FOLLOWING) {
            assertSame(new byte[] {(byte) lead, second, third, fourth});
            assertSame(new byte[] {'a', (byte) lead, second, third, fourth, 'b'});
          }
        }
      }
    }
  }

  @Test
  void everyLengthWithAFaultAtEveryPlace() {
    for (int length = 1; length <= 80; length++) {
      byte[] good = new byte[length];
      Arrays.fill(good, (byte) 'a');
      assertSame(good);
      for (int at = 0; at < length; at++) {
        byte[] bad = good.clone();
        bad[at] = (byte) 0x80;
        assertEquals(at, Utf8.firstInvalid(bad));
      }
    }
  }

  @Test
  void everyCharacterAtEveryPlace() {
    for (String character : new String[] {"\u0000", "\u00e9", "\u20ac", "\ud83d\udc69"}) {
      for (int before = 0; before <= 40; before++) {
        byte[] whole = ("a".repeat(before) + character + "b").getBytes(UTF_8);
        assertEquals(-1, Utf8.firstInvalid(whole));
        for (int length = 0; length < whole.length; length++) {
          assertSame(Arrays.copyOf(whole, length));
        }
      }
    }
  }

  private void assertSame(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean valid = decoder.reset().decode(in, decoded.clear(), true).isUnderflow();
    assertEquals(
        valid ? -1 : in.position(),
        Utf8.firstInvalid(bytes),
        () -> HexFormat.of().formatHex(bytes));
  }
}
