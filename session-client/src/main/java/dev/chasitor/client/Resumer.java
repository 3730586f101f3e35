package dev.chasitor.client;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SettledCommands;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.session.visitor.json.SettledCommandJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Claims sessions of a client's journal, and goes on with them. Thread-safe. */
final class Resumer {

  /** How many sessions are claimed at the same time. */
  private static final int LANES = 8;

  private final ClientJournal journal;
  private final SessionMachine machine;
  private final WallClock wallClock;
  private final Sessions sessions;

  Resumer(ClientJournal journal, SessionMachine machine, WallClock wallClock, Sessions sessions) {
    this.journal = journal;
    this.machine = machine;
    this.wallClock = wallClock;
    this.sessions = sessions;
  }

  /** Goes on with one session, whoever holds it. */
  CompletionStage<ChatSession> resume(
      String id, Function<SessionDescription, SessionListener> listeners) {
    sessions.refuseWhenClosed();
    return journal.renew().thenCompose(renewed -> claim(id, listeners));
  }

  /** Goes on with all sessions that nobody holds. */
  CompletionStage<ResumeReport> resumeAll(Function<SessionDescription, SessionListener> listeners) {
    sessions.refuseWhenClosed();
    return journal
        .renew()
        .thenCompose(renewed -> journal.journal().sessions())
        .thenCompose(all -> new Round(all, listeners).run());
  }

  /** One resumption of many sessions. Guarded by its lock. */
  private final class Round {
    private final Function<SessionDescription, SessionListener> listeners;
    private final Queue<String> ids = new ArrayDeque<>();
    private final Set<String> held = new LinkedHashSet<>();
    private final Map<String, ChatSession> resumed = new LinkedHashMap<>();
    private final Map<String, Throwable> failed = new LinkedHashMap<>();
    private final AtomicInteger lanes = new AtomicInteger(LANES);
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Round(List<HeldSession> all, Function<SessionDescription, SessionListener> listeners) {
      this.listeners = listeners;
      for (HeldSession session : all) {
        if (session.isLeased() && !session.owner().equals(journal.owner())) {
          held.add(session.session());
        } else if (!sessions.knows(session.session())) {
          ids.add(session.session());
        }
      }
    }

    CompletionStage<ResumeReport> run() {
      for (int at = 0; at < LANES; at++) {
        goOn();
      }
      return done.thenApply(over -> report());
    }

    /** Resumes one session after the other. It loops, since a journal may answer at once. */
    private void goOn() {
      for (String id = next(); !id.isEmpty(); id = next()) {
        String session = id;
        CompletableFuture<Boolean> noted =
            claim(session, listeners)
                .handle((resumed, failure) -> note(session, resumed, failure))
                .toCompletableFuture();
        if (!noted.isDone()) {
          var unused = noted.thenRun(this::goOn);
          return;
        }
      }
      if (lanes.decrementAndGet() == 0) {
        done.complete(true);
      }
    }

    private synchronized String next() {
      return Objects.requireNonNullElse(ids.poll(), "");
    }

    private synchronized boolean note(String id, @Nullable ChatSession session, Throwable failure) {
      if (session != null) {
        resumed.put(id, session);
      } else {
        boolean isWrapped = failure instanceof CompletionException && failure.getCause() != null;
        failed.put(id, isWrapped ? failure.getCause() : failure);
      }
      return true;
    }

    private synchronized ResumeReport report() {
      return new ResumeReport(resumed, held, failed);
    }
  }

  private CompletionStage<ChatSession> claim(
      String id, Function<SessionDescription, SessionListener> listeners) {
    return journal
        .journal()
        .read(id)
        .thenCompose(
            found ->
                claim(
                    found.orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "The journal has no session with the id " + id)),
                    listeners));
  }

  private CompletionStage<ChatSession> claim(
      JournalRecord found, Function<SessionDescription, SessionListener> listeners) {
    // Read it before the claim: what cannot be read stays as it is.
    SessionDescription description = document(found).description();
    SessionPlace place = sessions.reserve(description);
    try {
      SessionListener listener =
          Objects.requireNonNull(listeners.apply(description), "expected a listener, not null");
      return journal
          .journal()
          .claim(found.session(), found.epoch(), journal.owner())
          .thenApply(claimed -> goOn(place, claimed, listener))
          .whenComplete(
              (session, failure) -> {
                if (failure != null) {
                  place.leave(SessionPlace.Reason.WITHDRAWN);
                }
              });
    } catch (Throwable e) {
      place.leave(SessionPlace.Reason.WITHDRAWN);
      throw e;
    }
  }

  private ChatSession goOn(
      SessionPlace place, Optional<JournalRecord> claimed, SessionListener listener) {
    JournalRecord record =
        claimed.orElseThrow(
            () -> new SessionStoppedException(SessionStoppedException.Reason.FENCED));
    SessionDocument document = wallClock.afterPause(document(record));
    SessionDocument quiet = document.with(machine.thawed(document.state()));
    Duration pause = Resumption.firstPause(quiet.state());
    return sessions.resume(
        place,
        quiet,
        new JournalPosition(record.epoch(), record.version(), journal.owner()),
        listener,
        driver -> driver.goOn(pause));
  }

  private static SessionDocument document(JournalRecord record) {
    SessionDocument document = SessionDocument.read(record.settings(), record.state());
    if (!document.description().id().equals(record.session())) {
      throw new IllegalStateException(
          "The journal has the document of another session under the id " + record.session());
    }
    SettledCommands settled = SettledCommands.NONE;
    for (String entry : record.entries()) {
      settled = settled.and(SettledCommandJson.read(entry));
    }
    return document.with(settled);
  }
}
