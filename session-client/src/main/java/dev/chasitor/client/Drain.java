package dev.chasitor.client;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.VisitorState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Freezes the sessions of one client, and reports what became of each when the last is frozen or
 * the time is over. Thread-safe: its lock is never held during a call of other classes.
 */
final class Drain {

  private static final System.Logger LOG = System.getLogger(Drain.class.getName());

  private final Map<String, SessionPlace> waiting = new LinkedHashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final Map<String, FrozenSession> frozen = new LinkedHashMap<>();
  private final Set<String> undelivered = new LinkedHashSet<>();
  private final Map<String, String> notFrozen = new LinkedHashMap<>();
  private final Map<String, EndCause> over = new LinkedHashMap<>();
  private final CompletableFuture<DrainReport> report = new CompletableFuture<>();

  Drain(Collection<SessionPlace> places) {
    places.forEach(place -> waiting.put(place.id(), place));
  }

  CompletionStage<DrainReport> report() {
    return report.minimalCompletionStage();
  }

  /** Freezes all sessions. Without a timer there is no time to wait for any of them. */
  void start(Duration within, ScheduledExecutorService timer) {
    Optional<Future<?>> alarm = within.isZero() ? Optional.empty() : alarm(within, timer);
    finishIfNoneWaits();
    for (SessionPlace place : left()) {
      if (isWaitedFor(place)) {
        freeze(place);
      }
    }
    if (alarm.isEmpty()) {
      stopWaiting();
    } else {
      var unused = report.whenComplete((done, failure) -> alarm.get().cancel(false));
    }
  }

  private Optional<Future<?>> alarm(Duration within, ScheduledExecutorService timer) {
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(within);
      return Optional.of(timer.schedule(this::stopWaiting, nanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      SessionLog.WITHOUT_SESSION.log(
          LOG, System.Logger.Level.DEBUG, "A drain does not wait: the timer is shut down");
      return Optional.empty();
    }
  }

  private synchronized boolean isWaitedFor(SessionPlace place) {
    return waiting.containsKey(place.id());
  }

  /** Reports now. Sessions that are waited for are reported as they are. */
  void stopWaiting() {
    left().forEach(place -> settle(place, () -> stateOf(place)));
  }

  private synchronized List<SessionPlace> left() {
    return List.copyOf(waiting.values());
  }

  /** Freezes a session, also one that begins after the time was over: its client was drained. */
  private void freeze(SessionPlace place) {
    var unused =
        place
            .begun()
            .whenComplete(
                (session, withdrawn) -> {
                  if (session == null) {
                    settle(place, () -> () -> {});
                  } else {
                    freeze(place, session);
                  }
                });
  }

  private void freeze(SessionPlace place, ChatSession session) {
    var unused =
        session
            .freeze()
            .whenComplete(
                (document, failure) ->
                    settle(
                        place,
                        () ->
                            document != null
                                ? () -> noteFrozen(place.id(), document, true)
                                : () -> notFrozen.put(place.id(), reasonOf(failure))));
  }

  /** Names the class of the failure only: its text may be a foreign one. */
  private static String reasonOf(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return "its freeze failed with "
        + cause.getClass().getName()
        + ", and the session goes on: freeze() of the session has the exception";
  }

  /** Describes a session that is still waited for. */
  private Runnable stateOf(SessionPlace place) {
    String id = place.id();
    Optional<ChatSession> session = place.session();
    if (session.isEmpty()) {
      return () ->
          notFrozen.put(
              id, "it had not begun when the time was over: its lease was not acquired yet");
    }
    Optional<FrozenSession> document = session.get().driver().frozen();
    Optional<EndCause> cause = session.get().driver().endCause();
    if (document.isPresent()) {
      return () -> noteFrozen(id, document.get(), false);
    }
    return cause.isPresent()
        ? () -> over.put(id, cause.get())
        : () ->
            notFrozen.put(
                id,
                "it was not frozen when the time was over: an observer or the transport blocks, or"
                    + " the time was too short");
  }

  private void noteFrozen(String id, FrozenSession document, boolean delivered) {
    VisitorState state = document.document().state();
    if (state instanceof VisitorState.Ended ended
        && state.ledger().deliveries().unconfirmed().isEmpty()) {
      over.put(id, ended.cause());
      return;
    }
    frozen.put(id, document);
    if (!delivered) {
      undelivered.add(id);
    }
  }

  /**
   * Notes what became of a session, unless that is known already.
   *
   * @param state finds out what to note; called without the lock, since it may end a freeze
   */
  private void settle(SessionPlace place, Supplier<Runnable> state) {
    synchronized (this) {
      if (!waiting.containsKey(place.id()) || !settled.add(place.id())) {
        return;
      }
    }
    Runnable note = state.get();
    synchronized (this) {
      waiting.remove(place.id());
      note.run();
    }
    finishIfNoneWaits();
  }

  private void finishIfNoneWaits() {
    DrainReport done;
    synchronized (this) {
      if (!waiting.isEmpty()) {
        return;
      }
      done = new DrainReport(frozen, undelivered, notFrozen, over);
    }
    report.complete(done);
  }
}
