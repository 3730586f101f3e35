package dev.chasitor.transport.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails a class of tests after which Netty misses a buffer. */
final class LeavesNoBuffer implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace OURS = Namespace.create(LeavesNoBuffer.class);

  @Override
  public void beforeAll(ExtensionContext tests) {
    tests.getStore(OURS).put(BufferLeaks.class, BufferLeaks.watch());
  }

  @Override
  public void afterAll(ExtensionContext tests) throws InterruptedException {
    try (BufferLeaks leaks = tests.getStore(OURS).remove(BufferLeaks.class, BufferLeaks.class)) {
      assertEquals(List.of(), leaks.found());
    }
  }
}
