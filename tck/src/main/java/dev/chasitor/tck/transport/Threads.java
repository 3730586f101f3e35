package dev.chasitor.tck.transport;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads of this JVM that a transport may have started. */
final class Threads {

  /** Shared by the whole JVM, and started by whoever comes first; and those of the test server. */
  private static final List<String> OTHERS =
      List.of(
          "ForkJoinPool.commonPool-",
          "CompletableFutureDelayScheduler",
          "globalEventExecutor",
          "raw-server-");

  private Threads() {}

  static Set<Thread> running() {
    Set<Thread> running = new HashSet<>(Thread.getAllStackTraces().keySet());
    running.removeIf(thread -> OTHERS.stream().anyMatch(thread.getName()::startsWith));
    return running;
  }

  static Set<Thread> since(Set<Thread> before) {
    Set<Thread> since = running();
    since.removeAll(before);
    return since;
  }
}
