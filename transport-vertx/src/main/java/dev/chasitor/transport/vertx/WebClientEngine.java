package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** An engine on the application's own Web Client, which it never closes. */
final class WebClientEngine implements Engine {

  private final WebClient client;
  private final Cleartext cleartext;

  WebClientEngine(WebClient client, Cleartext cleartext) {
    this.client = client;
    this.cleartext = cleartext;
  }

  @Override
  public void start(WireRequest request, Destination to, int maxBytes, OneOutcome outcome) {
    HttpMethod method = HttpMethod.valueOf(request.method().name());
    HttpRequest<Buffer> toSend = client.request(method, to.port(), to.host(), to.target());
    MultiMap headers = toSend.ssl(to.tls()).followRedirects(false).headers();
    request.headers().forEach((name, value) -> headers.add(name, value));
    // Else Vert.x sends a streamed body in chunks.
    headers.set(HttpHeaders.CONTENT_LENGTH, String.valueOf(request.body().length()));
    BoundedBodyBuffer answer = new BoundedBodyBuffer(maxBytes, outcome);
    Future<HttpResponse<Void>> sent =
        toSend
            .as(BodyCodec.pipe(new BodySink(answer), true))
            .sendStream(new AbortableBody(request.body(), cleartext, outcome));
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
