package dev.chasitor.session.visitor;

import java.util.Objects;

/**
 * What became of a command that has an id of the application's. Immutable.
 *
 * @param id the application's id of the command
 * @param outcome what became of it
 */
public record SettledCommand(CommandId id, CommandOutcome outcome) {
  public SettledCommand {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(outcome, "outcome");
  }
}
