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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One HTTP request on its way through the server; answered or cut, once. Thread-safe. */
final class Exchange {

  private final long id;
  private final Understood understood;
  private final HttpServerRequest http;
  private final Context context;
  private final ChasitorCodec codec;
  private final AtomicBoolean done = new AtomicBoolean();
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

  /** A request that just arrived; to be called on its connection's context. */
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
    http.response().closeHandler(closed -> clientLeft());
  }

  private void clientLeft() {
    if (done.compareAndSet(false, true)) {
      abandoned.complete(null);
    }
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

  /** Runs this if the client goes away before the answer, or went away already. */
  void onAbandoned(Runnable told) {
    CompletableFuture<Void> unused = abandoned.thenRun(told);
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

  /** 500: the store failed. */
  void refuseFailed() {
    refuse(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
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
