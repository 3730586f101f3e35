package dev.chasitor.session.machine;

import dev.chasitor.model.ChasitorException;

/**
 * A driver gave a machine an input that cannot be true: time that goes back, or a ref that was used
 * before. The session is unchanged. The driver must be corrected; another try changes nothing.
 */
public final class DriverMistakeException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  /** A mistake of a driver, with the message that names it. */
  public DriverMistakeException(String message) {
    super(message);
  }
}
