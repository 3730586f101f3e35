package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What one would write first on {@code java.net.http}: enough for a GET that goes well. */
record NaiveTransport(HttpClient client) implements HttpTransport {

  /** The engine's own time-out, which ends with the headers. */
  static final Flaw HEADERS_ONLY =
      (sound, options) -> new NaiveTransport(HttpClient.newHttpClient());

  /** A client that takes any certificate. */
  static final Flaw TRUSTING =
      (sound, options) ->
          JdkHttpTransport.builder()
              .client(HttpClient.newBuilder().sslContext(trustingAll()).build())
              .build();

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            HttpRequest.newBuilder(request.uri()).timeout(timeout).build(),
            BodyHandlers.ofByteArray());
    var unused =
        exchange.whenComplete((answer, thrown) -> onOutcome.accept(outcome(answer, thrown)));
    return () -> exchange.cancel(true);
  }

  private static Outcome outcome(
      @Nullable HttpResponse<byte[]> answer, @Nullable Throwable thrown) {
    if (answer != null) {
      return new Outcome.Received(
          new WireResponse(answer.statusCode(), WireHeaders.none(), WireBody.wrap(answer.body())));
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return Outcome.Failed.of(
        cause instanceof HttpTimeoutException ? FailureKind.TIMED_OUT : FailureKind.CONNECTION_LOST,
        "lost",
        cause);
  }

  @Override
  public void close() {}

  private static SSLContext trustingAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyServer()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class AnyServer implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
