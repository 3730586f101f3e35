package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;
import java.util.OptionalLong;

/**
 * The session was frozen before this was known; the session that is thawed from it knows.
 *
 * <p>Of a command: what was said is not lost. It is in the {@link FrozenSession}, and {@link
 * ChatSession#carriedOver()} of the thawed session has its outcome under {@link #ref()}.
 */
public final class SessionFrozenException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Optionals are not serialisable; nobody sends this one anywhere.
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

  /** The command's name in the frozen session; empty when this is not about a command. */
  public OptionalLong ref() {
    return ref;
  }
}
