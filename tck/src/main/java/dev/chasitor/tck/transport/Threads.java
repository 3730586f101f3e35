package dev.chasitor.tck.transport;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the threads of this JVM that a transport may have started. */
final class Threads {

  /**
   * The names of threads that do not count: those that the whole JVM shares, and those of the test
   * server.
   */
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
