package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;

/** What became of a command of the application. */
public sealed interface CommandOutcome {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link Refused}. */
    REFUSED,
    /** {@link Unknown}. */
    UNKNOWN,
    /** {@link NotSent}. */
    NOT_SENT
  }

  /** The server has it: it answered with success, or the chat's transcript shows it. */
  record Accepted() implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /**
   * The server does not want it, or failed on it as often as it may. Of tries before that got no
   * answer this tells nothing.
   *
   * @param refusal what the server did not like
   */
  record Refused(Refusal refusal) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * It was sent, and nothing told whether it arrived: the session ended first, every node that got
   * it was lost, or a repeat of it was answered by what says nothing of the try before: a 409 of
   * other numbers, or no protocol at all. Once at most it has arrived.
   *
   * @param reason why it stayed unknown
   */
  record Unknown(String reason) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }

  /**
   * It was never sent.
   *
   * @param reason why not
   */
  record NotSent(String reason) implements CommandOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_SENT;
    }
  }
}
