package dev.chasitor.client;

import dev.chasitor.session.visitor.CommandOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands that are not settled, by their refs. Used by the driver's turn only. */
final class OpenCommands {

  private final Map<Long, Command> open = new HashMap<>();

  /**
   * A command someone waits for.
   *
   * @param outcome what they wait on
   * @param since when it was given
   */
  record Command(CompletableFuture<CommandOutcome> outcome, Duration since) {}

  /** Takes up the commands of a thawed session; each has its stage. */
  Map<Long, CompletionStage<CommandOutcome>> carryOver(List<Long> refs, Duration now) {
    refs.forEach(ref -> put(ref, new CompletableFuture<>(), now));
    return open.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().outcome().minimalCompletionStage()));
  }

  void put(long ref, CompletableFuture<CommandOutcome> outcome, Duration now) {
    open.put(ref, new Command(outcome, now));
  }

  /** Takes one up, if it is open. */
  @Nullable Command remove(long ref) {
    return open.remove(ref);
  }

  List<Long> refs() {
    return open.keySet().stream().sorted().toList();
  }

  /** All of them, which are no longer open. */
  Map<Long, Command> takeAll() {
    Map<Long, Command> all = Map.copyOf(open);
    open.clear();
    return all;
  }
}
