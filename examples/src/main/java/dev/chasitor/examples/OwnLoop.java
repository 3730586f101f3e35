package dev.chasitor.examples;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A visitor's chat over any network. Not thread-safe: one thread makes all calls. */
final class OwnLoop {

  /** Your network. Its methods return at once and throw nothing; it reports each call once. */
  interface Network {
    void send(
        long call,
        WireRequest request,
        Duration timeout,
        Consumer<WireResponse> answered,
        Consumer<FailureKind> failed);

    /** Gives a call up. The network reports nothing about it afterwards. */
    void cancel(long call);
  }

  /** Your application. */
  interface Application {
    void happened(SessionEvent event);

    void settled(long ref, CommandOutcome outcome);
  }

  private final Network network;
  private final Application application;
  private final Supplier<Duration> clock;
  private final ChasitorCodec codec = ChasitorCodec.create();
  private final Queue<Input> inputs = new ArrayDeque<>();
  private VisitorState state;
  private long lastRef;
  private boolean stepping;

  /**
   * Makes a loop that has not started.
   *
   * @param clock gives the time since the session began
   */
  OwnLoop(VisitorState state, Network network, Application application, Supplier<Duration> clock) {
    this.state = state;
    this.network = network;
    this.application = application;
    this.clock = clock;
    this.lastRef = state.ledger().ref();
  }

  void start() {
    take(new Input.Start(clock.get()));
  }

  long say(String text) {
    long ref = ++lastRef;
    take(new Input.Send(clock.get(), ref, text));
    return ref;
  }

  long end() {
    long ref = ++lastRef;
    take(new Input.End(clock.get(), ref));
    return ref;
  }

  /** When to call {@link #wake()}, in the time of the clock; empty if no call is needed. */
  Optional<Duration> deadline() {
    return state.deadline();
  }

  void wake() {
    take(new Input.Deadline(clock.get()));
  }

  private void take(Input input) {
    inputs.add(input);
    if (stepping) {
      return; // an effect caused this input: it waits until the earlier effects are performed
    }
    stepping = true;
    try {
      while (!inputs.isEmpty()) {
        Transition step = VisitorMachine.step(state, inputs.remove());
        state = step.next();
        step.effects().forEach(this::perform);
      }
    } finally {
      stepping = false;
    }
  }

  private void perform(Effect effect) {
    switch (effect.kind()) {
      case CALL -> call((Effect.Call) effect);
      case CANCEL -> network.cancel(((Effect.Cancel) effect).id());
      case TELL -> tell((Effect.Tell) effect);
    }
  }

  private void tell(Effect.Tell told) {
    if (told.event() instanceof SessionEvent.Settled settled) {
      application.settled(settled.ref(), settled.outcome());
    } else {
      application.happened(told.event());
    }
    take(new Input.Confirmed(clock.get(), told.number()));
  }

  private void call(Effect.Call call) {
    network.send(
        call.id(),
        codec.encodeRequest(call.server(), call.request(), call.headers()),
        call.timeout(),
        response ->
            take(
                new Input.Replied(
                    clock.get(), call.id(), codec.decodeReply(call.request().kind(), response))),
        failure -> take(new Input.Lost(clock.get(), call.id(), failure)));
  }

  /** Stops the loop and returns its state as a document. Do not use the loop afterwards. */
  byte[] freeze() {
    state.awaitedCalls().forEach(network::cancel);
    return VisitorStateJson.write(state);
  }

  /** Reads the state for a new loop. Call the new loop's {@link #wake()} to continue. */
  static VisitorState thaw(byte[] document) {
    return Resumption.withoutCalls(VisitorStateJson.read(document));
  }
}
