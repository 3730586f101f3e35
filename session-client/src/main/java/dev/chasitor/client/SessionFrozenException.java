package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;
import java.util.OptionalLong;

/**
 * Reports that the session was frozen before a command was settled or the session was over.
 *
 * <p>The command is not lost: the {@link FrozenSession} holds it. {@link ChatSession#carriedOver()}
 * of the thawed session has its outcome under {@link #ref()}.
 */
public final class SessionFrozenException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Nothing serialises this exception.
  private final OptionalLong ref;

  SessionFrozenException(OptionalLong ref) {
    super(
        ref.isPresent()
            ? "The session was frozen before the outcome of command "
                + ref.getAsLong()
                + " was known"
            : "The session was frozen before it was over");
    this.ref = ref;
  }

  /** The ref of the command in the frozen session; empty if this is not about a command. */
  public OptionalLong ref() {
    return ref;
  }
}
