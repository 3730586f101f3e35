package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.Effect;
import dev.chasitor.session.Input;
import dev.chasitor.session.Phase;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.FailureKind;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns a call of the machine into an exchange on the transport, and its outcome into an input. */
final class Wire {

  private final URI endpoint;
  private final ChasitorCodec codec;
  private final HttpTransport transport;
  private final Watch watch;

  Wire(URI endpoint, ChasitorCodec codec, HttpTransport transport, Watch watch) {
    this.endpoint = endpoint;
    this.codec = codec;
    this.transport = transport;
    this.watch = watch;
  }

  InFlight start(Effect.Call call, Phase phase, Consumer<Function<Duration, Input>> onInput) {
    watch.tell(it -> it.onRequest(call.id(), phase, call.request(), call.headers()));
    WireRequest request =
        codec.encodeRequest(call.server().orElse(endpoint), call.request(), call.headers());
    return transport.execute(
        request, call.timeout(), outcome -> onInput.accept(inputOf(call, outcome)));
  }

  private Function<Duration, Input> inputOf(Effect.Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Received received) {
      int status = received.response().status();
      watch.tell(it -> it.onResponse(call.id(), call.request(), status));
      Reply reply = codec.decodeReply(call.request().kind(), received.response());
      return now -> new Input.Replied(now, call.id(), reply);
    }
    FailureKind failure = ((Outcome.Failed) outcome).kind();
    watch.tell(it -> it.onFailure(call.id(), call.request(), failure));
    return now -> new Input.Lost(now, call.id(), failure);
  }
}
