package dev.chasitor.transport.jdk;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.Framing;
import dev.chasitor.transport.OneOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One exchange of the engine, and what its ending means. */
final class JdkExchange {

  /** Says how long the body would be, and has none. */
  private static final int NOT_MODIFIED = 304;

  private final HttpRequest request;
  private final OneAttempt body;
  private final OneOutcome outcome;
  private final Executor events;
  private volatile @Nullable Thread starting = Thread.currentThread();

  /**
   * An exchange to start.
   *
   * @param request with {@code body}
   * @param events runs what must not run inside the call that starts the exchange
   */
  JdkExchange(HttpRequest request, OneAttempt body, OneOutcome outcome, Executor events) {
    this.request = request;
    this.body = body;
    this.outcome = outcome;
    this.events = events;
  }

  void start(HttpClient client, int maxBytes) {
    CompletableFuture<HttpResponse<BoundedBodySubscriber>> engine =
        client.sendAsync(request, head -> body(head, maxBytes));
    // The engine aborts for true only, and only on its own future or one derived from it.
    outcome.whenFailed(() -> engine.cancel(true));
    var unused = engine.whenComplete(this::report);
    starting = null;
  }

  private BoundedBodySubscriber body(ResponseInfo head, int maxBytes) {
    HttpHeaders headers = head.headers();
    // Seen to before the body, whose connection is of no use then.
    if (!Framing.isClear(
        headers.allValues("Content-Length"), headers.allValues("Transfer-Encoding"))) {
      outcome.connectionLost(null);
    }
    return new BoundedBodySubscriber(maxBytes, () -> outcome.tooLarge(maxBytes));
  }

  private void report(
      @Nullable HttpResponse<BoundedBodySubscriber> answer, @Nullable Throwable thrown) {
    try {
      if (answer != null) {
        received(answer);
      } else if (thrown != null) {
        failed(unwrapped(thrown));
      }
    } catch (Throwable fault) {
      // The engine would swallow it, and the caller wait for the time-out.
      outcome.unexpected(fault);
    }
  }

  private void received(HttpResponse<BoundedBodySubscriber> answer) {
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      answer.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    WireBody bytes = bytes(answer.body());
    if (isShort(answer, bytes)) {
      outcome.connectionLost(null);
      return;
    }
    // The engine's thread will do, which saves a change of threads; but not the caller's own.
    Executor teller = Thread.currentThread() == starting ? events : Runnable::run;
    outcome.received(new WireResponse(answer.statusCode(), headers.build(), bytes), teller);
  }

  /** Over HTTP/2, where streams have an end of their own, the engine compares no length. */
  private static boolean isShort(HttpResponse<?> answer, WireBody bytes) {
    return answer.version() == Version.HTTP_2
        && answer.statusCode() != NOT_MODIFIED
        && answer.headers().allValues("Content-Length").stream()
            .anyMatch(length -> !length.equals(String.valueOf(bytes.length())));
  }

  /** The engine has none to show when a proxy refuses to connect. */
  private static WireBody bytes(@Nullable BoundedBodySubscriber body) {
    return body == null ? WireBody.empty() : body.take();
  }

  private void failed(Throwable cause) {
    if (mayHaveBeenSent(cause)) {
      outcome.connectionLost(cause);
    } else if (isOfTheNetwork(cause)) {
      outcome.notConnected(cause);
    } else {
      outcome.unexpected(cause);
    }
  }

  /** Not told by the failure: that may be of a second connection, made for a second attempt. */
  private boolean mayHaveBeenSent(Throwable cause) {
    // HTTP/1.1 asks for the length before the handshake, so a second attempt ends there.
    boolean failedInHandshake =
        cause instanceof SSLHandshakeException
            && request.version().filter(Version.HTTP_1_1::equals).isPresent();
    return body.wasAsked() && !failedInHandshake;
  }

  private static boolean isOfTheNetwork(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof UncheckedIOException
        || cause instanceof UnresolvedAddressException;
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }
}
