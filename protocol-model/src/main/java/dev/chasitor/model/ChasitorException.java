package dev.chasitor.model;

/**
 * What this library throws when its caller made a mistake or gave it something malformed. What the
 * peer or the network does is reported as data, not thrown; only a stage may complete with it.
 */
public abstract class ChasitorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /** An exception with a message that is free of secrets. */
  protected ChasitorException(String message) {
    super(message);
    this.what = message;
  }

  /** What went wrong; always there. */
  @Override
  public final String getMessage() {
    return what;
  }
}
