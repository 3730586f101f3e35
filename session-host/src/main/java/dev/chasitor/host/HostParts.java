package dev.chasitor.host;

import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.machine.SafeTrace;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The parts that all sessions of a host share. Thread-safe.
 *
 * @param profile the host's options
 * @param desk the desk of every chat
 * @param store keeps sessions, also after their nodes are lost
 * @param clock measures the time of sessions
 * @param timer wakes sessions at their deadlines
 * @param executor runs sessions
 * @param credentials makes ids, keys and tokens
 * @param observer receives reports about sessions
 * @param nodes the nodes
 * @param inMemory how many sessions are in memory
 */
record HostParts(
    HostProfile profile,
    AgentDesk desk,
    GuardedStore store,
    HostClock clock,
    ScheduledExecutorService timer,
    Executor executor,
    CredentialSource credentials,
    HostObserver observer,
    HostNodes nodes,
    AtomicInteger inMemory) {

  private static final System.Logger LOG = System.getLogger(HostParts.class.getName());

  /** Calls the observer, and catches what it throws. */
  void observed(Consumer<HostObserver> call) {
    try {
      call.accept(observer);
    } catch (Throwable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A host observer threw an exception, which is ignored",
          SafeTrace.of(e));
    }
  }

  /** Reports to the desk; returns false if the desk throws. */
  boolean notifyDesk(Chat chat, DeskNotice notice) {
    try {
      desk.onNotice(chat, notice);
      return true;
    } catch (Throwable e) {
      failed(chat.sessionId(), "The desk threw an exception on a report", e);
      return false;
    }
  }

  /**
   * Logs a failure, and reports it to the observer.
   *
   * @param sessionId the session's id; empty if the failure is not about one session
   */
  void failed(String sessionId, String what, Throwable failure) {
    String where = sessionId.isEmpty() ? "" : " (session " + sessionId + ")";
    LOG.log(System.Logger.Level.ERROR, what + where, SafeTrace.of(failure));
    observed(watcher -> watcher.onFailure(sessionId, failure));
  }
}
