package dev.chasitor.tck.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A reaction of the server to one request. Reactions of one connection run one after the other, on
 * a thread that may block. The server ignores an {@code IOException} of a reaction, because then
 * the peer has closed.
 */
@FunctionalInterface
public interface Reaction {

  /** Performs the reaction. */
  void perform(RawConnection connection) throws IOException;

  /** Returns a reaction that sends these bytes and keeps the connection. */
  static Reaction send(byte[] bytes) {
    return connection -> connection.write(bytes);
  }

  /** Returns a reaction that sends this answer and keeps the connection. */
  static Reaction answer(RawAnswer answer) {
    return send(answer.bytes());
  }

  /** Returns a reaction that sends a plain text and keeps the connection. */
  static Reaction answer(int status, String text) {
    return answer(RawAnswer.of(status).header("Content-Type", "text/plain").body(text));
  }

  /**
   * Returns a reaction that waits for the gate, or for the connection to close, and then performs
   * another.
   */
  static Reaction hold(Gate gate, Reaction then) {
    return connection -> {
      connection.await(gate);
      then.perform(connection);
    };
  }

  /** Returns a reaction that sends these bytes and then nothing until the connection closes. */
  static Reaction stallAfter(byte[] bytes) {
    return connection -> {
      connection.write(bytes);
      connection.awaitClosed();
    };
  }

  /** Returns a reaction that sends nothing until the connection closes. */
  static Reaction silence() {
    return RawConnection::awaitClosed;
  }

  /** Returns a reaction that sends each byte separately, as fast as the socket takes them. */
  static Reaction dribble(byte[] bytes) {
    return connection -> {
      for (byte b : bytes) {
        connection.write(new byte[] {b});
      }
    };
  }

  /**
   * Returns a reaction that sends a head and then the same bytes repeatedly, with pauses, until the
   * connection closes.
   */
  static Reaction trickle(byte[] head, byte[] again, Duration pause) {
    return connection -> {
      connection.write(head);
      while (!connection.awaitClosed(pause)) {
        connection.write(again);
      }
    };
  }

  /**
   * Returns a reaction that sends a head and then the same bytes repeatedly until the connection
   * closes.
   */
  static Reaction flood(byte[] head, byte[] again) {
    return trickle(head, again, Duration.ZERO);
  }

  /**
   * Returns a reaction that sends the first {@code count} of these bytes and closes the connection.
   */
  static Reaction cut(byte[] bytes, int count) {
    return connection -> {
      connection.write(Arrays.copyOf(bytes, count));
      connection.close();
    };
  }

  /** Returns a reaction that closes the connection without an answer. */
  static Reaction hangUp() {
    return RawConnection::close;
  }

  /** Returns a reaction that resets the connection without an answer. */
  static Reaction reset() {
    return RawConnection::reset;
  }
}
