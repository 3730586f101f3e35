package dev.chasitor.session.visitor;

import java.util.Objects;

/**
 * Why a session ended.
 *
 * @param kind the cause, for programs
 * @param detail details for people, in one row, free of secrets and of the visitor's lines
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
    /** The visitor left the agent's line unanswered for longer than the server allows. */
    IDLE(true),
    /** The chat request failed ({@code ChatRequestFail}). */
    REQUEST_FAILED(false),
    /** The server does not know the session (403). */
    SESSION_GONE(false),
    /**
     * The session's node was lost, and no other node could take the session over ({@code isValid}
     * false).
     */
    SESSION_LOST(false),
    /** The server did not answer for too long, or the transport is closed or refuses the calls. */
    NETWORK(false),
    /** The server kept failing (5xx). */
    SERVER_FAILED(false),
    /** The server refused a request that the session needs. */
    REFUSED(false),
    /** The server's answers do not follow the protocol. */
    PROTOCOL(false),
    /** The application dropped the session. */
    ABANDONED(true);

    private final boolean clean;

    Kind(boolean clean) {
      this.clean = clean;
    }

    /** Whether the session ended as one side intended, and not by a failure. */
    public boolean isClean() {
      return clean;
    }
  }
}
