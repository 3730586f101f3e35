package dev.chasitor.conformance.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A transport that records the exchanges of a client over a real transport. The checkers can then
 * judge a session over sockets like a simulated one.
 *
 * <p>The client must run on one thread, its edge, and receives all outcomes there. So the history
 * has the order in which the client learns of outcomes.
 */
public final class RecordingTransport implements HttpTransport {

  private final HttpTransport network;
  private final Executor edge;
  private final Supplier<Duration> now;
  private final Consumer<Event> history;
  private final Recorder recorder;
  private final ChasitorCodec codec = ChasitorCodec.create();
  private long calls;

  /**
   * Creates a transport that records one session.
   *
   * @param network sends the requests; {@link #close} does not close it
   * @param server the server that may receive secrets
   * @param edge the client's one thread
   * @param now gives the time since the run began
   * @param history receives each event, on the edge
   */
  public RecordingTransport(
      HttpTransport network,
      URI server,
      Executor edge,
      Supplier<Duration> now,
      Consumer<Event> history) {
    this.network = network;
    this.edge = edge;
    this.now = now;
    this.history = history;
    this.recorder = new Recorder(server, new LearntSecrets());
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Event.Sent sent = recorder.sent(now.get(), ++calls, request, codec.decodeRequest(request));
    history.accept(sent);
    Call call = new Call(sent, onOutcome);
    InFlight inFlight =
        network.execute(request, timeout, outcome -> edge.execute(() -> call.returns(outcome)));
    return () -> {
      call.isGivenUp();
      inFlight.cancel();
    };
  }

  @Override
  public void check(URI server) {
    network.check(server);
  }

  /** Does nothing: the network belongs to the caller. */
  @Override
  public void close() {}

  /** One open exchange. Only the edge uses it. */
  private final class Call {
    private final Event.Sent sent;
    private final Consumer<? super Outcome> onOutcome;
    private boolean cancelled;
    private boolean told;

    Call(Event.Sent sent, Consumer<? super Outcome> onOutcome) {
      this.sent = sent;
      this.onOutcome = onOutcome;
    }

    void isGivenUp() {
      if (!told && !cancelled) {
        cancelled = true;
        history.accept(new Event.Cancelled(now.get(), sent.call(), sent.type()));
      }
    }

    void returns(Outcome outcome) {
      told = true;
      if (outcome instanceof Outcome.Received received) {
        history.accept(
            recorder.answered(
                now.get(),
                sent,
                received.response().status(),
                codec.decodeReply(sent.type(), received.response()),
                Optional.empty(),
                cancelled));
      } else if (!cancelled) {
        history.accept(
            new Event.Failed(
                now.get(), sent.call(), sent.type(), ((Outcome.Failed) outcome).failure()));
      }
      onOutcome.accept(outcome);
    }
  }
}
