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
import java.util.concurrent.Executor;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One exchange of the engine, and what its ending means. */
final class Exchange {

  private final OneOutcome outcome;
  private final Executor events;
  private volatile @Nullable Thread starting = Thread.currentThread();

  private Exchange(OneOutcome outcome, Executor events) {
    this.outcome = outcome;
    this.events = events;
  }

  static void start(
      HttpClient client, HttpRequest request, int maxBytes, OneOutcome outcome, Executor events) {
    CompletableFuture<HttpResponse<BoundedBody>> engine =
        client.sendAsync(
            request, head -> new BoundedBody(maxBytes, () -> outcome.tooLarge(maxBytes)));
    // The engine aborts for true only, and only on its own future or one derived from it.
    outcome.whenFailed(() -> engine.cancel(true));
    Exchange exchange = new Exchange(outcome, events);
    var unused = engine.whenComplete(exchange::report);
    exchange.starting = null;
  }

  private void report(@Nullable HttpResponse<BoundedBody> answer, @Nullable Throwable thrown) {
    if (answer != null) {
      received(answer);
    } else if (thrown != null) {
      failed(unwrapped(thrown), outcome);
    }
  }

  private void received(HttpResponse<BoundedBody> answer) {
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      answer.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    // The engine's thread will do, which saves a change of threads; but not the caller's own.
    Executor teller = Thread.currentThread() == starting ? events : Runnable::run;
    outcome.received(
        new WireResponse(answer.statusCode(), headers.build(), answer.body().take()), teller);
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
