package dev.chasitor.transport.vertx;

import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** An application's own client, which is never closed. */
final class WebClientEngine implements Engine {

  private final WebClient client;
  private final Cleartext cleartext;

  WebClientEngine(WebClient client, Cleartext cleartext) {
    this.client = client;
    this.cleartext = cleartext;
  }

  @Override
  public void start(RequestOptions options, Buffer body, int maxBytes, OneOutcome outcome) {
    BoundedBody answer = new BoundedBody(maxBytes, outcome);
    Future<HttpResponse<Void>> sent =
        client
            .request(options)
            .followRedirects(false)
            // Else a body that writes itself goes in chunks.
            .putHeader(HttpHeaders.CONTENT_LENGTH.toString(), String.valueOf(body.length()))
            .as(BodyCodec.pipe(new BodySink(answer), true))
            .sendStream(new AbortableBody(body, cleartext, outcome));
    sent.onSuccess(
            response -> Answers.report(response.statusCode(), response.headers(), answer, outcome))
        .onFailure(cause -> failed(cause, outcome));
  }

  static void failed(Throwable cause, OneOutcome outcome) {
    if (cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof SSLException) {
      outcome.notConnected(cause);
    } else {
      outcome.connectionLost(cause);
    }
  }

  @Override
  public void close() {}
}
