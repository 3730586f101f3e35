package dev.chasitor.conformance.sim;

import java.util.stream.Stream;

/**
 * The exception of the application's listener. It has no stack trace, which would only fill logs; a
 * finding shows the frames of the client that called the listener.
 */
final class OnPurpose extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 20;

  private final StackTraceElement[] frames;

  OnPurpose() {
    super("The simulated application's listener throws on purpose", null, false, false);
    this.frames = Thread.currentThread().getStackTrace();
  }

  /** Returns the frames of the thread that called the listener. */
  StackTraceElement[] frames() {
    return frames.clone();
  }

  /** Whether an exception is the listener's, or was caused by it. */
  static boolean isCauseOf(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(OnPurpose.class::isInstance);
  }
}
