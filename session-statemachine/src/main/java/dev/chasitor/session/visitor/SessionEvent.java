package dev.chasitor.session.visitor;

import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import java.time.Duration;
import java.util.List;

/** What an application is told about its session, in order. The family grows with the protocol. */
public sealed interface SessionEvent {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link PhaseChanged}. */
    PHASE_CHANGED,
    /** {@link Received}. */
    RECEIVED,
    /** {@link Troubled}. */
    TROUBLED,
    /** {@link IdleWarning}. */
    IDLE_WARNING,
    /** {@link Masked}. */
    MASKED,
    /** {@link RuleIgnored}. */
    RULE_IGNORED,
    /** {@link Ended}. */
    ENDED
  }

  /**
   * The session moved on.
   *
   * @param from the phase it was in
   * @param to the phase it is in now
   */
  record PhaseChanged(Phase from, Phase to) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.PHASE_CHANGED;
    }
  }

  /**
   * The server pushed something. Each message is told once, in the server's order (rules C-DLV-01
   * to C-DLV-03).
   *
   * @param message what it pushed
   * @param recovered whether it was missed in a hand-over and found in the chat's transcript
   */
  record Received(ServerMessage message, boolean recovered) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.RECEIVED;
    }
  }

  /**
   * A request failed and will be tried again; for people who watch.
   *
   * @param request the kind of request
   * @param problem what went wrong, free of secrets
   * @param retryIn how long until the next try
   */
  record Troubled(RequestType request, String problem, Duration retryIn) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.TROUBLED;
    }
  }

  /**
   * The visitor left an agent's line unanswered for so long that the chat will be ended, or is not
   * idle any more.
   *
   * @param triggered whether the visitor is warned; false when the warning is cleared
   * @param endsIn how long until the chat is ended, zero when the warning is cleared
   */
  record IdleWarning(boolean triggered, Duration endsIn) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.IDLE_WARNING;
    }
  }

  /**
   * What the visitor said held something that a rule of the server's keeps from being sent.
   *
   * @param ref the command's name
   * @param text what is sent instead
   * @param rules the names of the rules
   */
  record Masked(long ref, String text, List<String> rules) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.MASKED;
    }

    public Masked {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A rule for sensitive data is no regular expression, so that it cannot be kept.
   *
   * @param rule its name
   * @param problem what is wrong with it
   */
  record RuleIgnored(String rule, String problem) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.RULE_IGNORED;
    }
  }

  /**
   * The session is over; told exactly once, as the last event (rule C-END-03).
   *
   * @param cause why
   */
  record Ended(EndCause cause) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.ENDED;
    }
  }
}
