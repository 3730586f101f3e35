package dev.chasitor.transport.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a buffer which is left would be noticed. */
class BufferLeaksTest {

  @Test
  void noticesWhatNobodyReleases() throws InterruptedException {
    for (ByteBufAllocator allocator :
        List.of(ByteBufAllocator.DEFAULT, UnpooledByteBufAllocator.DEFAULT)) {
      try (BufferLeaks leaks = BufferLeaks.watch()) {
        take(allocator).release();
        assertEquals(List.of(), leaks.found());
        take(allocator);
        List<String> found = leaks.found();
        assertEquals(1, found.size(), () -> allocator + ": " + found);
        assertTrue(found.get(0).startsWith("LEAK: "), found::toString);
      }
    }
  }

  /** In a frame of its own, so that nothing refers to it there. */
  private static ByteBuf take(ByteBufAllocator allocator) {
    return allocator.directBuffer(8).writeByte(1);
  }
}
