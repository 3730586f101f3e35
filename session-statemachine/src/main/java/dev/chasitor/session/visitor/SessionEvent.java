package dev.chasitor.session.visitor;

import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** An event that a session reports to its application, in order. Later versions may add kinds. */
public sealed interface SessionEvent {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link PhaseChanged}. */
    PHASE_CHANGED,
    /** The kind of {@link Received}. */
    RECEIVED,
    /** The kind of {@link Troubled}. */
    TROUBLED,
    /** The kind of {@link BatchDropped}. */
    BATCH_DROPPED,
    /** The kind of {@link IdleWarning}. */
    IDLE_WARNING,
    /** The kind of {@link Masked}. */
    MASKED,
    /** The kind of {@link RuleIgnored}. */
    RULE_IGNORED,
    /** The kind of {@link SaidBefore}. */
    SAID_BEFORE,
    /** The kind of {@link Settled}. */
    SETTLED,
    /** The kind of {@link Ended}. */
    ENDED
  }

  /**
   * The session entered another phase.
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
   * The server pushed a message. Each message is delivered once, in the server's order (rules
   * C-DLV-01 to C-DLV-03). Only a line that is marked may be a repeat.
   *
   * @param message the message
   * @param recovered whether the session missed it in a hand-over and found it in the transcript
   * @param perhapsRepeated whether the session cannot decide if it delivered the line before,
   *     because the transcript begins later than the chat (rule C-RSY-15)
   * @param place the number of an agent's line among those of the chat, from 1; empty for other
   *     messages. A stale document keeps it, although the numbers of events change. After a line
   *     with {@code perhapsRepeated} it may be too high.
   */
  record Received(
      ServerMessage message, boolean recovered, boolean perhapsRepeated, OptionalLong place)
      implements SessionEvent {

    public Received {
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(place, "place");
    }

    /** Makes an event of a message that is no line, and certainly no repeat. */
    public Received(ServerMessage message, boolean recovered) {
      this(message, recovered, false, OptionalLong.empty());
    }

    @Override
    public Kind kind() {
      return Kind.RECEIVED;
    }
  }

  /**
   * A request failed and will be tried again. Use it for logs and displays.
   *
   * @param request the type of request
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
   * A batch was dropped, because its {@code sequence} is not above the ack (rule C-ACK-06). Most
   * often it is a repeat of what was delivered before. Use the event for logs.
   *
   * @param sequence the {@code sequence} of the batch
   * @param ack the ack of the session
   */
  record BatchDropped(long sequence, long ack) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.BATCH_DROPPED;
    }
  }

  /**
   * The visitor's idle warning was triggered or cleared. After a triggered warning the chat ends,
   * unless the visitor does something.
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
   * A rule for sensitive data changed what the visitor said, before it was sent.
   *
   * @param ref the ref of the command
   * @param id the application's id of the command; empty if it gave none
   * @param text the text that is sent instead
   * @param rules the names of the rules that matched
   */
  record Masked(long ref, Optional<CommandId> id, String text, List<String> rules)
      implements SessionEvent {

    /** Makes the event of a command without an id of the application's. */
    public Masked(long ref, String text, List<String> rules) {
      this(ref, Optional.empty(), text, rules);
    }

    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "Masked[ref=" + ref + ", " + text.length() + " characters, rules=" + rules + "]";
    }

    @Override
    public Kind kind() {
      return Kind.MASKED;
    }

    public Masked {
      Objects.requireNonNull(id, "id");
      rules = List.copyOf(rules);
    }
  }

  /**
   * The session ignores a rule for sensitive data, because it is no regular expression.
   *
   * @param rule the name of the rule
   * @param problem what is wrong with its expression
   */
  record RuleIgnored(String rule, String problem) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.RULE_IGNORED;
    }
  }

  /**
   * The transcript shows a line of the visitor's that a stale document does not know: another
   * process sent it after the document was written.
   *
   * @param text what the visitor said
   * @param perhapsKnown whether the session cannot decide if the document knows the line, because
   *     the transcript begins later than the chat (rule C-RSY-15)
   */
  record SaidBefore(String text, boolean perhapsKnown) implements SessionEvent {
    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "SaidBefore[" + text.length() + " characters, perhapsKnown=" + perhapsKnown + "]";
    }

    @Override
    public Kind kind() {
      return Kind.SAID_BEFORE;
    }
  }

  /**
   * What became of a command. Each command with a ref gets exactly one such event.
   *
   * @param ref the ref of the command
   * @param id the application's id of the command; empty if it gave none
   * @param outcome what became of it
   */
  record Settled(long ref, Optional<CommandId> id, CommandOutcome outcome) implements SessionEvent {

    public Settled {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(outcome, "outcome");
    }

    /** Makes the event of a command without an id of the application's. */
    public Settled(long ref, CommandOutcome outcome) {
      this(ref, Optional.empty(), outcome);
    }

    @Override
    public Kind kind() {
      return Kind.SETTLED;
    }
  }

  /**
   * The session is over. This is the last event, and comes exactly once (rule C-END-03). Only a
   * command that is given after it has its {@link Settled} after it.
   *
   * @param cause why the session ended
   */
  record Ended(EndCause cause) implements SessionEvent {
    @Override
    public Kind kind() {
      return Kind.ENDED;
    }
  }
}
