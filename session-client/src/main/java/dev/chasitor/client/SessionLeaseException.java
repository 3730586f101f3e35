package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * The caller's {@link SessionLease} refused: somebody else goes on with this session. Nothing was
 * sent.
 */
public final class SessionLeaseException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  SessionLeaseException(FrozenSession frozen) {
    super("Generation " + frozen.generation() + " of session " + frozen.name() + " is taken");
  }
}
