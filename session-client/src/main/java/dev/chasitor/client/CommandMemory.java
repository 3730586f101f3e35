package dev.chasitor.client;

import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.SettledCommand;
import dev.chasitor.session.visitor.SettledCommands;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a session remembers of its settled commands that have ids, so that a command that is given
 * again is not done again. Of older commands it knows only that they were settled. Not thread-safe:
 * only work of the session uses it.
 */
final class CommandMemory {

  private static final CommandOutcome FORGOTTEN =
      new CommandOutcome.Unknown(
          "forgotten: more than "
              + SettledCommands.MOST
              + " commands were settled after this one, so its outcome is no longer known");

  // A client has many sessions, and most of them remember nothing.
  private Map<CommandId, CommandOutcome> recent = Map.of();
  private Set<Long> forgotten = Set.of();

  CommandMemory(SettledCommands settled) {
    settled.forgotten().forEach(this::forget);
    settled.recent().forEach(this::remember);
  }

  void remember(SettledCommand command) {
    if (recent.isEmpty()) {
      recent = new LinkedHashMap<>();
    }
    recent.put(command.id(), command.outcome());
    if (recent.size() > SettledCommands.MOST) {
      Iterator<CommandId> oldest = recent.keySet().iterator();
      forget(SettledCommands.digest(oldest.next()));
      oldest.remove();
    }
  }

  private void forget(long digest) {
    if (forgotten.isEmpty()) {
      forgotten = new LinkedHashSet<>();
    }
    forgotten.add(digest);
  }

  /** What became of a command; empty if none with this id was settled. */
  Optional<CommandOutcome> find(CommandId id) {
    CommandOutcome outcome = recent.get(id);
    return outcome == null && forgotten.contains(SettledCommands.digest(id))
        ? Optional.of(FORGOTTEN)
        : Optional.ofNullable(outcome);
  }

  SettledCommands value() {
    List<SettledCommand> settled = new ArrayList<>(recent.size());
    recent.forEach((id, outcome) -> settled.add(new SettledCommand(id, outcome)));
    return new SettledCommands(settled, List.copyOf(forgotten));
  }
}
