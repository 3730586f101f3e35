package dev.chasitor.transport.vertx;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.vertx.core.Vertx;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears from Netty which buffers were collected that nobody had released. */
final class BufferLeaks extends Handler implements AutoCloseable {

  // Held, since the log manager holds it only weakly.
  private final Logger netty = Logger.getLogger(ResourceLeakDetector.class.getName());
  private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
  private final List<String> reports = new CopyOnWriteArrayList<>();

  private BufferLeaks() {}

  /** From now on looks after every buffer. */
  static BufferLeaks watch() {
    BufferLeaks leaks = new BufferLeaks();
    leaks.netty.addHandler(leaks);
    leaks.netty.setUseParentHandlers(false);
    // Vert.x turns it off, when it is first used.
    Vertx.vertx().close();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    return leaks;
  }

  /** What was left until now by those who are gone. */
  List<String> found() throws InterruptedException {
    // Twice: what only a finalizer or a cleaner lets go of is left over by the first.
    for (int i = 0; i < 2; i++) {
      collect();
      // Netty looks when a buffer is allocated.
      ByteBufAllocator.DEFAULT.directBuffer(1).release();
    }
    return List.copyOf(reports);
  }

  private static void collect() throws InterruptedException {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    WeakReference<Object> canary = new WeakReference<>(new Object(), collected);
    do {
      System.gc();
    } while (collected.remove(1000) != canary);
  }

  @Override
  public void publish(LogRecord report) {
    reports.add(report.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    netty.removeHandler(this);
    netty.setUseParentHandlers(true);
    ResourceLeakDetector.setLevel(before);
  }
}
