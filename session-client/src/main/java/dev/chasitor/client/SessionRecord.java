package dev.chasitor.client;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Durable;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.SettledCommand;
import dev.chasitor.session.visitor.SettledCommands;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.session.visitor.json.SettledCommandJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The record of one session in a journal. It knows which steps must be written, writes the session,
 * one write at a time, and finds out what became of a write whose answer is unknown. Not
 * thread-safe: all its methods and answers run as work of the session.
 */
final class SessionRecord {

  private static final System.Logger LOG = System.getLogger(SessionRecord.class.getName());

  /** What became of a write. */
  enum Result {
    /** It is durable, or the session was removed and needs no write. */
    KEPT,
    /** Another holder has the session. */
    FENCED,
    /** It was not known in time. */
    UNKNOWN
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String session;
  private final JournalPosition position;
  private final SessionJournal journal;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoClock;
  private final Consumer<Runnable> answers;
  private final SessionLog log;

  /** How long the server waits for a poll before it has said so. */
  private final Duration connectionTimeout;

  private long version;

  /** The settings that were written last; empty before the first write. */
  private Optional<SessionSettings> settings = Optional.empty();

  /** What the session remembered of settled commands when it began; the first write has it. */
  private SettledCommands unwritten = SettledCommands.NONE;

  private boolean isRemoved;

  /**
   * Creates the record of a session.
   *
   * @param beginning the session; if the journal has it, as it is there
   * @param journal a journal in which every call ends
   * @param position the place of the session in the journal
   * @param answers runs the answers of the journal as work of the session
   */
  SessionRecord(
      SessionDocument beginning,
      SessionJournal journal,
      JournalPosition position,
      ScheduledExecutorService timer,
      LongSupplier nanoClock,
      Consumer<Runnable> answers,
      SessionLog log) {
    Optional<SessionSettings> known = beginning.state().knownSettings();
    this.session = beginning.description().id();
    this.position = position;
    this.version = position.version();
    this.connectionTimeout =
        known.map(SessionSettings::profile).orElseGet(Profile::defaults).connectionTimeout();
    if (version == 0) {
      unwritten = beginning.settled();
    } else {
      settings = known;
    }
    this.journal = journal;
    this.timer = timer;
    this.nanoClock = nanoClock;
    this.answers = answers;
    this.log = log;
  }

  /** One write, and what is known about it so far. */
  private final class Attempt {
    private final JournalWrite write;
    private final long end;
    private final Consumer<Result> then;
    private Duration pause = FIRST_PAUSE;

    Attempt(JournalWrite write, Duration patience, Consumer<Result> then) {
      this.write = write;
      this.end = nanoClock.getAsLong() + TimeUnit.NANOSECONDS.convert(patience);
      this.then = then;
    }

    void begin() {
      ask(journal.write(write), this::answered);
    }

    private void answered(JournalAnswer answer) {
      switch (answer) {
        case WRITTEN -> finish(Result.KEPT);
        case FENCED -> finish(Result.FENCED);
        case UNKNOWN -> readLater();
      }
    }

    /** Takes an answer of the journal as work of the session. A failure leaves it unknown. */
    private <T> void ask(CompletionStage<T> call, Consumer<T> answered) {
      CompletionStage<?> unused =
          call.whenComplete(
              (answer, failure) ->
                  answers.accept(
                      () -> {
                        if (failure == null) {
                          answered.accept(answer);
                        } else {
                          failed(failure);
                        }
                      }));
    }

    private void failed(Throwable failure) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "The journal failed, and will be read to learn what became of a write",
          SafeTrace.of(failure));
      readLater();
    }

    private void readLater() {
      if (nanoClock.getAsLong() - end >= 0) {
        finish(Result.UNKNOWN);
        return;
      }
      Duration wait = pause;
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      try {
        var unused =
            timer.schedule(
                () -> ask(journal.read(session), this::found),
                wait.toNanos(),
                TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        finish(Result.UNKNOWN);
      }
    }

    private void found(Optional<JournalRecord> found) {
      long written = found.map(JournalRecord::version).orElse(0L);
      boolean isOurs =
          found.isEmpty()
              ? write.version() == 1
              : found.get().epoch() == write.epoch() && found.get().owner().equals(write.owner());
      if (isOurs && written == write.version()) {
        finish(Result.KEPT);
      } else if (isOurs && written == write.version() - 1) {
        begin();
      } else {
        finish(Result.FENCED);
      }
    }

    private void finish(Result result) {
      if (result == Result.KEPT) {
        version = write.version();
      }
      then.accept(result);
    }
  }

  /**
   * Whether a step must be written before its effects are performed (rule C-DUR-01). The first step
   * always is, so that the journal has the session.
   */
  boolean needs(VisitorState before, VisitorState after) {
    return !isRemoved && (version == 0 || Durable.differs(before, after));
  }

  /**
   * Writes a session.
   *
   * @param document the session after a step
   * @param settled the commands with ids that the step settled
   * @param then runs as work of the session when the result is known
   */
  void write(SessionDocument document, List<SettledCommand> settled, Consumer<Result> then) {
    // The server ends a session that is not polled: leave others half of that time.
    write(document, settled, patience(document.state()).dividedBy(2), then);
  }

  /**
   * Writes a session for the last time, so that what the application confirmed does not come again.
   * Its outcome is not looked for. Nothing is written of a session that was removed.
   *
   * @param then runs as work of the session when the result is known
   */
  void writeLast(SessionDocument document, Consumer<Result> then) {
    if (isRemoved) {
      then.accept(Result.KEPT);
    } else {
      write(document, List.of(), Duration.ZERO, then);
    }
  }

  /** How long the server waits for a poll, as it said or as the profile says. */
  private Duration patience(VisitorState state) {
    return state instanceof VisitorState.Open open ? open.session().patience() : connectionTimeout;
  }

  private void write(
      SessionDocument document,
      List<SettledCommand> settled,
      Duration patience,
      Consumer<Result> then) {
    boolean hasEntries = !settled.isEmpty() || !unwritten.equals(SettledCommands.NONE);
    List<String> entries =
        hasEntries ? List.of(SettledCommandJson.write(unwritten.with(settled))) : List.of();
    unwritten = SettledCommands.NONE;
    Optional<SessionSettings> now = document.state().knownSettings();
    boolean isChanged = version == 0 || (now.isPresent() && !now.equals(settings));
    // Whoever goes on with the session has none of its calls.
    SessionDocument quiet = document.with(Resumption.withoutCalls(document.state()));
    Attempt attempt =
        new Attempt(
            new JournalWrite(
                session,
                position.epoch(),
                version + 1,
                position.owner(),
                isChanged ? Optional.of(document.settingsJson()) : Optional.empty(),
                quiet.stateJson(),
                entries),
            patience,
            then);
    settings = now.isPresent() ? now : settings;
    attempt.begin();
  }

  /** The version of the last write that is durable. */
  long version() {
    return version;
  }

  /** The epoch that this client holds. */
  long epoch() {
    return position.epoch();
  }

  /**
   * Removes a session that is over, and whose application has all its events. Removing it again has
   * no effect.
   *
   * @param then runs when the journal has answered, or did not in time
   */
  void remove(Runnable then) {
    if (isRemoved) {
      return;
    }
    isRemoved = true;
    CompletionStage<?> unused =
        journal.remove(session, position.epoch()).handle(this::removed).thenRun(then);
  }

  private boolean removed(@Nullable JournalAnswer answer, @Nullable Throwable failure) {
    if (answer == null || answer == JournalAnswer.UNKNOWN) {
      String message =
          "It is not known whether the journal removed a session that is over: if not, it will be"
              + " resumed once more, and be over at once";
      if (failure == null) {
        log.log(LOG, System.Logger.Level.WARNING, message);
      } else {
        log.log(LOG, System.Logger.Level.WARNING, message, SafeTrace.of(failure));
      }
    }
    return answer == JournalAnswer.WRITTEN;
  }
}
