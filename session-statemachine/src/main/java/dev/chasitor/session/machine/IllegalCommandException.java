package dev.chasitor.session.machine;

import dev.chasitor.model.ChasitorException;

/**
 * Thrown when the application or the desk commands what a session does not allow in its state. The
 * session is unchanged.
 */
public final class IllegalCommandException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with the reason for the refusal. */
  public IllegalCommandException(String message) {
    super(message);
  }
}
