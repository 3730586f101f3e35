package dev.chasitor.session.visitor;

import java.util.Objects;
import java.util.Optional;

/**
 * The names of a command: the ref that the driver gave it, and the application's own id. Immutable.
 *
 * @param ref the driver's number of the command, above that of every earlier command of the session
 * @param id the application's id of the command; empty if it gave none
 */
public record CommandRef(long ref, Optional<CommandId> id) {

  public CommandRef {
    Objects.requireNonNull(id, "id");
  }

  /** Makes the name of a command to which the application gave no id. */
  public CommandRef(long ref) {
    this(ref, Optional.empty());
  }
}
