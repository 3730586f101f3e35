package dev.chasitor.client;

import dev.chasitor.session.visitor.CommandOutcome;
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

  /**
   * A command that is not settled.
   *
   * @param progress the stages of the command
   * @param since when the command was given
   */
  record Command(ChatCommand.Progress progress, Duration since) {}

  /** Adds the commands of a thawed session, and returns a stage for each. */
  Map<Long, CompletionStage<CommandOutcome>> carryOver(List<Long> refs, Duration now) {
    refs.forEach(ref -> put(ref, new ChatCommand.Progress(), now));
    return open.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().progress().stages().outcome()));
  }

  void put(long ref, ChatCommand.Progress progress, Duration now) {
    open.put(ref, new Command(progress, now));
  }

  /** Removes and returns a command; null if it is not open. */
  @Nullable Command remove(long ref) {
    return open.remove(ref);
  }

  List<Long> refs() {
    return open.keySet().stream().sorted().toList();
  }

  /** Removes and returns all commands. */
  Map<Long, Command> takeAll() {
    Map<Long, Command> all = Map.copyOf(open);
    open.clear();
    return all;
  }
}
