package dev.chasitor.tck.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * What the server does about one request. Reactions of one connection run one after the other, on a
 * thread that may block; one that fails because the peer has gone ends quietly.
 */
@FunctionalInterface
public interface Reaction {

  /** Does it. */
  void perform(RawConnection connection) throws IOException;

  /** Sends these bytes and keeps the connection. */
  static Reaction send(byte[] bytes) {
    return connection -> connection.write(bytes);
  }

  /** Sends this answer and keeps the connection. */
  static Reaction answer(RawAnswer answer) {
    return send(answer.bytes());
  }

  /** Sends a plain text and keeps the connection. */
  static Reaction answer(int status, String text) {
    return answer(RawAnswer.of(status).header("Content-Type", "text/plain").body(text));
  }

  /** Waits for the gate, or for the connection to close, before it goes on. */
  static Reaction hold(Gate gate, Reaction then) {
    return connection -> {
      connection.await(gate);
      then.perform(connection);
    };
  }

  /** Sends these bytes and then nothing more until the connection closes. */
  static Reaction stallAfter(byte[] bytes) {
    return connection -> {
      connection.write(bytes);
      connection.awaitClosed();
    };
  }

  /** Sends nothing until the connection closes. */
  static Reaction silence() {
    return RawConnection::awaitClosed;
  }

  /** Sends each byte by itself, as fast as the socket takes them. */
  static Reaction dribble(byte[] bytes) {
    return connection -> {
      for (byte b : bytes) {
        connection.write(new byte[] {b});
      }
    };
  }

  /** Sends a head, and then the same bytes again and again, with pauses, until it is closed. */
  static Reaction trickle(byte[] head, byte[] again, Duration pause) {
    return connection -> {
      connection.write(head);
      while (!connection.awaitClosed(pause)) {
        connection.write(again);
      }
    };
  }

  /** Sends a head, and then the same bytes again and again, until it is closed. */
  static Reaction flood(byte[] head, byte[] again) {
    return trickle(head, again, Duration.ZERO);
  }

  /** Sends the first {@code count} of these bytes and closes the connection. */
  static Reaction cut(byte[] bytes, int count) {
    return connection -> {
      connection.write(Arrays.copyOf(bytes, count));
      connection.close();
    };
  }

  /** Closes the connection without an answer. */
  static Reaction hangUp() {
    return RawConnection::close;
  }

  /** Resets the connection without an answer. */
  static Reaction reset() {
    return RawConnection::reset;
  }
}
