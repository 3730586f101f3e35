package dev.chasitor.session;

import dev.chasitor.model.ChasitorException;

/** The application commanded what its session does not allow; the session is unchanged. */
public final class IllegalCommandException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  /** A refusal of a command. */
  public IllegalCommandException(String message) {
    super(message);
  }
}
