package dev.chasitor.client;

import dev.chasitor.machine.IllegalCommandException;
import dev.chasitor.session.CommandOutcome;
import dev.chasitor.session.Effect;
import dev.chasitor.session.EndCause;
import dev.chasitor.session.Input;
import dev.chasitor.session.Phase;
import dev.chasitor.session.SessionEvent;
import dev.chasitor.session.SessionSettings;
import dev.chasitor.session.Transition;
import dev.chasitor.session.VisitorMachine;
import dev.chasitor.session.VisitorState;
import dev.chasitor.transport.HttpTransport.FailureKind;
import dev.chasitor.transport.HttpTransport.InFlight;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the visitor's machine: takes inputs one at a time, steps, performs the effects in order. All
 * decisions are the machine's.
 *
 * <p>Whoever brings an input drains the queue unless someone already does; so inputs never run at
 * the same time, and no thread is kept for a session. Fields below the queue belong to the drainer.
 */
final class SessionDriver {

  private static final System.Logger LOG = System.getLogger(SessionDriver.class.getName());

  private final Wire wire;
  private final ScheduledExecutorService timer;
  private final Executor callbacks;
  private final SessionListener listener;
  private final LongSupplier nanoClock;
  private final long origin;
  private final AtomicLong refs = new AtomicLong();
  private final CompletableFuture<EndCause> ended = new CompletableFuture<>();

  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  private final Map<Long, InFlight> calls = new HashMap<>();
  private final Map<Long, CompletableFuture<CommandOutcome>> commands = new HashMap<>();
  private @Nullable ScheduledFuture<?> alarm;
  private Optional<Duration> alarmAt = Optional.empty();
  private volatile VisitorState state;

  /** An input whose time is told when its turn comes, and who waits for its outcome. */
  private record Arrival(
      Function<Duration, Input> input,
      long ref,
      @Nullable CompletableFuture<CommandOutcome> command) {}

  SessionDriver(
      SessionSettings settings,
      Wire wire,
      ScheduledExecutorService timer,
      LongSupplier nanoClock,
      Executor callbacks,
      SessionListener listener) {
    this.state = VisitorMachine.fresh(settings);
    this.wire = wire;
    this.timer = timer;
    this.nanoClock = nanoClock;
    this.origin = nanoClock.getAsLong();
    this.callbacks = callbacks;
    this.listener = listener;
  }

  Phase phase() {
    return state.phase();
  }

  CompletionStage<EndCause> ended() {
    return ended.minimalCompletionStage();
  }

  /** Brings a command whose outcome someone waits for. */
  CompletionStage<CommandOutcome> command(BiFunction<Duration, Long, Input> input) {
    long ref = refs.incrementAndGet();
    CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
    bring(new Arrival(now -> input.apply(now, ref), ref, outcome));
    return outcome.minimalCompletionStage();
  }

  /** Brings any other input. */
  void submit(Function<Duration, Input> input) {
    bring(new Arrival(input, 0, null));
  }

  private void bring(Arrival arrival) {
    arrivals.add(arrival);
    if (waiting.getAndIncrement() > 0) {
      return;
    }
    do {
      Arrival next = arrivals.poll();
      if (next != null) {
        takeSafely(next);
      }
    } while (waiting.decrementAndGet() > 0);
  }

  /** Whatever breaks in here, the queue must go on: a session that is stuck would never tell. */
  private void takeSafely(Arrival arrival) {
    try {
      take(arrival);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A session broke down", e);
      breakDown();
    }
  }

  private void breakDown() {
    EndCause cause = new EndCause(EndCause.Kind.ABANDONED, "the session broke down");
    state = new VisitorState.Ended(cause);
    calls.values().forEach(InFlight::cancel);
    calls.clear();
    commands
        .values()
        .forEach(command -> command.complete(new CommandOutcome.Unknown(cause.detail())));
    commands.clear();
    ended.complete(cause);
  }

  private void take(Arrival arrival) {
    if (arrival.command() != null) {
      commands.put(arrival.ref(), arrival.command());
    }
    Duration now = Duration.ofNanos(nanoClock.getAsLong() - origin);
    try {
      Transition transition = VisitorMachine.step(state, arrival.input().apply(now));
      state = transition.next();
      transition.effects().forEach(this::perform);
      setAlarm(now);
    } catch (IllegalCommandException e) {
      CompletableFuture<CommandOutcome> command = commands.get(arrival.ref());
      if (command != null) {
        callbacks.execute(() -> command.completeExceptionally(e));
        commands.remove(arrival.ref());
      } else {
        LOG.log(System.Logger.Level.WARNING, "A command was refused", e);
      }
    }
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Call call) {
      call(call);
    } else if (effect instanceof Effect.Cancel cancel) {
      InFlight inFlight = calls.remove(cancel.id());
      if (inFlight != null) {
        inFlight.cancel();
      }
    } else if (effect instanceof Effect.Settle settle) {
      CompletableFuture<CommandOutcome> command = commands.get(settle.ref());
      if (command != null) {
        callbacks.execute(() -> command.complete(settle.outcome()));
        commands.remove(settle.ref());
      }
    } else {
      SessionEvent event = ((Effect.Tell) effect).event();
      callbacks.execute(() -> tell(event));
    }
  }

  private void call(Effect.Call call) {
    try {
      calls.put(call.id(), wire.start(call, state.phase(), input -> returned(call.id(), input)));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A transport threw instead of reporting", e);
      submit(now -> new Input.Lost(now, call.id(), FailureKind.UNEXPECTED));
    }
  }

  private void returned(long call, Function<Duration, Input> input) {
    submit(
        now -> {
          calls.remove(call);
          return input.apply(now);
        });
  }

  private void tell(SessionEvent event) {
    try {
      listener.onEvent(event);
    } finally {
      if (event instanceof SessionEvent.Ended end) {
        ended.complete(end.cause());
      }
    }
  }

  private void setAlarm(Duration now) {
    Optional<Duration> deadline = state.deadline();
    if (deadline.equals(alarmAt)) {
      return;
    }
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm = null;
    alarmAt = deadline;
    if (deadline.isPresent()) {
      long delay = Math.max(0, deadline.get().minus(now).toNanos());
      try {
        alarm = timer.schedule(this::ring, delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The client was closed before its session");
      }
    }
  }

  private void ring() {
    submit(
        now -> {
          // A deadline that stays the same must be set again.
          alarmAt = Optional.empty();
          return new Input.Deadline(now);
        });
  }
}
