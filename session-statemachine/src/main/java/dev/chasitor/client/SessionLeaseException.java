package dev.chasitor.client;

/**
 * The caller's {@link SessionLease} refused: somebody else goes on with this session. Nothing was
 * sent.
 */
public final class SessionLeaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SessionLeaseException(FrozenSession frozen) {
    super("Generation " + frozen.generation() + " of session " + frozen.name() + " is taken");
  }
}
