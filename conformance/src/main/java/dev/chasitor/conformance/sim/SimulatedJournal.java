package dev.chasitor.conformance.sim;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The journal of a run, which all processes of the client share. It records what it has, and some
 * of its writes meet a {@link Crash}.
 */
final class SimulatedJournal {

  /** When a late write is done. The client has looked for it once by then. */
  private static final Duration LATE = Duration.ofMillis(70);

  private static final long NOTHING = -1;

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final Processes processes;
  private final Duration delay;
  private final SessionJournal store = SessionJournal.inMemory();
  private final Map<String, Duration> leases = new HashMap<>();
  private int writes;
  private boolean isUsed;

  /**
   * Creates an empty journal.
   *
   * @param delay how long an answer takes
   */
  SimulatedJournal(VirtualTime time, Consumer<Event> history, Processes processes, Duration delay) {
    this.time = time;
    this.history = history;
    this.processes = processes;
    this.delay = delay;
  }

  /** Whether a session was ever written. */
  boolean isUsed() {
    return isUsed;
  }

  boolean hasSession() {
    return !held().isEmpty();
  }

  /** Returns the journal as a process sees it. */
  SessionJournal seenBy(ClientProcess process) {
    return new View(process);
  }

  private List<HeldSession> held() {
    return store.sessions().toCompletableFuture().join();
  }

  private JournalAnswer perform(JournalWrite write) {
    JournalAnswer answer = store.write(write).toCompletableFuture().join();
    boolean isFenced = answer == JournalAnswer.FENCED;
    isUsed |= !isFenced;
    history.accept(
        new Event.Wrote(
            time.now(),
            processes.numbered(write.epoch()),
            write.version(),
            isFenced,
            isFenced ? Optional.empty() : kept(write.session())));
    return answer;
  }

  private Optional<Event.Kept> kept(String session) {
    return store.read(session).toCompletableFuture().join().flatMap(SimulatedJournal::kept);
  }

  private static Optional<Event.Kept> kept(JournalRecord found) {
    try {
      return Optional.of(kept(SessionDocument.read(found.settings(), found.state()).state()));
    } catch (MalformedMessageException e) {
      // Another client has a form of its own.
      return Optional.empty();
    }
  }

  private static Event.Kept kept(VisitorState state) {
    long told = state.ledger().deliveries().told();
    if (state instanceof VisitorState.Opening opening) {
      return new Event.Kept(List.of(), lines(opening.outbox()), NOTHING, "", told);
    }
    if (!(state instanceof VisitorState.Open open)) {
      return new Event.Kept(List.of(), List.of(), NOTHING, "", told);
    }
    Outbox outbox = open.session().outbox();
    return new Event.Kept(
        outbox.items().stream().flatMapToLong(item -> item.number().stream()).boxed().toList(),
        lines(outbox),
        open.session().ack(),
        Tags.SECRETS.ofKey(open.session().credentials().key()),
        told);
  }

  private static List<String> lines(Outbox outbox) {
    return outbox.items().stream()
        .map(OutboxItem::request)
        .flatMap(SimulatedJournal::line)
        .toList();
  }

  private static Stream<String> line(Request request) {
    return request instanceof ChatMessageRequest line
        ? Stream.of(Tags.SECRETS.line(line.text()))
        : Stream.empty();
  }

  /** The journal as one process sees it. */
  private final class View implements SessionJournal {
    private final ClientProcess process;
    private long lastVersion;

    View(ClientProcess process) {
      this.process = process;
    }

    /** Returns the answer to a write. */
    private CompletionStage<JournalAnswer> written(JournalAnswer value) {
      return answer(value, value == JournalAnswer.UNKNOWN);
    }

    private <T> CompletionStage<T> answer(T value) {
      return answer(value, process.isWriting());
    }

    /** Returns an answer, which comes a little later if the journal is slow. */
    private <T> CompletionStage<T> answer(T value, boolean isWriting) {
      if (delay.isZero()) {
        process.isWriting(isWriting);
        return CompletableFuture.completedStage(value);
      }
      CompletableFuture<T> later = new CompletableFuture<>();
      time.after(
          delay,
          () ->
              process
                  .work()
                  .bring(
                      () -> {
                        process.isWriting(isWriting);
                        later.complete(value);
                      }));
      return later;
    }

    @Override
    public CompletionStage<JournalAnswer> write(JournalWrite write) {
      if (process.isDead()) {
        return new CompletableFuture<>();
      }
      writes++;
      lastVersion = write.version();
      process.isWriting(true);
      Optional<Crash> crash = processes.crash(Crash.Place.WRITE, writes);
      return crash.isEmpty() ? written(perform(write)) : strike(crash.get(), write);
    }

    private CompletionStage<JournalAnswer> strike(Crash crash, JournalWrite write) {
      return switch (crash.kind()) {
        case KILL_BEFORE_WRITE -> {
          processes.kill(process, Crash.PAUSE, crash);
          yield process.isDead() ? new CompletableFuture<>() : written(perform(write));
        }
        case KILL_AFTER_WRITE -> {
          JournalAnswer done = perform(write);
          processes.kill(process, Crash.PAUSE, crash);
          yield process.isDead() ? new CompletableFuture<>() : written(done);
        }
        case ANSWER_LOST -> {
          processes.strikes(process, crash);
          JournalAnswer unused = perform(write);
          yield written(JournalAnswer.UNKNOWN);
        }
        case WRITE_LOST -> {
          processes.strikes(process, crash);
          yield written(JournalAnswer.UNKNOWN);
        }
        case WRITE_LATE -> {
          processes.strikes(process, crash);
          time.after(
              LATE,
              () -> {
                JournalAnswer unused = perform(write);
              });
          yield written(JournalAnswer.UNKNOWN);
        }
        case SUPPLANT_AFTER_WRITE -> {
          JournalAnswer done = perform(write);
          processes.supplant(process, crash);
          yield written(done);
        }
        case KILL_BEFORE_REQUEST, KILL_AFTER_REQUEST, SUPPLANT_AFTER_REQUEST, KILL_AT_EVENT ->
            throw new IllegalArgumentException("expected a crash of a write, not " + crash);
      };
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> read(String session) {
      return process.isDead()
          ? new CompletableFuture<>()
          : store.read(session).thenCompose(found -> answer(found, isUnwritten(found)));
    }

    private boolean isUnwritten(Optional<JournalRecord> found) {
      return process.isWriting() && found.filter(it -> it.version() >= lastVersion).isEmpty();
    }

    @Override
    public CompletionStage<Optional<JournalRecord>> claim(
        String session, long epoch, String owner) {
      if (process.isDead()) {
        return new CompletableFuture<>();
      }
      Optional<JournalRecord> claimed =
          store.claim(session, epoch, owner).toCompletableFuture().join();
      claimed.ifPresent(held -> processes.isClaimedBy(process, held.epoch()));
      return answer(claimed);
    }

    @Override
    public CompletionStage<JournalAnswer> remove(String session, long epoch) {
      return process.isDead()
          ? new CompletableFuture<>()
          : store.remove(session, epoch).thenCompose(this::answer);
    }

    @Override
    public CompletionStage<Void> renew(String owner, Duration lease) {
      if (process.isDead()) {
        return new CompletableFuture<>();
      }
      leases.put(owner, time.now().plus(lease));
      return store.renew(owner, lease);
    }

    @Override
    public CompletionStage<List<HeldSession>> sessions() {
      return process.isDead()
          ? new CompletableFuture<>()
          : answer(
              held().stream()
                  .map(
                      it ->
                          new HeldSession(
                              it.session(), it.epoch(), it.owner(), isLeased(it.owner())))
                  .toList());
    }

    private boolean isLeased(String owner) {
      return leases.getOrDefault(owner, Duration.ZERO).compareTo(time.now()) > 0;
    }
  }
}
