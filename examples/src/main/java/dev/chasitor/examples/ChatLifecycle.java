package dev.chasitor.examples;

/**
 * The shutdown of chats with the methods of Spring's {@code SmartLifecycle}. This module does not
 * depend on Spring: an application adds {@code implements SmartLifecycle}.
 */
final class ChatLifecycle {

  /** Below the phases of Spring Boot's web server, which therefore stops earlier. */
  static final int PHASE = Integer.MAX_VALUE - 4096;

  private final ChatShutdown shutdown;
  private volatile boolean running;

  ChatLifecycle(ChatShutdown shutdown) {
    this.shutdown = shutdown;
  }

  public int getPhase() {
    return PHASE;
  }

  public void start() {
    running = true;
  }

  public boolean isRunning() {
    return running;
  }

  public void stop() {
    shutdown.run();
    running = false;
  }

  /** Spring waits for the callback before it stops the next phase. */
  public void stop(Runnable callback) {
    try {
      stop();
    } finally {
      callback.run();
    }
  }
}
