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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** An engine on the application's own Web Client, which it never closes. */
final class WebClientEngine implements Engine {

  /** The words of Netty about a proxy that refused. */
  private static final Pattern STATUS = Pattern.compile("status: (\\d{3})");

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
            .as(BodyCodec.pipe(new BodySink(answer, outcome), true))
            .sendStream(new AbortableBody(request.body(), to, cleartext, outcome));
    sent.onSuccess(
            response ->
                outcome.run(
                    () ->
                        Answers.report(response.statusCode(), response.headers(), answer, outcome)))
        .onFailure(cause -> failed(cause, outcome));
  }

  static void failed(Throwable cause, OneOutcome outcome) {
    if (isOfTheProxy(cause)) {
      outcome.proxyRefused(status(cause), cause);
    } else if (cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof SSLException) {
      outcome.notConnected(cause);
    } else {
      outcome.connectionLost(cause);
    }
  }

  /** Compares names, since the module of Netty that has the type is none that this one reads. */
  private static boolean isOfTheProxy(Throwable cause) {
    String type = cause.getClass().getName();
    return type.startsWith("io.netty.handler.proxy.") && type.endsWith("ProxyConnectException");
  }

  /** Returns the status with which an HTTP proxy refused; 0 if the exception does not say it. */
  private static int status(Throwable cause) {
    Matcher status = STATUS.matcher(String.valueOf(cause.getMessage()));
    return status.find() ? Integer.parseInt(status.group(1)) : 0;
  }

  @Override
  public void close() {}
}
