package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;
import dev.chasitor.session.visitor.CommandOutcome;

/**
 * Thrown when the server did not accept the visitor's end, so that the chat goes on. The
 * application may end it again.
 */
public final class EndRefusedException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Nothing serialises this exception.
  private final CommandOutcome outcome;

  EndRefusedException(CommandOutcome outcome) {
    super(
        "The server did not accept the end, so the chat goes on: end it again or close the session");
    this.outcome = outcome;
  }

  /** The outcome of the end, such as refused or unknown. */
  public CommandOutcome outcome() {
    return outcome;
  }
}
