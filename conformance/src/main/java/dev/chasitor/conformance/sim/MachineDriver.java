package dev.chasitor.conformance.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The smallest driver there is: steps the machine under test and performs its effects, until it is
 * stopped.
 */
final class MachineDriver {

  private static final System.Logger LOG = System.getLogger(MachineDriver.class.getName());
  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private final SubjectMachine machine;
  private final Environment environment;
  private final Map<Long, CompletableFuture<Fate>> commands;
  private final long origin;
  private final Map<Long, InFlight> open = new HashMap<>();
  private final Queue<Consumer<Duration>> arrivals = new ArrayDeque<>();
  private boolean busy;
  private boolean stopped;
  private VisitorState state;
  private Optional<Duration> alarm = Optional.empty();

  /**
   * A driver that goes on from a state.
   *
   * @param time the session's time, which goes on from there
   * @param commands those that are not settled, by their refs
   */
  MachineDriver(
      SubjectMachine machine,
      Environment environment,
      VisitorState state,
      Duration time,
      Map<Long, CompletableFuture<Fate>> commands) {
    this.machine = machine;
    this.environment = environment;
    this.state = state;
    this.commands = commands;
    this.origin = environment.nanoClock().getAsLong() - time.toNanos();
  }

  void bring(Function<Duration, Input> input) {
    arrive(now -> take(input.apply(now)));
  }

  void bring(Function<Duration, Input> command, Consumer<IllegalCommandException> declined) {
    arrive(
        now -> {
          try {
            take(command.apply(now));
          } catch (IllegalCommandException e) {
            declined.accept(e);
          }
        });
  }

  /** Gives up what is in flight, and writes the session down with the time it has come to. */
  void stop(BiConsumer<byte[], Duration> then) {
    arrive(
        now -> {
          stopped = true;
          open.values().forEach(InFlight::cancel);
          open.clear();
          then.accept(VisitorStateJson.write(state), now);
        });
  }

  /** While a listener is slow, what else happens waits for its turn. */
  private void arrive(Consumer<Duration> arrival) {
    arrivals.add(arrival);
    if (busy) {
      return;
    }
    busy = true;
    try {
      for (Consumer<Duration> next = arrivals.poll(); next != null; next = arrivals.poll()) {
        if (!stopped) {
          next.accept(Duration.ofNanos(environment.nanoClock().getAsLong() - origin));
        }
      }
    } finally {
      busy = false;
    }
  }

  private void take(Input input) {
    Transition transition = machine.step(state, input);
    state = transition.next();
    for (Effect effect : transition.effects()) {
      perform(effect);
    }
    setAlarm(input.now());
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Call call) {
      open.put(
          call.id(),
          environment
              .transport()
              .execute(
                  CODEC.encodeRequest(
                      call.server().orElse(environment.endpoint()), call.request(), call.headers()),
                  call.timeout(),
                  outcome -> returned(call, outcome)));
    } else if (effect instanceof Effect.Cancel cancel) {
      Optional.ofNullable(open.remove(cancel.id())).ifPresent(InFlight::cancel);
    } else if (effect instanceof Effect.Settle settle) {
      Optional.ofNullable(commands.remove(settle.ref()))
          .ifPresent(command -> command.complete(Application.fate(settle.outcome())));
    } else {
      SessionEvent event = ((Effect.Tell) effect).event();
      environment.executor().execute(() -> tell(event));
    }
  }

  /** An application that throws is none of the machine's business (C-DLV-07). */
  private void tell(SessionEvent event) {
    try {
      environment.application().on(event);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "The application's listener threw", e);
    }
  }

  /** Also what comes too late is brought: the machine knows what it waits for. */
  private void returned(Effect.Call call, Outcome outcome) {
    arrive(
        now -> {
          open.remove(call.id());
          take(input(now, call, outcome));
        });
  }

  private static Input input(Duration now, Effect.Call call, Outcome outcome) {
    return outcome instanceof Outcome.Received received
        ? new Input.Replied(
            now, call.id(), CODEC.decodeReply(call.request().kind(), received.response()))
        : new Input.Lost(now, call.id(), ((Outcome.Failed) outcome).kind());
  }

  private void setAlarm(Duration now) {
    Optional<Duration> due = state.deadline();
    if (due.isEmpty() || due.equals(alarm)) {
      return;
    }
    alarm = due;
    long delay = Math.max(0, due.get().minus(now).toNanos());
    ScheduledFuture<?> unused =
        environment.timer().schedule(() -> ring(due), delay, TimeUnit.NANOSECONDS);
  }

  private void ring(Optional<Duration> due) {
    if (alarm.equals(due)) {
      alarm = Optional.empty();
      bring(Input.Deadline::new);
    }
  }
}
