package dev.chasitor.transport.vertx;

import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** An application's own client, which is never closed and cannot abort a single exchange. */
final class WebClientEngine implements Engine {

  private final WebClient client;

  WebClientEngine(WebClient client) {
    this.client = client;
  }

  @Override
  public void start(
      RequestOptions options, Buffer body, Duration timeout, int maxBytes, OneOutcome outcome) {
    BoundedBody answer = new BoundedBody(maxBytes, outcome);
    HttpRequest<Void> request =
        client
            .request(options)
            .followRedirects(false)
            // The engine's own, so that it gives up a connection on which no answer begins.
            .timeout(Math.max(1, timeout.toMillis()))
            .as(BodyCodec.pipe(new BodySink(answer), true));
    Future<HttpResponse<Void>> sent =
        body.length() == 0 ? request.send() : request.sendBuffer(body);
    sent.onSuccess(
            response -> Answers.report(response.statusCode(), response.headers(), answer, outcome))
        .onFailure(cause -> failed(cause, outcome));
  }

  private static void failed(Throwable cause, OneOutcome outcome) {
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
