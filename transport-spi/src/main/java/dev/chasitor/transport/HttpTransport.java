package dev.chasitor.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one HTTP request to a server and reports one outcome. A mechanism without policy: no
 * retries (rule T-RTY-01), no redirects (T-RTY-02), no cookies (T-RTY-03), no caches (T-CCH-01);
 * what to do about an outcome is the session's matter.
 *
 * <p>Thread-safe (T-CON-03). A client that was lent to a transport is never closed by it
 * (T-CLS-02), one that it made itself always is (T-CLS-03). Held requests neither hold up others
 * (T-CON-01) nor cost a thread each (T-CON-02). Nothing is kept of an exchange that is over
 * (T-LIM-02).
 *
 * <p>The rules are those of {@code TransportTck} in {@code chasitor-tck}, which tests any
 * implementation against them.
 */
public interface HttpTransport extends AutoCloseable {

  /**
   * Starts an exchange. Returns at once, whatever the network does, and never throws for it
   * (T-OUT-02).
   *
   * <p>Exactly one outcome is reported (T-OUT-01), never from inside this call (T-OUT-03). A
   * callback that throws does no harm (T-OUT-04), and one may use the transport (T-OUT-05). The
   * request goes on the wire once (T-RTY-01), as it is (T-REQ-01, T-REQ-02, T-REQ-03).
   *
   * @param request the request; its URI is absolute
   * @param timeout from now until the last byte of the answer: it covers connecting, waiting for
   *     the headers and a body that stalls (T-TIM-01), and is not over before its time (T-TIM-03)
   * @param onOutcome told the outcome, on a thread that must not be blocked
   * @throws IllegalArgumentException if no transport can carry the request (T-REQ-04), or if it
   *     would go over {@code http} to another machine and that was not allowed (T-SEC-02), as
   *     {@link Destination#of} says
   */
  InFlight execute(WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome);

  /**
   * Ends what is in flight, which is reported as {@link FailureKind#CLOSED}, and so is what is
   * started later (T-CLS-01); frees what this transport owns (T-CLS-03). Idempotent.
   */
  @Override
  void close();

  /** An exchange that has started. */
  interface InFlight {

    /**
     * Ends the exchange, so that the server can notice (T-TIM-04). Idempotent. The outcome is
     * {@link FailureKind#CANCELLED} unless one was reported before (T-TIM-02).
     */
    void cancel();
  }

  /** How an exchange ended. */
  sealed interface Outcome {

    /** Which member this is: switch over it, without a default. */
    Kind kind();

    /** The members of the family. */
    enum Kind {
      /** {@link Received}. */
      RECEIVED,
      /** {@link Failed}. */
      FAILED
    }

    /**
     * The server answered, with whatever status: 204, 302, 403 and 503 are answers (T-RSP-01).
     *
     * <p>The body is whole as far as the answer tells: one that gives neither its length nor comes
     * in chunks ends where its connection does, and was perhaps cut off there, over TLS too.
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
     * There is no answer.
     *
     * @param failure what went wrong
     * @param detail for people, free of secrets (T-SEC-01)
     * @param cause what the engine threw, if anything
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

      /** A failure with an optional cause. */
      public static Failed of(FailureKind failure, String detail, @Nullable Throwable cause) {
        return new Failed(failure, detail, Optional.ofNullable(cause));
      }
    }
  }
}
