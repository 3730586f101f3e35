package dev.chasitor.server;

import dev.chasitor.codec.WireResponse;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The client of an HTTP request, with the context of its connection. */
record HttpPeer(HttpServerRequest http, Context context) implements Requester {

  @Override
  public void answer(WireResponse answer) {
    context.runOnContext(go -> send(http.response(), answer));
  }

  @Override
  public void cut() {
    context.runOnContext(go -> http.connection().close());
  }

  @Override
  public void onLeft(Runnable told) {
    http.response().closeHandler(closed -> told.run());
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
