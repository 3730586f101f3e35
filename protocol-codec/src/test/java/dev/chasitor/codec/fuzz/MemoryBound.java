package dev.chasitor.codec.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The bound of what a decoder does with an input, counted in bytes that it allocates. It grows with
 * the length of the input and not faster.
 */
final class MemoryBound {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long AT_MOST = 512 * 1024;
  private static final long PER_BYTE = 2 * 1024;

  /** A first run may load classes and fill caches. */
  private static final int TRIES = 3;

  private MemoryBound() {}

  static boolean keeps(Decoder decoder, byte[] document) {
    long most = AT_MOST + PER_BYTE * document.length;
    long used = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      boolean given = decoder.keeps(document);
      used = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (used <= most) {
        return given;
      }
    }
    throw new AssertionError(
        "A document of " + document.length + " bytes made the codec allocate " + used + " bytes");
  }
}
