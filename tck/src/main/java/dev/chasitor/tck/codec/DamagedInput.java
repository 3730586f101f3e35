package dev.chasitor.tck.codec;

import java.util.Arrays;
import java.util.Random;

/**
 * Damages a few bytes of a document, differently in each call. Every run damages it in the same
 * ways.
 */
final class DamagedInput {

  /** The number of damaged copies that a test tries. */
  static final int TIMES = 50;

  private static final long SEED = 20_130_612;
  private static final String TELLING = "{}[]\",:0-e.tfn\\u";

  private final Random random = new Random(SEED);
  private final byte[] whole;

  DamagedInput(byte[] whole) {
    this.whole = whole;
  }

  /** Returns the document with one to three bytes replaced, removed or doubled. */
  byte[] next() {
    byte[] damaged = whole.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0 && damaged.length > 0; changes--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = (byte) TELLING.charAt(random.nextInt(TELLING.length()));
        case 2 -> damaged = shifted(damaged, at + 1, at);
        default -> damaged = shifted(damaged, at, at + 1);
      }
    }
    return damaged;
  }

  /** Returns the bytes with the part after {@code from} moved to {@code to}. */
  private static byte[] shifted(byte[] bytes, int from, int to) {
    byte[] shifted = Arrays.copyOf(bytes, bytes.length - from + to);
    System.arraycopy(bytes, from, shifted, to, bytes.length - from);
    return shifted;
  }
}
