package dev.chasitor.client;

import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Breakdown;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport.InFlight;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the visitor's machine: takes inputs one at a time, steps, and performs the effects in
 * order. The machine makes all decisions.
 *
 * <p>A thread that brings work runs all work in the queue, unless another thread already does. So
 * steps never overlap, and a session needs no thread. Only the thread that runs the queue uses the
 * fields declared below it.
 */
final class SessionDriver {

  private static final System.Logger LOG = System.getLogger(SessionDriver.class.getName());

  private final SessionMachine machine;
  private final SessionWire wire;
  private final ObserverGuard watch;
  private final SessionPlace place;
  private final SessionLog log;
  private final Audience audience;
  private final LongSupplier nanoClock;
  private final Map<Long, CompletionStage<CommandOutcome>> carriedOver;

  private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** The number of the last event that the application confirmed. */
  private final AtomicLong confirmed = new AtomicLong();

  private final SessionDocument beginning;
  private final Alarm alarm;
  private final Map<Long, InFlight> calls = new HashMap<>();
  private final OpenCommands commands = new OpenCommands();
  private volatile VisitorState state;
  private long origin;
  private Duration latest;
  private long lastRef;

  /** Whether a thawed session pauses before its first step. */
  private boolean rests;

  /** The freeze of the session; null until the session is to be frozen. */
  private volatile @Nullable Freeze frozen;

  /**
   * Creates a driver that goes on from {@code beginning}, with its state and time.
   *
   * @param machine makes the decisions
   * @param place the place of the session in its client, which it leaves when it is over or frozen
   * @param log writes the session's log messages
   * @param audiences makes what receives events and outcomes; it is given what takes the numbers of
   *     delivered events
   * @param nanoClock monotonic time in nanoseconds
   */
  SessionDriver(
      SessionDocument beginning,
      SessionMachine machine,
      SessionWire wire,
      ObserverGuard watch,
      SessionPlace place,
      SessionLog log,
      ScheduledExecutorService timer,
      LongSupplier nanoClock,
      Function<LongConsumer, Audience> audiences) {
    this.beginning = beginning;
    this.state = beginning.state();
    this.latest = beginning.time();
    this.lastRef = beginning.lastRef();
    this.machine = machine;
    this.wire = wire;
    this.watch = watch;
    this.place = place;
    this.log = log;
    this.nanoClock = nanoClock;
    this.origin = nanoClock.getAsLong() - beginning.time().toNanos();
    this.audience = audiences.apply(this::confirmed);
    this.alarm = new Alarm(timer, this::ring, log);
    this.carriedOver = commands.carryOver(beginning.pending(), beginning.time());
  }

  /** Begins to drive a session that is new. */
  void start() {
    bring(() -> watch.begun(beginning));
    submit(Input.Start::new);
  }

  /**
   * Begins to drive a session that was frozen, and tells again what was not confirmed. Its calls
   * start after {@code pause}, or with the first input before that.
   */
  void goOn(Duration pause) {
    bring(() -> watch.begun(beginning));
    List<NumberedEvent> again = beginning.state().ledger().deliveries().numbered();
    if (state instanceof VisitorState.Ended over) {
      again.forEach(audience::tell);
      if (again.stream().noneMatch(event -> event.event() instanceof SessionEvent.Ended)) {
        place.leave(SessionPlace.Reason.ENDED);
        audience.over(over.cause());
      }
      return;
    }
    // Confirmations must find the session at rest.
    bring(() -> rest(pause));
    again.forEach(audience::tell);
  }

  /**
   * Sets the alarm to the end of the pause. The input that it brings then starts the calls that the
   * state needs; a deadline that comes early changes nothing else.
   */
  private void rest(Duration pause) {
    if (frozen == null) {
      rests = true;
      Duration now = now();
      Duration end = now.plus(pause);
      Duration due = state.deadline().filter(deadline -> deadline.compareTo(end) < 0).orElse(end);
      alarm.set(Optional.of(due), now);
    }
  }

  VisitorState state() {
    return state;
  }

  /** The frozen session, from the freeze on; its listener may not have received all events yet. */
  Optional<FrozenSession> frozen() {
    Freeze freeze = frozen;
    return freeze == null ? Optional.empty() : Optional.of(freeze.finish());
  }

  /** Why the session ended, from its end on. */
  Optional<EndCause> endCause() {
    return state instanceof VisitorState.Ended ended
        ? Optional.of(ended.cause())
        : Optional.empty();
  }

  Audience audience() {
    return audience;
  }

  Map<Long, CompletionStage<CommandOutcome>> carriedOver() {
    return carriedOver;
  }

  /** Brings a command, and returns a stage for its outcome. */
  CompletionStage<CommandOutcome> command(BiFunction<Duration, Long, Input> input) {
    CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
    bring(() -> obey(input, outcome));
    return outcome.minimalCompletionStage();
  }

  /** Brings any other input. */
  void submit(Function<Duration, Input> input) {
    bring(
        () -> {
          if (frozen == null) {
            Duration now = now();
            take(input.apply(now), now);
          }
        });
  }

  /** Notes that the application has an event, and all events before it. */
  private void confirmed(long number) {
    if (confirmed.getAndAccumulate(number, Math::max) < number) {
      bring(this::confirm);
    }
  }

  private void confirm() {
    long number = confirmed.get();
    if (frozen != null || !isUnconfirmed(number)) {
      return;
    }
    if (rests) {
      // A step would start the calls that the pause holds back.
      state = Resumption.confirmed(state, number);
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
    bring(() -> freeze(patience, result));
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

  private void bring(Runnable work) {
    arrivals.add(work);
    if (waiting.getAndIncrement() > 0) {
      return;
    }
    do {
      Runnable next = arrivals.poll();
      if (next != null) {
        runSafely(next, this::breakDown);
      }
      runSafely(audience::hurry, () -> {});
    } while (waiting.decrementAndGet() > 0);
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
          "A session ends because its driver failed",
          SafeTrace.of(e));
      if (work != otherwise) {
        runSafely(otherwise, otherwise);
      }
    }
  }

  /** Ends the session as the machine would. It does not read the clock, which may be the cause. */
  private void breakDown() {
    if (frozen != null) {
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
    end.effects().forEach(effect -> perform(effect, latest));
  }

  private void obey(
      BiFunction<Duration, Long, Input> input, CompletableFuture<CommandOutcome> outcome) {
    if (frozen != null) {
      audience.run(() -> outcome.complete(new CommandOutcome.NotSent("the session was frozen")));
      return;
    }
    // The ref is given here and not by the caller's thread: refs must grow in the order of inputs.
    long ref = ++lastRef;
    // Add the command before anything that may fail, so that it is settled in any case.
    commands.put(ref, outcome, latest);
    Duration now = now();
    commands.put(ref, outcome, now);
    try {
      step(input.apply(now, ref), now);
    } catch (IllegalCommandException e) {
      commands.remove(ref);
      audience.run(() -> outcome.completeExceptionally(e));
    }
  }

  private void take(Input input, Duration now) {
    try {
      step(input, now);
    } catch (IllegalCommandException e) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "The session's state does not allow a command, which is ignored",
          e);
    }
  }

  private void step(Input input, Duration now) {
    rests = false;
    VisitorState before = state;
    Transition transition = machine.step(before, input);
    state = transition.next();
    watch.tell(it -> it.onStep(before, input, transition));
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
    watch.tell(it -> it.onCommand(ref, outcome, now.minus(command.since())));
    audience.run(() -> command.outcome().complete(outcome));
  }

  private void ring() {
    submit(
        now -> {
          alarm.rang();
          return new Input.Deadline(now);
        });
  }

  private void freeze(Optional<Duration> patience, CompletableFuture<FrozenSession> result) {
    Freeze freeze = frozen;
    if (freeze == null) {
      try {
        freeze =
            new Freeze(
                beginning.followedBy(now(), lastRef, commands.refs(), state), confirmed::get);
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
    CompletionStage<?> unused = freeze.done().thenAccept(result::complete);
    if (patience.isPresent()) {
      freeze.limit(patience.get(), alarm);
    }
  }
}
