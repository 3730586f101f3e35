package dev.chasitor.model;

/**
 * The exceptions that this library throws if its caller makes a mistake or passes it a malformed
 * document.
 *
 * <p>The library reports failures of the peer and of the network as data. It throws none for them;
 * only a completion stage may fail with one.
 */
public abstract class ChasitorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /** Makes an exception with a message, which must be free of secrets. */
  protected ChasitorException(String message) {
    super(message);
    this.what = message;
  }

  /** What went wrong; never null. */
  @Override
  public final String getMessage() {
    return what;
  }
}
