package dev.chasitor.transport.jdk;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.ConnectFailures;
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

/** One exchange of the JDK's client. It maps the client's result to an outcome. */
final class JdkExchange {

  /** The status whose answer may state a length but has no body. */
  private static final int NOT_MODIFIED = 304;

  private final HttpRequest request;
  private final OneAttempt body;
  private final OneOutcome outcome;
  private final Executor events;
  private volatile @Nullable Thread starting = Thread.currentThread();

  /**
   * Makes an exchange, which {@link #start} starts.
   *
   * @param request the request, whose body is {@code body}
   * @param events runs callbacks that must not run inside the call that starts the exchange
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
    // The JDK's client aborts only for true, and only on its own future or one derived from it.
    outcome.whenFailed(() -> engine.cancel(true));
    var unused = engine.whenComplete(this::report);
    starting = null;
  }

  private BoundedBodySubscriber body(ResponseInfo head, int maxBytes) {
    HttpHeaders headers = head.headers();
    // Checked before the body arrives, so that the connection is not used again.
    if (!Framing.isClear(
        headers.allValues("Content-Length"), headers.allValues("Transfer-Encoding"))) {
      outcome.connectionLost(null);
    }
    return new BoundedBodySubscriber(maxBytes, () -> outcome.tooLarge());
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
      // Else the JDK's client would drop it, and the caller would wait for the time-out.
      outcome.unexpected(fault);
    }
  }

  private void received(HttpResponse<BoundedBodySubscriber> answer) {
    if (isOfTheProxy(answer)) {
      outcome.proxyRefused(answer.statusCode(), null);
      return;
    }
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      answer.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    WireBody bytes = answer.body().take();
    if (isShort(answer, bytes)) {
      outcome.connectionLost(null);
      return;
    }
    // The client's thread reports, which saves a change of threads; the caller's thread must not.
    Executor teller = Thread.currentThread() == starting ? events : Runnable::run;
    outcome.received(new WireResponse(answer.statusCode(), headers.build(), bytes), teller);
  }

  /**
   * Whether a proxy refused to connect. The JDK's client hands its answer out as if the server had
   * given it, but without a TLS session.
   */
  private static boolean isOfTheProxy(HttpResponse<?> answer) {
    return "https".equalsIgnoreCase(answer.request().uri().getScheme())
        && answer.sslSession().isEmpty();
  }

  /**
   * Whether an HTTP/2 body is shorter or longer than its {@code Content-Length}. There the JDK's
   * client does not compare them, since each HTTP/2 stream marks its own end.
   */
  private static boolean isShort(HttpResponse<?> answer, WireBody bytes) {
    return answer.version() == Version.HTTP_2
        && answer.statusCode() != NOT_MODIFIED
        && answer.headers().allValues("Content-Length").stream()
            .anyMatch(length -> !length.equals(String.valueOf(bytes.length())));
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

  /**
   * Whether the server may have seen the request. The failure alone does not say: it may come from
   * a second connection, made for a second attempt.
   */
  private boolean mayHaveBeenSent(Throwable cause) {
    // HTTP/1.1 asks for the length before the handshake, so no second attempt fails in a handshake.
    boolean failedInHandshake =
        (cause instanceof SSLHandshakeException
                || ConnectFailures.kindOf(cause) == FailureKind.NOT_TLS)
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
