package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns the machine's calls into exchanges on the transport, and their outcomes into inputs. */
final class SessionWire {

  private final ChasitorCodec codec;
  private final HttpTransport transport;
  private final ObserverGuard watch;
  private final SessionLog log;

  SessionWire(ChasitorCodec codec, HttpTransport transport, ObserverGuard watch, SessionLog log) {
    this.codec = codec;
    this.transport = transport;
    this.watch = watch;
    this.log = log;
  }

  InFlight start(Effect.Call call, Phase phase, Consumer<Function<Duration, Input>> onInput) {
    watch.tell(it -> it.onRequest(call.id(), phase, call.request(), call.headers()));
    Consumer<Outcome> onOutcome = outcome -> onInput.accept(inputOf(call, outcome));
    return SafeExecution.start(
        () ->
            transport.execute(
                codec.encodeRequest(call.server(), call.request(), call.headers()),
                call.timeout(),
                onOutcome),
        onOutcome,
        log);
  }

  private Function<Duration, Input> inputOf(Effect.Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Received received) {
      int status = received.response().status();
      watch.tell(it -> it.onResponse(call.id(), call.request(), status));
      Reply reply = codec.decodeReply(call.request().kind(), received.response());
      return now -> new Input.Replied(now, call.id(), reply);
    }
    FailureKind failure = ((Outcome.Failed) outcome).failure();
    watch.tell(it -> it.onFailure(call.id(), call.request(), failure));
    return now -> new Input.Lost(now, call.id(), failure);
  }
}
