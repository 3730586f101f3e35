package dev.chasitor.client;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Breakdown;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SettledCommand;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport.InFlight;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the visitor's machine: takes inputs one at a time, steps, and performs the effects in
 * order. The machine makes all decisions.
 *
 * <p>With a journal it writes a step that changes what must survive, and performs the effects when
 * the write is durable (rule C-DUR-01). Inputs that come meanwhile wait.
 *
 * <p>Steps are work of one queue, so they never overlap. Only work of the queue uses the fields
 * declared below it.
 */
final class SessionDriver {

  private static final System.Logger LOG = System.getLogger(SessionDriver.class.getName());

  /** Where a session is kept. */
  static final class Kept {
    private final SessionJournal journal;
    private final JournalPosition position;

    /**
     * Creates a place.
     *
     * @param journal a journal in which every call ends
     * @param position the place of the session in it
     */
    Kept(SessionJournal journal, JournalPosition position) {
      this.journal = journal;
      this.position = position;
    }
  }

  private final SessionMachine machine;
  private final SessionWire wire;
  private final ObserverGuard watch;
  private final SessionPlace place;
  private final SessionLog log;
  private final Audience audience;
  private final LongSupplier nanoClock;
  private final WallClock wallClock;
  private final Map<Long, CompletionStage<CommandOutcome>> carriedOver;
  private final Map<CommandId, CompletionStage<CommandOutcome>> carriedOverById;

  private final SessionDocument beginning;

  /** The number of the last event that the application confirmed. */
  private final AtomicLong confirmed = new AtomicLong();

  private final WorkQueue work;
  private final Optional<SessionRecord> record;
  private final Alarm alarm;
  private final Map<Long, InFlight> calls = new HashMap<>();
  private final OpenCommands commands = new OpenCommands();
  private final CommandMemory memory;
  private VisitorState state;

  /** The state after the last step whose effects were performed. */
  private volatile VisitorState shown;

  private long origin;
  private Duration latest;
  private long lastRef;

  /** Whether a thawed session pauses before its first step. */
  /** Whether the journal was asked to forget the session. A command still gets its outcome. */
  private boolean isRemoved;

  private boolean rests;

  /** The freeze of the session; null until the session is to be frozen. */
  private volatile @Nullable Freeze frozen;

  /** Why this client no longer drives the session, although the chat may go on; null if it does. */
  private SessionStoppedException.@Nullable Reason stopped;

  /** The number of the event of the end; 0 before it. */
  private long endNumber;

  /**
   * Creates a driver that goes on from {@code beginning}, with its state and time.
   *
   * @param machine makes the decisions
   * @param place the place of the session in its client, which it leaves when it is over or frozen
   * @param log writes the session's log messages
   * @param audiences makes what receives events and outcomes; it is given what takes the numbers of
   *     delivered events
   * @param nanoClock monotonic time in nanoseconds
   * @param wallClock tells when a document is written
   * @param journal where the session is kept; empty if it is kept in memory only
   */
  SessionDriver(
      SessionDocument beginning,
      Optional<Kept> journal,
      SessionMachine machine,
      SessionWire wire,
      ObserverGuard watch,
      SessionPlace place,
      SessionLog log,
      ScheduledExecutorService timer,
      LongSupplier nanoClock,
      WallClock wallClock,
      Function<LongConsumer, Audience> audiences) {
    this.beginning = beginning;
    this.state = beginning.state();
    this.shown = beginning.state();
    this.latest = beginning.time();
    this.lastRef = beginning.lastRef();
    this.machine = machine;
    this.wire = wire;
    this.watch = watch;
    this.place = place;
    this.log = log;
    this.nanoClock = nanoClock;
    this.wallClock = wallClock;
    this.origin = nanoClock.getAsLong() - beginning.time().toNanos();
    this.audience = audiences.apply(this::confirmed);
    this.alarm = new Alarm(timer, this::ring, log);
    this.work =
        new WorkQueue(
            next -> runSafely(next, this::breakDown), () -> runSafely(audience::hurry, () -> {}));
    this.record =
        journal.map(
            kept ->
                new SessionRecord(
                    beginning, kept.journal, kept.position, timer, nanoClock, work::answer, log));
    commands.carryOver(beginning.pending(), beginning.state().pendingCommands(), beginning.time());
    this.carriedOver = commands.outcomes();
    this.carriedOverById = commands.outcomesById();
    this.memory = new CommandMemory(beginning.settled());
  }

  /** Begins to drive a session that is new. */
  void start() {
    work.bring(() -> watch.begun(beginning));
    submit(Input.Start::new);
  }

  /**
   * Begins to drive a session that was frozen, and tells again what was not confirmed. Its calls
   * start after {@code pause}, or with the first input before that.
   */
  void goOn(Duration pause) {
    work.bring(this::tellBegun);
    List<NumberedEvent> again = beginning.state().ledger().deliveries().numbered();
    if (state instanceof VisitorState.Ended over) {
      Optional<NumberedEvent> end =
          again.stream().filter(event -> event.event() instanceof SessionEvent.Ended).findFirst();
      work.bring(() -> endNumber = end.map(NumberedEvent::number).orElse(0L));
      again.forEach(audience::tell);
      if (end.isEmpty()) {
        place.leave(SessionPlace.Reason.ENDED);
        audience.over(over.cause());
        work.bring(this::remove);
      }
      return;
    }
    // Confirmations must find the session at rest, and no later event may come first.
    work.bring(
        () -> {
          rest(pause);
          again.forEach(audience::tell);
        });
  }

  private void tellBegun() {
    record.ifPresentOrElse(
        kept -> watch.resumed(beginning, kept.epoch()), () -> watch.begun(beginning));
  }

  /**
   * Sets the alarm to the end of the pause. The input that it brings then starts the calls that the
   * state needs; a deadline that comes early changes nothing else. What is overdue by now waits for
   * the end of the pause, too, so that the calls of many sessions are spread (rule C-DUR-05).
   */
  private void rest(Duration pause) {
    if (isDriven()) {
      rests = true;
      Duration now = now();
      Duration end = now.plus(pause);
      Duration due =
          state.deadline().filter(at -> at.compareTo(now) > 0 && at.compareTo(end) < 0).orElse(end);
      alarm.set(Optional.of(due), now);
    }
  }

  /** The state that holds: with a journal, the last one that was written. */
  VisitorState state() {
    return shown;
  }

  /** The frozen session, from the freeze on; its listener may not have received all events yet. */
  Optional<FrozenSession> frozen() {
    Freeze freeze = frozen;
    return freeze == null ? Optional.empty() : Optional.of(freeze.finish());
  }

  /** Why the session ended, from its end on. */
  Optional<EndCause> endCause() {
    return shown instanceof VisitorState.Ended ended
        ? Optional.of(ended.cause())
        : Optional.empty();
  }

  Audience audience() {
    return audience;
  }

  Map<Long, CompletionStage<CommandOutcome>> carriedOver() {
    return carriedOver;
  }

  Map<CommandId, CompletionStage<CommandOutcome>> carriedOverById() {
    return carriedOverById;
  }

  /** Whether this driver goes on with the session, which may be over. */
  private boolean isDriven() {
    return frozen == null && stopped == null;
  }

  /** Makes the input of a command. */
  @FunctionalInterface
  interface Commanding {
    /** Returns the input for a command with these names. */
    Input at(Duration now, CommandRef names);
  }

  /**
   * Brings a command, and returns its stages. A command that was given before is not done again.
   */
  GivenCommand command(Optional<CommandId> id, Commanding input) {
    GivenCommand.Progress progress = new GivenCommand.Progress();
    work.bring(() -> obey(id, input, progress));
    return progress.stages();
  }

  /** Takes a command back, if it is open and waits for its first try. */
  void withdraw(CommandId id) {
    work.bring(
        () -> {
          OpenCommands.Command open = commands.find(id);
          if (isDriven() && open != null) {
            Duration now = now();
            take(new Input.Withdraw(now, open.names().ref()), now);
          }
        });
  }

  /** Brings any other input. */
  void submit(Function<Duration, Input> input) {
    work.bring(
        () -> {
          if (isDriven()) {
            Duration now = now();
            take(input.apply(now), now);
          }
        });
  }

  /** Notes that the application has an event, and all events before it. */
  private void confirmed(long number) {
    if (confirmed.getAndAccumulate(number, Math::max) < number) {
      work.bring(this::confirm);
    }
  }

  private void confirm() {
    long number = confirmed.get();
    if (endNumber > 0 && number >= endNumber) {
      remove();
    }
    if (!isDriven() || !isUnconfirmed(number)) {
      return;
    }
    if (rests) {
      // A step would start the calls that the pause holds back.
      state = Resumption.confirmed(state, number);
      shown = state;
    } else {
      Duration now = now();
      take(new Input.Confirmed(now, number), now);
    }
  }

  /** Whether the machine does not know yet that this event is confirmed. */
  private boolean isUnconfirmed(long number) {
    return number > state.ledger().deliveries().confirmed();
  }

  /**
   * Stops driving, and returns the frozen session.
   *
   * @param patience how long to wait for callbacks that are under way; empty for as long as they
   *     take
   */
  CompletionStage<FrozenSession> freeze(Optional<Duration> patience) {
    CompletableFuture<FrozenSession> result = new CompletableFuture<>();
    work.bring(() -> freeze(patience, result));
    return result.minimalCompletionStage();
  }

  /** The session's time. If a lent clock goes back, the time goes on from its latest value. */
  private Duration now() {
    long nanos = nanoClock.getAsLong();
    if (nanos - origin < latest.toNanos()) {
      origin = nanos - latest.toNanos();
    }
    latest = Duration.ofNanos(nanos - origin);
    return latest;
  }

  /**
   * Runs work, and does {@code otherwise} if it throws. The queue must go on, or the session would
   * report nothing any more.
   */
  private void runSafely(Runnable work, Runnable otherwise) {
    try {
      work.run();
    } catch (Throwable e) {
      log.log(
          LOG,
          System.Logger.Level.ERROR,
          "A session stops because its driver failed",
          SafeTrace.of(e));
      if (work != otherwise) {
        runSafely(otherwise, otherwise);
      }
    }
  }

  /**
   * Ends the session as the machine would. It does not read the clock, which may be the cause. With
   * a journal the chat does not end here: what the journal has is whole, and a client can go on.
   */
  private void breakDown() {
    if (!isDriven()) {
      return;
    }
    if (record.isPresent()) {
      stop(SessionStoppedException.Reason.DRIVER_FAILED);
      return;
    }
    EndCause cause =
        new EndCause(
            EndCause.Kind.DRIVER_FAILED, "the session's driver failed; the log has the exception");
    alarm.stop();
    giveUpAll();
    List<Long> open = commands.refs();
    Transition end = Breakdown.of(state, open, cause);
    state = end.next();
    shown = state;
    end.effects().forEach(effect -> perform(effect, latest));
  }

  private void obey(Optional<CommandId> id, Commanding input, GivenCommand.Progress progress) {
    SessionStoppedException.Reason reason = stopped;
    if (reason != null) {
      audience.run(() -> progress.fail(new SessionStoppedException(reason)));
    } else if (frozen != null) {
      audience.run(() -> refuse(id, progress));
    } else if (id.isEmpty() || !isGivenAgain(id.get(), progress)) {
      obeyNew(id, input, progress);
    }
  }

  /** Settles a command of a frozen session. One with an id may be in the document already. */
  private static void refuse(Optional<CommandId> id, GivenCommand.Progress progress) {
    SessionFrozenException reason = new SessionFrozenException(OptionalLong.empty());
    if (id.isPresent()) {
      progress.fail(reason);
    } else {
      progress.refuse(reason, new CommandOutcome.NotSent("the session was frozen"));
    }
  }

  /** Whether a command was given before. Then its stages follow the earlier ones. */
  private boolean isGivenAgain(CommandId id, GivenCommand.Progress progress) {
    OpenCommands.Command open = commands.find(id);
    if (open != null) {
      audience.run(() -> progress.follow(open.progress()));
      return true;
    }
    Optional<CommandOutcome> before = memory.find(id);
    before.ifPresent(outcome -> audience.run(() -> progress.settle(outcome)));
    return before.isPresent();
  }

  private void obeyNew(Optional<CommandId> id, Commanding input, GivenCommand.Progress progress) {
    // The ref is given here and not by the caller's thread: refs must grow in the order of inputs.
    CommandRef names = new CommandRef(++lastRef, id);
    // Add the command before anything that may fail, so that it is settled in any case.
    commands.put(names, progress, latest);
    Duration now = now();
    commands.put(names, progress, now);
    try {
      step(input.at(now, names), now, () -> audience.run(progress::keep));
    } catch (IllegalCommandException e) {
      commands.remove(names.ref());
      audience.run(() -> progress.fail(e));
    }
  }

  private void take(Input input, Duration now) {
    try {
      step(input, now, () -> {});
    } catch (IllegalCommandException e) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "The session's state does not allow a command, which is ignored",
          e);
    }
  }

  /**
   * Takes one step.
   *
   * @param kept runs when the step can no longer be lost, or nothing of it needs to be kept
   */
  private void step(Input input, Duration now, Runnable kept) {
    rests = false;
    VisitorState before = state;
    Transition transition = machine.step(before, input);
    state = transition.next();
    watch.tell(it -> it.onStep(before, input, transition));
    List<SettledCommand> settled = settledBy(transition);
    if (!isRemoved && record.isPresent() && record.get().needs(before, state)) {
      write(record.get(), transition, settled, kept);
    } else {
      perform(transition, settled, now, kept);
    }
  }

  /** Writes the state, and performs the effects when it is durable. Other work waits. */
  private void write(
      SessionRecord to, Transition transition, List<SettledCommand> settled, Runnable kept) {
    work.hold();
    Duration begun = latest;
    to.write(
        document(),
        settled,
        result -> {
          work.release();
          if (!isDriven()) {
            return;
          }
          switch (result) {
            case KEPT -> {
              Duration now = now();
              watch.tell(it -> it.onWritten(to.version(), now.minus(begun)));
              perform(transition, settled, now, kept);
            }
            case FENCED -> stop(SessionStoppedException.Reason.FENCED);
            case UNKNOWN -> stop(SessionStoppedException.Reason.JOURNAL_FAILED);
          }
        });
  }

  /** The commands with ids that a step settles. */
  private static List<SettledCommand> settledBy(Transition transition) {
    return transition.effects().stream()
        .filter(effect -> effect.kind() == Effect.Kind.TELL)
        .map(effect -> ((Effect.Tell) effect).event())
        .filter(event -> event.kind() == SessionEvent.Kind.SETTLED)
        .map(SessionEvent.Settled.class::cast)
        .flatMap(
            settled -> settled.id().map(id -> new SettledCommand(id, settled.outcome())).stream())
        .toList();
  }

  /** The refs of the commands that the state has not settled. */
  private List<Long> pending() {
    return state.pendingCommands().stream().map(CommandRef::ref).toList();
  }

  private SessionDocument document() {
    return beginning.at(latest, wallClock.millis(), lastRef, pending(), state);
  }

  private void perform(
      Transition transition, List<SettledCommand> settled, Duration now, Runnable kept) {
    shown = state;
    kept.run();
    settled.forEach(memory::remember);
    for (Effect effect : transition.effects()) {
      perform(effect, now);
    }
    alarm.set(state.deadline(), now);
  }

  private void perform(Effect effect, Duration now) {
    switch (effect.kind()) {
      case CALL -> {
        Effect.Call call = (Effect.Call) effect;
        calls.put(call.id(), wire.start(call, state.phase(), input -> returned(call.id(), input)));
      }
      case CANCEL -> giveUp(calls.remove(((Effect.Cancel) effect).id()));
      case TELL -> tell((Effect.Tell) effect, now);
    }
  }

  private void tell(Effect.Tell told, Duration now) {
    watch.event(told.event(), now);
    if (told.event().kind() == SessionEvent.Kind.ENDED) {
      endNumber = told.number();
    }
    switch (told.event().kind()) {
      case SETTLED -> {
        SessionEvent.Settled settled = (SessionEvent.Settled) told.event();
        settle(settled.ref(), settled.outcome(), now);
      }
      case PHASE_CHANGED,
          RECEIVED,
          TROUBLED,
          BATCH_DROPPED,
          IDLE_WARNING,
          MASKED,
          RULE_IGNORED,
          SAID_BEFORE,
          ENDED -> {
        // Only the audience needs to know.
      }
    }
    audience.tell(new NumberedEvent(told.number(), told.event()));
  }

  private void returned(long call, Function<Duration, Input> input) {
    submit(
        now -> {
          calls.remove(call);
          return input.apply(now);
        });
  }

  private void giveUpAll() {
    calls.values().forEach(this::giveUp);
    calls.clear();
  }

  private void giveUp(@Nullable InFlight call) {
    if (call == null) {
      return;
    }
    try {
      call.cancel();
    } catch (Throwable e) {
      log.log(
          LOG,
          System.Logger.Level.ERROR,
          "The transport threw an exception when a call was cancelled: correct the transport",
          SafeTrace.of(e));
    }
  }

  private void settle(long ref, CommandOutcome outcome, Duration now) {
    OpenCommands.Command command = commands.remove(ref);
    if (command == null) {
      return;
    }
    watch.tell(it -> it.onCommand(command.names(), outcome, now.minus(command.since())));
    audience.run(() -> command.progress().settle(outcome));
  }

  /** Removes a session from the journal: the application knows that it is over. */
  private void remove() {
    if (isDriven()) {
      isRemoved = true;
      record.ifPresent(kept -> kept.remove(() -> place.leave(SessionPlace.Reason.REMOVED)));
    }
  }

  /**
   * Stops driving, also during a write, without an end of the chat. The journal keeps the session.
   */
  void stop() {
    work.answer(() -> stop(SessionStoppedException.Reason.CLIENT_CLOSED));
  }

  private void stop(SessionStoppedException.Reason reason) {
    if (endNumber > 0 || !isDriven()) {
      // The listener learns of the end, or the freeze is finished.
      return;
    }
    stopped = reason;
    work.release();
    audience.stop();
    alarm.stop();
    giveUpAll();
    watch.tell(it -> it.onStopped(reason));
    place.leave(SessionPlace.Reason.STOPPED);
    audience.stopped(commands.takeAll(), reason);
  }

  private void ring() {
    submit(
        now -> {
          alarm.rang();
          return new Input.Deadline(now);
        });
  }

  private void freeze(Optional<Duration> patience, CompletableFuture<FrozenSession> result) {
    if (stopped != null) {
      audience.run(
          () ->
              result.completeExceptionally(
                  new IllegalStateException(
                      "A session that this client stopped cannot be frozen: resume it")));
      return;
    }
    Freeze freeze = frozen;
    if (freeze == null) {
      try {
        freeze =
            new Freeze(
                beginning
                    .with(memory.value())
                    .followedBy(now(), wallClock.millis(), lastRef, pending(), state)
                    .inJournal(record.isPresent()),
                confirmed::get);
      } catch (RuntimeException e) {
        audience.run(() -> result.completeExceptionally(e));
        return;
      }
      frozen = freeze;
      CompletionStage<?> unusedStop = freeze.done().thenRun(audience::stop);
      alarm.stop();
      giveUpAll();
      long generation = beginning.generation() + 1;
      List<Long> unsettled = commands.refs();
      watch.tell(it -> it.onFrozen(generation, state.phase(), unsettled));
      place.leave(SessionPlace.Reason.FROZEN);
      // The document is written after the last callback, and has what is not delivered then.
      audience.frozen(commands.takeAll(), freeze::finish);
    }
    CompletionStage<?> unused = freeze.done().thenAccept(done -> keep(done, result));
    if (patience.isPresent()) {
      freeze.limit(patience.get(), alarm);
    }
  }

  /**
   * Writes what the application confirmed since the last write to the journal, so that the events
   * do not come again. If the outcome is unknown, they may.
   */
  private void keep(FrozenSession done, CompletableFuture<FrozenSession> result) {
    if (record.isEmpty()) {
      result.complete(done);
      return;
    }
    work.bring(
        () -> {
          try {
            record.get().writeLast(done.document(), kept -> keptAs(kept, done, result));
          } catch (RuntimeException e) {
            audience.run(() -> result.completeExceptionally(e));
          }
        });
  }

  private void keptAs(
      SessionRecord.Result kept, FrozenSession done, CompletableFuture<FrozenSession> result) {
    audience.run(
        () -> {
          if (kept == SessionRecord.Result.FENCED) {
            result.completeExceptionally(
                new SessionStoppedException(SessionStoppedException.Reason.FENCED));
          } else {
            result.complete(done);
          }
        });
  }
}
