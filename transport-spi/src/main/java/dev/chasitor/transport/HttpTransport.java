package dev.chasitor.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that sends one request to a server and reports one outcome. It has no policy: it
 * makes no retries (rule T-RTY-01), follows no redirects (T-RTY-02), and keeps no cookies
 * (T-RTY-03) and no caches (T-CCH-01). The session decides what to do about an outcome.
 *
 * <p>Thread-safe (T-CON-03). A transport closes the HTTP client that it made (T-CLS-03), and never
 * one that the application lent to it (T-CLS-02). A held request neither delays other requests
 * (T-CON-01) nor occupies a thread (T-CON-02). A transport keeps nothing of an exchange that has
 * ended (T-LIM-02).
 *
 * <p>{@code TransportTck} in {@code chasitor-tck} tests any implementation against these rules.
 */
public interface HttpTransport extends AutoCloseable {

  /**
   * Starts an exchange and returns at once. It throws nothing because of the network (T-OUT-02).
   *
   * <p>The transport reports exactly one outcome (T-OUT-01), never from inside this call
   * (T-OUT-03). A callback that throws does no harm (T-OUT-04). A callback may use the transport
   * (T-OUT-05). The transport sends the request once (T-RTY-01) and unchanged (T-REQ-01, T-REQ-02,
   * T-REQ-03).
   *
   * @param request the request; its URI is absolute
   * @param timeout the time from this call until the last byte of the answer. It covers connecting,
   *     waiting for the headers and a body that stalls (T-TIM-01). The exchange never times out
   *     earlier (T-TIM-03).
   * @param onOutcome receives the outcome, on a thread that it must not block
   * @throws IllegalArgumentException if no transport can carry the request (T-REQ-04). Also if it
   *     would go over {@code http} to another machine and {@link Cleartext} does not allow that
   *     (T-SEC-02). {@link Destination#of} makes both checks.
   */
  InFlight execute(WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome);

  /**
   * Checks that this transport can carry requests to a server. A client does this once, when it is
   * made: a mistake in an address is the caller's, and nobody should learn of it from a session
   * that cannot begin. By default nothing is checked.
   *
   * @param server an address of the server
   * @throws IllegalArgumentException as {@link #execute} throws it for each request to this address
   */
  default void check(URI server) {}

  /**
   * Ends all exchanges and frees what this transport owns (T-CLS-03). Exchanges in flight, and any
   * that are started later, report {@link FailureKind#CLOSED} (T-CLS-01). Idempotent.
   */
  @Override
  void close();

  /** An exchange that has started. */
  interface InFlight {

    /**
     * Ends the exchange, so that the server can notice (T-TIM-04). Its outcome is {@link
     * FailureKind#CANCELLED}, unless the transport has reported another one (T-TIM-02). Idempotent.
     */
    void cancel();
  }

  /** How an exchange ended. */
  sealed interface Outcome {

    /** The kind of this outcome: switch over it, without a default. */
    Kind kind();

    /** The kinds of outcome. */
    enum Kind {
      /** The kind of {@link Received}. */
      RECEIVED,
      /** The kind of {@link Failed}. */
      FAILED
    }

    /**
     * The server answered. Any status is an answer, also 204, 302, 403 and 503 (T-RSP-01).
     *
     * <p>The body is complete as far as a transport can know. An answer without a length and
     * without chunks ends when its connection does, even over TLS. Such a body may have been cut
     * off.
     *
     * @param response the answer, with all its headers (T-RSP-05) and its whole body (T-RSP-02,
     *     T-RSP-03, T-RSP-04)
     */
    record Received(WireResponse response) implements Outcome {
      @Override
      public Kind kind() {
        return Kind.RECEIVED;
      }

      public Received {
        Objects.requireNonNull(response, "response");
      }
    }

    /**
     * The exchange ended without an answer.
     *
     * @param failure what went wrong
     * @param detail a description for people, free of secrets (T-SEC-01)
     * @param cause the exception of the HTTP client, if there is one
     */
    record Failed(FailureKind failure, String detail, Optional<Throwable> cause)
        implements Outcome {
      @Override
      public Kind kind() {
        return Kind.FAILED;
      }

      public Failed {
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(cause, "cause");
      }

      /** Makes a failure with an optional cause. */
      public static Failed of(FailureKind failure, String detail, @Nullable Throwable cause) {
        return new Failed(failure, detail, Optional.ofNullable(cause));
      }
    }
  }
}
