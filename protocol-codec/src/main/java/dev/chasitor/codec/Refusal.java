package dev.chasitor.codec;

import java.util.OptionalLong;

/**
 * A server's "no", told apart by what a client must do about it. Guide chapter 9; facts of the real
 * service: the bodies are plain text, and only the 409 text is ever parsed.
 */
public sealed interface Refusal {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link SessionInvalid}. */
    SESSION_INVALID,
    /** {@link OutOfSync}. */
    OUT_OF_SYNC,
    /** {@link AffinityLost}. */
    AFFINITY_LOST,
    /** {@link ServerFailed}. */
    SERVER_FAILED,
    /** {@link Rejected}. */
    REJECTED
  }

  /** The HTTP status. */
  int status();

  /** The body's text, shortened; for people. */
  String text();

  /**
   * 403: the session is unknown or over.
   *
   * @param text the body's text
   */
  record SessionInvalid(String text) implements Refusal {
    @Override
    public Kind kind() {
      return Kind.SESSION_INVALID;
    }

    @Override
    public int status() {
      return 403;
    }
  }

  /**
   * 409: the sequence number does not fit, or a second poll was open.
   *
   * @param text the body's text
   * @param expected the number after "Expected", if told
   * @param actual the number after "Actual" (the last one accepted), if told
   */
  record OutOfSync(String text, OptionalLong expected, OptionalLong actual) implements Refusal {
    @Override
    public Kind kind() {
      return Kind.OUT_OF_SYNC;
    }

    @Override
    public int status() {
      return 409;
    }
  }

  /**
   * 503: this node does not hold the session, or cannot serve it now; the guide wants the same done
   * about both.
   *
   * @param text the body's text
   */
  record AffinityLost(String text) implements Refusal {
    @Override
    public Kind kind() {
      return Kind.AFFINITY_LOST;
    }

    @Override
    public int status() {
      return 503;
    }
  }

  /**
   * 5xx but 503: the server failed and may succeed later.
   *
   * @param status the HTTP status
   * @param text the body's text
   */
  record ServerFailed(int status, String text) implements Refusal {
    @Override
    public Kind kind() {
      return Kind.SERVER_FAILED;
    }
  }

  /**
   * Any other status that is not a success: the request itself was not liked.
   *
   * @param status the HTTP status
   * @param text the body's text
   */
  record Rejected(int status, String text) implements Refusal {
    @Override
    public Kind kind() {
      return Kind.REJECTED;
    }
  }
}
