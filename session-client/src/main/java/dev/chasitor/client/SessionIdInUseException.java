package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * Thrown when a client has an open session with the same id. Nothing was sent, and no lease was
 * acquired.
 */
public final class SessionIdInUseException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  private final String id;

  SessionIdInUseException(String id) {
    super(
        "This client has an open session with the id "
            + id
            + ": choose another id, or end or freeze that session first");
    this.id = id;
  }

  /** The id of the open session. */
  public String id() {
    return id;
  }
}
