package dev.chasitor.session.machine;

import dev.chasitor.model.ChasitorException;

/**
 * Thrown when a driver gives a machine an impossible input: a time before the last one, a ref that
 * is not above the last one, or the exchange id of a request that still waits. The session is
 * unchanged. Correct the driver: the same input fails again.
 */
public final class DriverMistakeException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the mistake. */
  public DriverMistakeException(String message) {
    super(message);
  }
}
