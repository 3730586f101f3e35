package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;
import dev.chasitor.session.visitor.CommandOutcome;

/** The server did not take the visitor's end, and the chat goes on. It may be ended again. */
public final class EndRefusedException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Outcomes are not serialisable; nobody sends this one anywhere.
  private final CommandOutcome outcome;

  EndRefusedException(CommandOutcome outcome) {
    super("The server did not take the end: the chat goes on");
    this.outcome = outcome;
  }

  /** What became of the end: refused, or unknown. */
  public CommandOutcome outcome() {
    return outcome;
  }
}
