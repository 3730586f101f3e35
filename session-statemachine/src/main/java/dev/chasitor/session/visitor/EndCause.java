package dev.chasitor.session.visitor;

import java.util.Objects;

/**
 * Why a session is over.
 *
 * @param kind the cause, to be switched over
 * @param detail more, for people; free of secrets
 */
public record EndCause(Kind kind, String detail) {

  public EndCause {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
  }

  /** The causes of an end. */
  public enum Kind {
    /** The visitor ended the chat, or left the queue. */
    VISITOR(true),
    /** The other side ended the chat ({@code ChatEnded}). */
    AGENT(true),
    /** The visitor left the agent without an answer for longer than the server allows. */
    IDLE(true),
    /** The chat request failed ({@code ChatRequestFail}). */
    REQUEST_FAILED(false),
    /** The server does not know the session, or no longer (403). */
    SESSION_GONE(false),
    /** The session's node was lost and the session with it ({@code isValid} false). */
    SESSION_LOST(false),
    /** The server could not be reached for too long. */
    NETWORK(false),
    /** The server kept failing (5xx). */
    SERVER_FAILED(false),
    /** The server refused a request the session cannot do without. */
    REFUSED(false),
    /** The server's answers are not the protocol. */
    PROTOCOL(false),
    /** The application dropped the session. */
    ABANDONED(true);

    private final boolean clean;

    Kind(boolean clean) {
      this.clean = clean;
    }

    /** Whether somebody wanted this end. */
    public boolean isClean() {
      return clean;
    }
  }
}
