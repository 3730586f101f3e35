package dev.chasitor.transport;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one HTTP request to a server and reports one outcome. A mechanism without policy: no
 * retries, no redirects, no cookies, no caches; what to do about an outcome is the session's
 * matter.
 *
 * <p>Thread-safe. A client that was lent to a transport is never closed by it, one that it made
 * itself always is.
 */
public interface HttpTransport extends AutoCloseable {

  /**
   * Starts an exchange. Returns at once, whatever the network does, and never throws for it.
   *
   * <p>Exactly one outcome is reported, never from inside this call. A callback that throws does no
   * harm. The request goes on the wire once.
   *
   * @param request the request; its URI is absolute
   * @param timeout from now until the last byte of the answer: it covers connecting, waiting for
   *     the headers and a body that stalls
   * @param onOutcome told the outcome, on a thread that must not be blocked
   * @throws IllegalArgumentException if no transport can carry the request, as {@link
   *     Destination#of} says
   */
  InFlight execute(WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome);

  /**
   * Ends what is in flight, which is reported as {@link FailureKind#CLOSED}, and frees what this
   * transport owns. Idempotent.
   */
  @Override
  void close();

  /** An exchange that has started. */
  interface InFlight {

    /**
     * Ends the exchange, so that the server can notice. Idempotent. The outcome is {@link
     * FailureKind#CANCELLED} unless one was reported before.
     */
    void cancel();
  }

  /** How an exchange ended. */
  sealed interface Outcome {

    /**
     * The server answered, with whatever status: 204, 302, 403 and 503 are answers.
     *
     * @param response the answer, with its whole body
     */
    record Received(WireResponse response) implements Outcome {
      public Received {
        Objects.requireNonNull(response, "response");
      }
    }

    /**
     * There is no answer.
     *
     * @param kind what went wrong
     * @param detail for people, free of secrets
     * @param cause what the engine threw, if anything
     */
    record Failed(FailureKind kind, String detail, Optional<Throwable> cause) implements Outcome {
      public Failed {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(cause, "cause");
      }

      /** A failure with an optional cause. */
      public static Failed of(FailureKind kind, String detail, @Nullable Throwable cause) {
        return new Failed(kind, detail, Optional.ofNullable(cause));
      }
    }
  }

  /** Why there is no answer. */
  enum FailureKind {
    /** {@link InFlight#cancel()} was called. */
    CANCELLED,
    /** The time-out passed before the last byte of the answer. */
    TIMED_OUT,
    /** No connection could be made: refused, unknown host, TLS failure. */
    NOT_CONNECTED,
    /** The connection broke before the last byte of the answer, or what came is not HTTP. */
    CONNECTION_LOST,
    /** The answer is longer than the transport's limit. */
    TOO_LARGE,
    /** {@link HttpTransport#close()} was called. */
    CLOSED,
    /** Anything else: a fault of the transport. */
    UNEXPECTED
  }
}
