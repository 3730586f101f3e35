package dev.chasitor.session.visitor;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a session ended. Immutable.
 *
 * @param kind the cause, for programs
 * @param detail details for people, in one row, free of secrets and of the visitor's lines
 * @param reason the reason as {@code ChatEnded} or {@code ChatRequestFail} states it, also where
 *     the kind follows from an end of the visitor's side; empty if neither came or it stated none.
 *     A word that this library does not know is shortened and free of secrets, as {@code detail} is
 */
public record EndCause(Kind kind, String detail, Optional<String> reason) {

  public EndCause {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(reason, "reason");
  }

  /** Creates a cause for which the server stated no reason. */
  public EndCause(Kind kind, String detail) {
    this(kind, detail, Optional.empty());
  }

  /** The causes of an end. */
  public enum Kind {
    /** The visitor ended the chat, or left the queue. */
    VISITOR(true),
    /**
     * The agent ended the chat ({@code ChatEnded} with {@code agent}, or without a reason, as the
     * first editions of the guide have it).
     */
    AGENT(true),
    /**
     * The visitor left the agent's line unanswered for longer than the server allows ({@code
     * clientIdleTimeout}).
     */
    IDLE(true),
    /**
     * The visitor waited for an agent, or the chat lasted, as long as {@link Profile#longestQueue}
     * or {@link Profile#longestChat} allows. The end is clean, because the application set the
     * limit. If the application commands the end before the server accepted it, the cause is {@link
     * #VISITOR}.
     */
    TIME_LIMIT(true),
    /**
     * The server ended the chat as the visitor's ({@code client}), but the visitor's side had not
     * ended it: the server heard nothing from the visitor for too long.
     */
    VISITOR_SILENT(false),
    /** No agent took the chat ({@code agentsUnavailable}, {@code agentPushTimeout}). */
    NO_AGENT(false),
    /** The server ended the chat for a reason that this library does not know. */
    OTHER_REASON(false),
    /**
     * The chat request failed ({@code ChatRequestFail}, or {@code ChatEnded} with {@code NoPost}).
     */
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
    /** The session's driver failed, for example because a lent clock threw an exception. */
    DRIVER_FAILED(false),
    /** The application dropped the session. */
    ABANDONED(true);

    private final boolean clean;

    Kind(boolean clean) {
      this.clean = clean;
    }

    /**
     * Whether somebody wanted the end: the visitor, the agent, the application, or whoever set the
     * idle time-out or a time limit. A chat that ended in any other way was cut off.
     */
    public boolean isClean() {
      return clean;
    }
  }
}
