package dev.chasitor.transport.jdk;

/**
 * Ends a second attempt of the JDK's client to send a request, after the first connection was lost.
 */
final class SecondAttemptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SecondAttemptException() {
    super("The server closed the connection without an answer; a request is sent only once");
  }
}
