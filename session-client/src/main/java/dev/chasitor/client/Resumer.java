package dev.chasitor.client;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SettledCommand;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Claims sessions of a client's journal, and goes on with them. Thread-safe. */
final class Resumer {

  /** How many sessions are claimed at the same time. */
  private static final int LANES = 8;

  private final ClientJournal journal;
  private final SessionMachine machine;
  private final Sessions sessions;

  Resumer(ClientJournal journal, SessionMachine machine, Sessions sessions) {
    this.journal = journal;
    this.machine = machine;
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

    Round(List<HeldSession> all, Function<SessionDescription, SessionListener> listeners) {
      this.listeners = listeners;
      for (HeldSession session : all) {
        if (session.isLeased() && !session.owner().equals(journal.owner())) {
          held.add(session.session());
        } else if (!sessions.has(session.session())) {
          ids.add(session.session());
        }
      }
    }

    CompletionStage<ResumeReport> run() {
      CompletionStage<?>[] lanes = new CompletionStage<?>[LANES];
      for (int at = 0; at < LANES; at++) {
        lanes[at] = lane();
      }
      CompletionStage<?> all = lanes[0];
      for (CompletionStage<?> lane : lanes) {
        all = all.thenCombine(lane, (one, other) -> null);
      }
      return all.thenApply(done -> report());
    }

    /** Resumes one session after the other, until none is left. */
    private CompletionStage<?> lane() {
      String id = next();
      return id.isEmpty()
          ? CompletableFuture.completedStage(null)
          : claim(id, listeners)
              .handle((session, failure) -> note(id, session, failure))
              .thenCompose(noted -> lane());
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
    SessionDocument document = document(record);
    SessionDocument quiet = document.with(machine.thawed(document.state()));
    Duration pause = Resumption.firstPause(quiet.state());
    return sessions.resume(
        place,
        quiet,
        new JournalPosition(journal.journal(), record.epoch(), record.version(), journal.owner()),
        listener,
        driver -> driver.goOn(pause));
  }

  private static SessionDocument document(JournalRecord record) {
    SessionDocument document = SessionDocument.read(record.settings(), record.state());
    if (!document.description().id().equals(record.session())) {
      throw new IllegalStateException(
          "The journal has the document of another session under the id " + record.session());
    }
    List<SettledCommand> settled = record.entries().stream().map(SettledCommandJson::read).toList();
    return document.with(new SettledCommands(settled, List.of()));
  }
}
