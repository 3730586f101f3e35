package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An engine on a core {@code HttpClient} that the transport made for itself. It can abort each
 * exchange by its request.
 */
final class CoreEngine implements Engine {

  /** The most bytes that the head of an answer may have. The default of Vert.x is 8 KiB. */
  private static final int MAX_HEAD_BYTES = 64 * 1024;

  private final HttpClient client;

  CoreEngine(Vertx vertx, Duration connectTimeout, int maxConnections) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) connectTimeout.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(connectTimeout.toMillis())
            .setMaxHeaderSize(MAX_HEAD_BYTES)
            .setMaxInitialLineLength(MAX_HEAD_BYTES);
    client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(maxConnections))
            // The exchange reports the failure; without a handler Vert.x would also log it.
            .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
            .build();
  }

  @Override
  public void start(WireRequest request, Destination to, int maxBytes, OneOutcome outcome) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method().name()))
            .setSsl(to.tls())
            .setHost(to.host())
            .setPort(to.port())
            .setURI(to.target())
            .setFollowRedirects(false);
    request.headers().forEach(options::addHeader);
    client
        .request(options)
        .onSuccess(
            connected -> outcome.run(() -> send(connected, request.body(), maxBytes, outcome)))
        .onFailure(outcome::notConnected);
  }

  static void send(HttpClientRequest request, WireBody body, int maxBytes, OneOutcome outcome) {
    request.exceptionHandler(outcome::connectionLost);
    outcome.whenFailed(request::reset);
    if (outcome.isSettled()) {
      return;
    }
    // Set before the request is sent, since an answer may arrive at once.
    request
        .response()
        .onSuccess(
            response ->
                outcome.run(
                    () -> receive(response, new BoundedBodyBuffer(maxBytes, outcome), outcome)))
        .onFailure(outcome::connectionLost);
    Future<Void> sent =
        body.isEmpty() ? request.end() : request.end(Buffer.buffer(body.unsafeBytes()));
    // A connection that breaks before the request is written may not fail the answer.
    sent.onFailure(outcome::connectionLost);
  }

  private static void receive(
      HttpClientResponse response, BoundedBodyBuffer body, OneOutcome outcome) {
    response.exceptionHandler(outcome::connectionLost);
    Answers.refuseMisframed(response, outcome);
    if (outcome.isSettled()) {
      return;
    }
    response.handler(chunk -> outcome.run(() -> body.append(chunk)));
    response.endHandler(
        end ->
            outcome.run(
                () -> Answers.report(response.statusCode(), response.headers(), body, outcome)));
  }

  @Override
  public void close() {
    client.close();
  }
}
