package dev.chasitor.host;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The sessions that are in memory, or on their way there, by id. A session comes with the first
 * task for it and goes when nothing of it is in memory. Thread-safe.
 */
final class SessionTable {

  private final HostParts parts;
  private final ConcurrentMap<String, HostedSession> sessions = new ConcurrentHashMap<>();
  private volatile boolean closed;

  SessionTable(HostParts parts) {
    this.parts = parts;
  }

  Collection<HostedSession> all() {
    return sessions.values();
  }

  /** Runs a task of a session in its turn, unless the table is closed by then. */
  void post(String id, Consumer<HostedSession> task) {
    boolean taken = closed;
    while (!taken) {
      HostedSession session =
          sessions.computeIfAbsent(id, fresh -> new HostedSession(fresh, parts, this));
      // A session that takes no task any more has left the table before.
      taken = session.post(() -> run(task, session));
    }
  }

  private void run(Consumer<HostedSession> task, HostedSession session) {
    if (!closed) {
      task.accept(session);
    }
  }

  /** Takes no more tasks, and runs none of those that wait. No deadline wakes a session. */
  void close() {
    closed = true;
    sessions.values().forEach(HostedSession::closeTimer);
  }

  void remove(String id, HostedSession session) {
    sessions.remove(id, session);
  }
}
