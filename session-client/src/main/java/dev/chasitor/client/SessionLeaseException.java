package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * Thrown when the {@link SessionLease} refuses a thaw, because another process goes on with the
 * session. Nothing was sent.
 */
public final class SessionLeaseException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  SessionLeaseException(FrozenSession frozen) {
    super(
        "Generation "
            + frozen.generation()
            + " of session "
            + frozen.id()
            + " is taken: another process goes on with it");
  }
}
