package dev.chasitor.host;

import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostProfile;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What all sessions of a host share. Thread-safe.
 *
 * @param profile the host's time-outs
 * @param desk the other side of every chat
 * @param store where sessions outlive their nodes
 * @param clock what a session's time is counted by
 * @param timer wakes sessions
 * @param executor runs sessions
 * @param credentials makes keys and tokens
 * @param observer watches
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

  /** Calls the observer, and keeps what it throws away from the session. */
  void observed(Consumer<HostObserver> call) {
    try {
      call.accept(observer);
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, "A host observer failed", SafeTrace.of(e));
    }
  }

  /** Notifies the desk; false if it threw. */
  boolean notifyDesk(Chat chat, DeskNotice notice) {
    try {
      desk.onNotice(chat, notice);
      return true;
    } catch (Throwable e) {
      failed(chat.sessionId(), "The desk failed on a notice", e);
      return false;
    }
  }

  /** Logs a failure, and reports it to the observer. */
  void failed(String sessionId, String what, Throwable failure) {
    LOG.log(
        System.Logger.Level.ERROR, what + " (session " + sessionId + ")", SafeTrace.of(failure));
    observed(watcher -> watcher.onFailure(sessionId, failure));
  }
}
