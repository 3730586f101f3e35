package dev.chasitor.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An exception of an HTTP client with its type, stack trace and causes, but without its messages. A
 * message may quote secrets from the wire; only that of a {@link LinkageError} stays, which names a
 * class or a method. Rule T-SEC-01.
 */
final class EngineFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private EngineFailure(Throwable thrown) {
    super(thrown instanceof LinkageError ? String.valueOf(thrown) : thrown.getClass().getName());
    setStackTrace(thrown.getStackTrace());
    if (thrown.getCause() != null) {
      initCause(new EngineFailure(thrown.getCause()));
    }
  }

  static @Nullable Throwable of(@Nullable Throwable thrown) {
    return thrown == null ? null : new EngineFailure(thrown);
  }
}
