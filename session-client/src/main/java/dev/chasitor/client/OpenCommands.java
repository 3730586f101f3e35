package dev.chasitor.client;

import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands that are not settled, by their refs. Not thread-safe: only the thread that drives
 * the session uses it.
 */
final class OpenCommands {

  private final Map<Long, Command> open = new HashMap<>();
  private final Map<CommandId, Command> byId = new HashMap<>();

  /**
   * A command that is not settled.
   *
   * @param names the names of the command
   * @param progress the stages of the command
   * @param since when the command was given
   */
  record Command(CommandRef names, GivenCommand.Progress progress, Duration since) {}

  /** Adds the commands of a session that goes on. They are kept already. */
  void carryOver(List<Long> refs, List<CommandRef> names, Duration now) {
    Map<Long, CommandRef> named = new HashMap<>();
    names.forEach(name -> named.put(name.ref(), name));
    for (long ref : refs) {
      GivenCommand.Progress progress = new GivenCommand.Progress();
      progress.keep();
      put(named.getOrDefault(ref, new CommandRef(ref)), progress, now);
    }
  }

  /** The outcomes of all commands, by their refs. */
  Map<Long, CompletionStage<CommandOutcome>> outcomes() {
    return open.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().progress().stages().outcome()));
  }

  /** The outcomes of the commands that have ids, by these. */
  Map<CommandId, CompletionStage<CommandOutcome>> outcomesById() {
    return byId.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().progress().stages().outcome()));
  }

  void put(CommandRef names, GivenCommand.Progress progress, Duration now) {
    Command command = new Command(names, progress, now);
    open.put(names.ref(), command);
    names.id().ifPresent(id -> byId.put(id, command));
  }

  /** The open command with this id; null if there is none. */
  @Nullable Command find(CommandId id) {
    return byId.get(id);
  }

  /** Removes and returns a command; null if it is not open. */
  @Nullable Command remove(long ref) {
    Command command = open.remove(ref);
    if (command != null) {
      command.names().id().ifPresent(byId::remove);
    }
    return command;
  }

  List<Long> refs() {
    return open.keySet().stream().sorted().toList();
  }

  /** Removes and returns all commands. */
  Map<Long, Command> takeAll() {
    Map<Long, Command> all = Map.copyOf(open);
    open.clear();
    byId.clear();
    return all;
  }
}
