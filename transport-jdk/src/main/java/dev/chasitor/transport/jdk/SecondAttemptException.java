package dev.chasitor.transport.jdk;

/** Ends an engine's second attempt to send a request: the connection of the first was lost. */
final class SecondAttemptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SecondAttemptException() {
    super("The server closed the connection without an answer; the request is not sent again");
  }
}
