package dev.chasitor.client;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.session.machine.SafeTrace;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The journal of one client, in which it has a name of its own and a lease. The lease is renewed
 * while the client has sessions. Thread-safe.
 */
final class ClientJournal {

  private static final System.Logger LOG = System.getLogger(ClientJournal.class.getName());

  private final SessionJournal journal;
  private final Duration lease;
  private final ScheduledExecutorService timer;
  private final String owner = UUID.randomUUID().toString();

  // Guarded by this.
  private int sessions;
  private boolean isRenewing;
  private boolean closed;

  /**
   * Creates the journal of a client.
   *
   * @param callLimit how long a call of the journal may take
   * @param lease how long other clients leave the sessions alone if this one is gone
   */
  ClientJournal(
      SessionJournal journal, Duration callLimit, Duration lease, ScheduledExecutorService timer) {
    this.journal = new GuardedJournal(journal, timer, callLimit);
    this.lease = lease;
    this.timer = timer;
  }

  /** The journal, in which every call ends. */
  SessionJournal journal() {
    return journal;
  }

  /** The name of this client in the journal. */
  String owner() {
    return owner;
  }

  /** The place of a session that the journal does not have yet. */
  JournalPosition positionOfNew() {
    return JournalPosition.ofNew(owner);
  }

  /** Sets the lease; fails as the journal does. */
  CompletionStage<Void> renew() {
    return journal.renew(owner, lease);
  }

  /** Notes that one more session is kept here, so that the lease is needed. */
  void begin() {
    synchronized (this) {
      sessions++;
      if (isRenewing || closed) {
        return;
      }
      isRenewing = true;
    }
    goOnRenewing();
  }

  /** Notes that a session is no longer driven here. */
  synchronized void leave() {
    sessions--;
  }

  private void goOnRenewing() {
    CompletionStage<?> unused =
        renew()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    SessionLog.WITHOUT_SESSION.log(
                        LOG,
                        System.Logger.Level.WARNING,
                        "The journal did not renew the client's lease: another client may claim"
                            + " its sessions",
                        SafeTrace.of(failure));
                  }
                  renewLater();
                });
  }

  private void renewLater() {
    synchronized (this) {
      isRenewing = sessions > 0 && !closed;
      if (!isRenewing) {
        return;
      }
    }
    try {
      var unused = timer.schedule(this::renewAgain, lease.toNanos() / 3, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      SessionLog.WITHOUT_SESSION.log(
          LOG,
          System.Logger.Level.DEBUG,
          "The client's lease is not renewed: the timer is shut down");
    }
  }

  private void renewAgain() {
    synchronized (this) {
      isRenewing = sessions > 0 && !closed;
      if (!isRenewing) {
        return;
      }
    }
    goOnRenewing();
  }

  /** Gives the lease up, so that other clients may claim the sessions at once. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    CompletionStage<?> unused =
        journal
            .renew(owner, Duration.ZERO)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    SessionLog.WITHOUT_SESSION.log(
                        LOG,
                        System.Logger.Level.DEBUG,
                        "The client's lease ends by itself: the journal did not give it up",
                        SafeTrace.of(failure));
                  }
                });
  }
}
