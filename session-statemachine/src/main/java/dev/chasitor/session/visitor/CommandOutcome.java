package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;

/** What became of a command of the application; each command with a ref gets one outcome. */
public sealed interface CommandOutcome {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Accepted}. */
    ACCEPTED,
    /** The kind of {@link Refused}. */
    REFUSED,
    /** The kind of {@link Unknown}. */
    UNKNOWN,
    /** The kind of {@link NotSent}. */
    NOT_SENT
  }

  /**
   * The command was done: the server accepted it, the transcript shows the line, or the chat ended
   * as commanded.
   */
  record Accepted() implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /**
   * The server refused the command, or failed on every try. An earlier try that got no answer may
   * still have arrived.
   *
   * @param refusal the server's last refusal
   */
  record Refused(Refusal refusal) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * The command was sent, and the machine cannot know whether it arrived. It arrived at most once.
   *
   * <p>This happens when the session ended first, or when every node that received the command was
   * lost. It also happens when the server answered a repeat with a 409 for other numbers or with
   * malformed bodies.
   *
   * @param reason why the outcome is unknown, for people
   */
  record Unknown(String reason) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }

  /**
   * The command was never sent.
   *
   * @param reason why it was not sent, for people
   */
  record NotSent(String reason) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_SENT;
    }
  }
}
