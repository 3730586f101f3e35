package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Request;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sends requests without a session, and keeps the client's endpoint, which a SwitchServer may
 * change. Thread-safe.
 */
final class SessionlessWire {

  private final HttpTransport transport;
  private final ChasitorCodec codec;
  private final RequestHeaders headers;
  private final Duration timeout;
  private final Executor callbacks;
  private volatile URI endpoint;

  SessionlessWire(
      URI endpoint,
      HttpTransport transport,
      ChasitorCodec codec,
      ApiVersion version,
      Duration timeout,
      Executor callbacks) {
    this.endpoint = endpoint;
    this.transport = transport;
    this.codec = codec;
    this.headers = RequestHeaders.version(version);
    this.timeout = timeout;
    this.callbacks = callbacks;
  }

  URI endpoint() {
    return endpoint;
  }

  /** Changes the client's endpoint. */
  void moved(URI server) {
    endpoint = server;
  }

  /** Sends a request once. One of the two consumers gets the outcome, on the client's executor. */
  void send(URI server, Request request, Consumer<Reply> onReply, Consumer<FailureKind> onFailure) {
    WireRequest message = codec.encodeRequest(server, request, headers);
    Consumer<Outcome> onOutcome =
        outcome ->
            call(
                () -> {
                  if (outcome instanceof Outcome.Received received) {
                    onReply.accept(codec.decodeReply(request.kind(), received.response()));
                  } else {
                    onFailure.accept(((Outcome.Failed) outcome).failure());
                  }
                });
    var unused =
        SafeExecution.start(
            () -> transport.execute(message, timeout, onOutcome),
            onOutcome,
            SessionLog.WITHOUT_SESSION);
  }

  /** Runs a task once on the executor, or on this thread if the executor refuses. */
  private void call(Runnable task) {
    AtomicBoolean begun = new AtomicBoolean();
    Runnable once =
        () -> {
          if (begun.compareAndSet(false, true)) {
            task.run();
          }
        };
    try {
      callbacks.execute(once);
    } catch (Throwable e) {
      once.run();
    }
  }
}
