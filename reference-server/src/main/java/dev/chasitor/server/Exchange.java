package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.Request;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** One HTTP request on its way through the server; answered or cut, once. Thread-safe. */
final class Exchange {

  private final long id;
  private final Understood understood;
  private final HttpServerRequest http;
  private final Context context;
  private final ChasitorCodec codec;
  private final AtomicBoolean done = new AtomicBoolean();

  Exchange(
      long id,
      Understood understood,
      HttpServerRequest http,
      Context context,
      ChasitorCodec codec) {
    this.id = id;
    this.understood = understood;
    this.http = http;
    this.context = context;
    this.codec = codec;
  }

  long id() {
    return id;
  }

  Understood understood() {
    return understood;
  }

  Request request() {
    return understood.request();
  }

  /** Whether the client went away before the answer. */
  void onAbandoned(Runnable told) {
    http.connection()
        .closeHandler(
            closed -> {
              if (done.compareAndSet(false, true)) {
                told.run();
              }
            });
  }

  /** Answers, and tells the status. */
  int answer(Reply reply) {
    WireResponse wire = codec.encodeReply(reply);
    if (done.compareAndSet(false, true)) {
      context.runOnContext(go -> send(http.response(), wire));
    }
    return wire.status();
  }

  void refuse(Refusal refusal) {
    answer(new Reply.Refused(refusal));
  }

  void refuseForOtherNode() {
    refuse(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
  }

  void refuseUnknown() {
    refuse(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
  }

  /** Closes the connection without an answer, as a node does that dies. */
  void cut() {
    if (done.compareAndSet(false, true)) {
      context.runOnContext(go -> http.connection().close());
    }
  }

  static void send(HttpServerResponse response, WireResponse wire) {
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(wire.status());
    wire.headers().forEach((name, value) -> response.headers().add(name, value));
    if (wire.body().isEmpty()) {
      response.end();
    } else {
      response.end(Buffer.buffer(wire.body().toBytes()));
    }
  }
}
