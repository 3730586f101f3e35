package dev.chasitor.codec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A server's refusal of a request. Its kinds differ in what the client must do next. Guide chapter
 * 9. In the real service the bodies are plain text, and clients parse only the text of 409.
 */
public sealed interface Refusal {

  /** The kind of this refusal: switch over it, without a default. */
  Kind kind();

  /** The kinds of refusals. */
  enum Kind {
    /** The kind of {@link SessionInvalid}. */
    SESSION_INVALID,
    /** The kind of {@link OutOfSync}. */
    OUT_OF_SYNC,
    /** The kind of {@link AffinityLost}. */
    AFFINITY_LOST,
    /** The kind of {@link ServerFailed}. */
    SERVER_FAILED,
    /** The kind of {@link Rejected}. */
    REJECTED
  }

  /** The HTTP status. */
  int status();

  /**
   * The text of the body, shortened, for people. It may repeat the request and its secrets, until a
   * {@link Redactor} takes them out. {@code toString} shows only its length.
   */
  String text();

  /** Returns this refusal with another text. */
  Refusal withText(String other);

  /**
   * 403: the session is unknown or over.
   *
   * @param text the text of the body
   */
  record SessionInvalid(String text) implements Refusal {
    @Override
    public SessionInvalid withText(String other) {
      return new SessionInvalid(other);
    }

    @Override
    public String toString() {
      return described(this, "");
    }

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
   * 409: the number of a POST does not fit, or another poll was open.
   *
   * @param text the text of the body
   * @param expected the number after "Expected", if the text contains one
   * @param actual the number after "Actual" (the last number that the server accepted), if the text
   *     contains one
   */
  record OutOfSync(String text, OptionalLong expected, OptionalLong actual) implements Refusal {
    @Override
    public OutOfSync withText(String other) {
      return new OutOfSync(other, expected, actual);
    }

    @Override
    public String toString() {
      return described(this, ", expected " + number(expected) + ", actual " + number(actual));
    }

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
   * 503: this node does not hold the session, or cannot serve it now. The guide requires the same
   * reaction to both.
   *
   * @param text the text of the body
   */
  record AffinityLost(String text) implements Refusal {
    @Override
    public AffinityLost withText(String other) {
      return new AffinityLost(other);
    }

    @Override
    public String toString() {
      return described(this, "");
    }

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
   * A failure that passes: 5xx but 503 from the server, or 408, 425 or 429 from a gateway before
   * it. The same request may succeed later (rule C-ERR-05).
   *
   * @param status the HTTP status
   * @param text the text of the body
   * @param retryAfter how long to wait before the next try, at least, if the server says so
   */
  record ServerFailed(int status, String text, Optional<Duration> retryAfter) implements Refusal {

    /** Creates a failure without a word on the next try. */
    public ServerFailed(int status, String text) {
      this(status, text, Optional.empty());
    }

    @Override
    public ServerFailed withText(String other) {
      return new ServerFailed(status, other, retryAfter);
    }

    @Override
    public String toString() {
      return described(this, retryAfter.map(wait -> ", again in " + wait).orElse(""));
    }

    @Override
    public Kind kind() {
      return Kind.SERVER_FAILED;
    }
  }

  /**
   * Any other status that is not a success: the server rejects this request.
   *
   * @param status the HTTP status
   * @param text the text of the body
   */
  record Rejected(int status, String text) implements Refusal {
    @Override
    public Rejected withText(String other) {
      return new Rejected(status, other);
    }

    @Override
    public String toString() {
      return described(this, "");
    }

    @Override
    public Kind kind() {
      return Kind.REJECTED;
    }
  }

  private static String described(Refusal refusal, String more) {
    return refusal.getClass().getSimpleName()
        + "("
        + refusal.status()
        + more
        + ", text of "
        + refusal.text().length()
        + " characters)";
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
  }
}
