package dev.chasitor.transport.jdk;

import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.OneOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One exchange of the engine, and what its ending means. */
final class Exchange {

  private Exchange() {}

  static void start(HttpClient client, HttpRequest request, int maxBytes, OneOutcome outcome) {
    CompletableFuture<HttpResponse<BoundedBody>> engine =
        client.sendAsync(
            request, head -> new BoundedBody(maxBytes, () -> outcome.tooLarge(maxBytes)));
    // The engine aborts for true only, and only on its own future or one derived from it.
    outcome.whenSettled(() -> engine.cancel(true));
    var unused = engine.whenComplete((answer, thrown) -> report(answer, thrown, outcome));
  }

  private static void report(
      @Nullable HttpResponse<BoundedBody> answer, @Nullable Throwable thrown, OneOutcome outcome) {
    if (answer != null) {
      received(answer, outcome);
    } else if (thrown != null) {
      failed(unwrapped(thrown), outcome);
    }
  }

  private static void received(HttpResponse<BoundedBody> answer, OneOutcome outcome) {
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      answer.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    outcome.received(new WireResponse(answer.statusCode(), headers.build(), answer.body().take()));
  }

  private static void failed(Throwable cause, OneOutcome outcome) {
    if (cause instanceof SecondAttemptException) {
      outcome.connectionLost(cause);
    } else if (isBeforeConnected(cause)) {
      outcome.notConnected(cause);
    } else if (isIo(cause)) {
      outcome.connectionLost(cause);
    } else {
      outcome.unexpected(cause);
    }
  }

  private static boolean isBeforeConnected(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }

  /** Also what the engine throws when it stumbles over an answer that is not HTTP. */
  private static boolean isIo(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof UncheckedIOException
        || cause instanceof IllegalArgumentException;
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }
}
