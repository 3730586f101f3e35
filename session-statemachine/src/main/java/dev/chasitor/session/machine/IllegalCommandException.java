package dev.chasitor.session.machine;

import dev.chasitor.model.ChasitorException;

/** Somebody commanded what a session does not allow; the session is unchanged. */
public final class IllegalCommandException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  /** A refusal of a command. */
  public IllegalCommandException(String message) {
    super(message);
  }
}
