package dev.chasitor.tck.sim;

import dev.chasitor.machine.IllegalCommandException;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.CommandOutcome;
import dev.chasitor.session.Effect;
import dev.chasitor.session.Input;
import dev.chasitor.session.SessionEvent;
import dev.chasitor.session.Transition;
import dev.chasitor.session.VisitorState;
import dev.chasitor.session.json.VisitorStateJson;
import dev.chasitor.tck.history.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The driver of a run: steps the machine under test and performs its effects on the simulated
 * network.
 */
final class SimulatedClient {

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final SimulatedNetwork network;
  private final SubjectMachine machine;
  private final Map<Long, Effect.Call> open = new HashMap<>();
  private VisitorState state;
  private Optional<Duration> alarm = Optional.empty();

  SimulatedClient(
      VirtualTime time,
      Consumer<Event> history,
      SimulatedNetwork network,
      SubjectMachine machine,
      VisitorState state) {
    this.time = time;
    this.history = history;
    this.network = network;
    this.machine = machine;
    this.state = state;
  }

  void start() {
    take(new Input.Start(time.now()));
  }

  void say(long ref, String text) {
    command(new Event.Said(time.now(), ref, text), new Input.Send(time.now(), ref, text));
  }

  void type() {
    take(new Input.Typing(time.now(), true));
  }

  void end(long ref) {
    command(new Event.EndAsked(time.now(), ref), new Input.End(time.now(), ref));
  }

  /** The session goes on from what was written down. */
  void freeze() {
    state = VisitorStateJson.read(VisitorStateJson.write(state));
  }

  private void command(Event said, Input input) {
    Transition transition;
    try {
      transition = machine.step(state, input);
    } catch (IllegalCommandException e) {
      // What the application may not say any more was never said.
      return;
    }
    history.accept(said);
    perform(transition);
  }

  private void take(Input input) {
    perform(machine.step(state, input));
  }

  private void perform(Transition transition) {
    state = transition.next();
    for (Effect effect : transition.effects()) {
      if (effect instanceof Effect.Call call) {
        open.put(call.id(), call);
        network.send(call, new Returns(call));
      } else if (effect instanceof Effect.Cancel cancel) {
        Effect.Call call = open.remove(cancel.id());
        if (call != null) {
          history.accept(new Event.Cancelled(time.now(), call.id(), call.request().kind()));
          network.cancel(call);
        }
      } else if (effect instanceof Effect.Settle settle) {
        history.accept(new Event.Settled(time.now(), settle.ref(), fate(settle.outcome())));
      } else {
        tell(((Effect.Tell) effect).event());
      }
    }
    setAlarm();
  }

  /** Where the outcome of a call comes back to; told by the network, also too late. */
  final class Returns {
    private final Effect.Call call;

    private Returns(Effect.Call call) {
      this.call = call;
    }

    boolean isAwaited() {
      return open.containsKey(call.id());
    }

    void take(Input outcome) {
      open.remove(call.id());
      SimulatedClient.this.take(outcome);
    }
  }

  private void tell(SessionEvent event) {
    Duration now = time.now();
    if (event instanceof SessionEvent.PhaseChanged changed) {
      history.accept(new Event.Moved(now, changed.to()));
    } else if (event instanceof SessionEvent.Received received) {
      ServerMessage message = received.message();
      String text = message instanceof ChatMessage line ? line.text() : "";
      String type =
          message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word();
      history.accept(new Event.Told(now, type, text, received.recovered()));
    } else if (event instanceof SessionEvent.Ended ended) {
      history.accept(new Event.Over(now, ended.cause().kind().name()));
    }
  }

  private static Event.Fate fate(CommandOutcome outcome) {
    if (outcome instanceof CommandOutcome.Accepted) {
      return Event.Fate.ACCEPTED;
    }
    if (outcome instanceof CommandOutcome.Refused) {
      return Event.Fate.REFUSED;
    }
    return outcome instanceof CommandOutcome.Unknown ? Event.Fate.UNKNOWN : Event.Fate.NOT_SENT;
  }

  private void setAlarm() {
    Optional<Duration> due = state.deadline();
    if (due.isEmpty() || due.equals(alarm)) {
      return;
    }
    alarm = due;
    time.at(
        due.get(),
        () -> {
          if (alarm.equals(due)) {
            alarm = Optional.empty();
            take(new Input.Deadline(time.now()));
          }
        });
  }
}
