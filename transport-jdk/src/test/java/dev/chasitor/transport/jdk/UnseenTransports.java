package dev.chasitor.transport.jdk;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.rule.TransportRule;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Transports with one mistake each, written from the sentences of the rules alone. Whoever wrote
 * them had not read the contract.
 */
enum UnseenTransports {
  REPEATS_JOINED(
      TransportRule.T_REQ_02,
      "Repeated headers of a request are sent as one, with commas.",
      RepeatsJoined::new),
  REPEATS_REVERSED(
      TransportRule.T_RSP_05,
      "Repeated headers of an answer arrive in reverse.",
      right -> answering(right, UnseenTransports::withRepeatsReversed)),
  CODING_WITHOUT_NAME(
      TransportRule.T_RSP_06,
      "A body in an unknown content coding arrives without the coding's name.",
      right -> answering(right, UnseenTransports::withoutCoding)),
  MARK_STRIPPED(
      TransportRule.T_RSP_01,
      "A byte order mark at the beginning of a body is taken away.",
      right -> answering(right, UnseenTransports::withoutMark)),
  WHOLE_SECONDS(
      TransportRule.T_TIM_03,
      "A time-out above a second is cut to whole seconds.",
      WholeSeconds::new),
  CANCELLED_AFTERWARDS(
      TransportRule.T_OUT_01,
      "To cancel an exchange that is over reports a second outcome.",
      CancelledAfterwards::new),
  CLOSED_AT_ONCE(
      TransportRule.T_OUT_03,
      "After the close an exchange reports its outcome within the call that starts it.",
      ClosedAtOnce::new),
  CLOSE_WAITS(
      TransportRule.T_OUT_05,
      "Closing waits for callbacks that run, also for the one that closes.",
      CloseWaits::new),
  SECOND_CLOSE_THROWS(
      TransportRule.T_CLS_01, "Closing a second time throws.", SecondCloseThrows::new),
  ETAG_KEPT(
      TransportRule.T_RTY_03,
      "The next request to an address bears the ETag of its last answer.",
      EtagKept::new),
  GET_SENT_AGAIN(
      TransportRule.T_RTY_01, "A GET whose connection broke is sent once more.", GetSentAgain::new),
  REDIRECT_AT_HOME(
      TransportRule.T_RTY_02,
      "A 307 to a GET is followed if it stays at its server.",
      RedirectAtHome::new),
  CAUSE_SHOWS_QUERY(
      TransportRule.T_SEC_01,
      "The cause of a failure quotes the address with its query.",
      CauseShowsQuery::new);

  private final TransportRule rule;
  private final String mistake;
  private final UnaryOperator<HttpTransport> change;

  UnseenTransports(TransportRule rule, String mistake, UnaryOperator<HttpTransport> change) {
    this.rule = rule;
    this.mistake = mistake;
    this.change = change;
  }

  /** The rule of which it breaks one clause. */
  TransportRule rule() {
    return rule;
  }

  /** What it does wrong, in one sentence. */
  String mistake() {
    return mistake;
  }

  /** Makes the broken transport. */
  TransportTck make() {
    return new Changed(change);
  }

  /** The right transport behind a change. */
  private static final class Changed extends JdkHttpTransportTckTest {
    private final UnaryOperator<HttpTransport> change;

    Changed(UnaryOperator<HttpTransport> change) {
      this.change = change;
    }

    @Override
    public HttpTransport open(TransportOptions options) {
      return change.apply(super.open(options));
    }

    @Override
    public HttpTransport openOn(Executor executor, TransportOptions options) {
      return change.apply(super.openOn(executor, options));
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      LentEngine right = super.lend(options);
      return new LentEngine() {
        @Override
        public HttpTransport open() {
          return change.apply(right.open());
        }

        @Override
        public void close() {
          right.close();
        }
      };
    }
  }

  private static class Passing implements HttpTransport {
    final HttpTransport right;

    Passing(HttpTransport right) {
      this.right = right;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return right.execute(request, timeout, onOutcome);
    }

    @Override
    public void check(URI server) {
      right.check(server);
    }

    @Override
    public void close() {
      right.close();
    }
  }

  private static HttpTransport answering(HttpTransport right, UnaryOperator<WireResponse> change) {
    return new Passing(right) {
      @Override
      public InFlight execute(
          WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
        return super.execute(
            request,
            timeout,
            outcome ->
                onOutcome.accept(
                    outcome instanceof Outcome.Received received
                        ? new Outcome.Received(change.apply(received.response()))
                        : outcome));
      }
    };
  }

  private static WireResponse withRepeatsReversed(WireResponse answer) {
    WireHeaders.Builder headers = WireHeaders.builder();
    for (String name : answer.headers().names()) {
      List<String> values = new ArrayList<>(answer.headers().all(name));
      Collections.reverse(values);
      values.forEach(value -> headers.add(name, value));
    }
    return new WireResponse(answer.status(), headers.build(), answer.body());
  }

  private static WireResponse withoutCoding(WireResponse answer) {
    WireHeaders.Builder headers = WireHeaders.builder();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("Content-Encoding")) {
                headers.add(name, value);
              }
            });
    return new WireResponse(answer.status(), headers.build(), answer.body());
  }

  private static WireResponse withoutMark(WireResponse answer) {
    byte[] body = answer.body().toBytes();
    boolean isMarked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return isMarked
        ? new WireResponse(
            answer.status(),
            answer.headers(),
            WireBody.of(Arrays.copyOfRange(body, 3, body.length)))
        : answer;
  }

  private static WireRequest with(WireRequest request, WireHeaders headers) {
    return new WireRequest(request.method(), request.uri(), headers, request.body());
  }

  private static final class RepeatsJoined extends Passing {
    RepeatsJoined(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      WireHeaders.Builder headers = WireHeaders.builder();
      for (String name : request.headers().names()) {
        headers.add(name, String.join(", ", request.headers().all(name)));
      }
      return super.execute(with(request, headers.build()), timeout, onOutcome);
    }
  }

  private static final class WholeSeconds extends Passing {
    WholeSeconds(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return super.execute(
          request,
          timeout.toSeconds() > 0 ? Duration.ofSeconds(timeout.toSeconds()) : timeout,
          onOutcome);
    }
  }

  private static final class CancelledAfterwards extends Passing {
    CancelledAfterwards(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      AtomicBoolean isOver = new AtomicBoolean();
      InFlight exchange =
          super.execute(
              request,
              timeout,
              outcome -> {
                isOver.set(true);
                onOutcome.accept(outcome);
              });
      return () -> {
        if (isOver.getAndSet(false)) {
          onOutcome.accept(Outcome.Failed.of(FailureKind.CANCELLED, "cancelled", null));
        } else {
          exchange.cancel();
        }
      };
    }
  }

  private static final class ClosedAtOnce extends Passing {
    private volatile boolean closed;

    ClosedAtOnce(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (closed) {
        onOutcome.accept(Outcome.Failed.of(FailureKind.CLOSED, "closed", null));
        return () -> {};
      }
      return super.execute(request, timeout, onOutcome);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static final class CloseWaits extends Passing {
    /** Longer than a test waits for what must happen, so that it does not hang for ever. */
    private static final long LONG_ENOUGH = 20;

    private final Phaser callbacks = new Phaser(1);

    CloseWaits(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return super.execute(
          request,
          timeout,
          outcome -> {
            callbacks.register();
            try {
              onOutcome.accept(outcome);
            } finally {
              callbacks.arriveAndDeregister();
            }
          });
    }

    @Override
    public void close() {
      super.close();
      int phase = callbacks.arrive();
      try {
        callbacks.awaitAdvanceInterruptibly(phase, LONG_ENOUGH, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException e) {
        // A callback still runs.
      }
    }
  }

  private static final class SecondCloseThrows extends Passing {
    private final AtomicBoolean closed = new AtomicBoolean();

    SecondCloseThrows(HttpTransport right) {
      super(right);
    }

    @Override
    public void close() {
      if (closed.getAndSet(true)) {
        throw new IllegalStateException("closed already");
      }
      super.close();
    }
  }

  private static final class EtagKept extends Passing {
    private final Map<URI, String> etags = new ConcurrentHashMap<>();

    EtagKept(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return super.execute(
          withEtag(request),
          timeout,
          outcome -> {
            if (outcome instanceof Outcome.Received received) {
              received
                  .response()
                  .headers()
                  .first("ETag")
                  .ifPresent(etag -> etags.put(request.uri(), etag));
            }
            onOutcome.accept(outcome);
          });
    }

    private WireRequest withEtag(WireRequest request) {
      String etag = etags.get(request.uri());
      if (etag == null) {
        return request;
      }
      WireHeaders.Builder headers = WireHeaders.builder();
      request.headers().forEach(headers::add);
      return with(request, headers.add("If-None-Match", etag).build());
    }
  }

  /** A transport that may start a second exchange in place of the first. */
  private abstract static class Twice extends Passing {
    private static final InFlight NONE = () -> {};

    Twice(HttpTransport right) {
      super(right);
    }

    /** Returns the request to send next; empty if the outcome is the last one. */
    abstract Optional<WireRequest> next(WireRequest request, Outcome outcome);

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      AtomicReference<InFlight> current = new AtomicReference<>(NONE);
      InFlight first =
          super.execute(
              request,
              timeout,
              outcome -> {
                Optional<WireRequest> next = next(request, outcome);
                if (next.isPresent()) {
                  current.set(right.execute(next.get(), timeout, onOutcome));
                } else {
                  onOutcome.accept(outcome);
                }
              });
      current.compareAndSet(NONE, first);
      return () -> current.get().cancel();
    }
  }

  private static final class GetSentAgain extends Twice {
    GetSentAgain(HttpTransport right) {
      super(right);
    }

    @Override
    Optional<WireRequest> next(WireRequest request, Outcome outcome) {
      return request.method() == HttpMethod.GET
              && outcome instanceof Outcome.Failed failed
              && failed.failure() == FailureKind.CONNECTION_LOST
          ? Optional.of(request)
          : Optional.empty();
    }
  }

  private static final class RedirectAtHome extends Twice {
    RedirectAtHome(HttpTransport right) {
      super(right);
    }

    @Override
    Optional<WireRequest> next(WireRequest request, Outcome outcome) {
      return request.method() == HttpMethod.GET
              && outcome instanceof Outcome.Received received
              && received.response().status() == 307
          ? received
              .response()
              .headers()
              .first("Location")
              .map(request.uri()::resolve)
              .filter(to -> request.uri().getAuthority().equals(to.getAuthority()))
              .map(to -> new WireRequest(request.method(), to, request.headers(), request.body()))
          : Optional.empty();
    }
  }

  private static final class CauseShowsQuery extends Passing {
    CauseShowsQuery(HttpTransport right) {
      super(right);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return super.execute(
          request,
          timeout,
          outcome ->
              onOutcome.accept(
                  outcome instanceof Outcome.Failed failed
                      ? Outcome.Failed.of(
                          failed.failure(), failed.detail(), quoting(request, failed.cause()))
                      : outcome));
    }

    private static IOException quoting(WireRequest request, Optional<Throwable> cause) {
      IOException quoting = new IOException(request.method() + " " + request.uri());
      cause.ifPresent(quoting::initCause);
      return quoting;
    }
  }
}
