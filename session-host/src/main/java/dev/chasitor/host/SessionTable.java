package dev.chasitor.host;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The sessions in memory or being loaded, by id. The first task for a session adds it; the session
 * is removed when nothing of it is in memory. Thread-safe.
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

  /** Runs a task of a session after the earlier ones, unless the table is closed before that. */
  void post(String id, Consumer<HostedSession> task) {
    boolean taken = closed;
    while (!taken) {
      HostedSession session =
          sessions.computeIfAbsent(id, fresh -> new HostedSession(fresh, parts, this));
      // A closed session has removed itself from the table, so the next try makes a new one.
      taken = session.post(() -> run(task, session));
    }
  }

  private void run(Consumer<HostedSession> task, HostedSession session) {
    if (!closed) {
      task.accept(session);
    }
  }

  /** Closes the table: no task runs any more, and no deadline wakes a session. */
  void close() {
    closed = true;
    sessions.values().forEach(HostedSession::closeTimer);
  }

  void remove(String id, HostedSession session) {
    sessions.remove(id, session);
  }
}
