package dev.chasitor.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one outcome of one exchange, for authors of transports. It resolves the races between an
 * answer, a failure, the time-out, {@code cancel()} and {@code close()}.
 *
 * <p>Any number of threads may report how the exchange ended. The first report wins, and the report
 * methods return {@code false} for every later one. The given executor then calls the callback, so
 * the callback never runs inside the reporting call. An exchange registers its resources, such as a
 * timer or a connection, with {@link #whenSettled} or {@link #whenFailed}. Each is released exactly
 * once, even if it is registered after the outcome. This object keeps neither callback nor answer
 * after it has called the callback.
 *
 * <p>This class writes the descriptions of failures and puts no secret into them. It keeps type and
 * stack trace of an exception of the HTTP client. It drops the exception's message, which may quote
 * the wire; the causes of {@link #notConnected} stay unchanged. Thread-safe.
 */
public final class OneOutcome implements InFlight {

  private static final System.Logger LOG = System.getLogger("dev.chasitor.transport");

  private final Destination destination;
  private final int maxResponseBytes;
  private final Executor teller;
  private final AtomicReference<@Nullable Consumer<? super Outcome>> callback;
  private final CompletableFuture<Boolean> received = new CompletableFuture<>();

  /**
   * Makes the outcome of an exchange that is about to start.
   *
   * @param destination where the request goes
   * @param maxResponseBytes the longest body of an answer, in bytes, before and after decoding
   * @param teller runs {@code onOutcome}. If it throws anything, a new thread runs the callback,
   *     and if there is no new thread either, the thread that reports.
   * @param onOutcome receives the outcome once; it may throw
   */
  public OneOutcome(
      Destination destination,
      int maxResponseBytes,
      Executor teller,
      Consumer<? super Outcome> onOutcome) {
    this.destination = Objects.requireNonNull(destination, "destination");
    this.maxResponseBytes = maxResponseBytes;
    this.teller = Objects.requireNonNull(teller, "teller");
    this.callback = new AtomicReference<>(Objects.requireNonNull(onOutcome, "onOutcome"));
  }

  /**
   * Registers a release that runs after any outcome, before the callback. If there is an outcome
   * already, it runs at once on the calling thread.
   */
  public void whenSettled(Runnable release) {
    var unused = received.thenRun(release);
  }

  /**
   * Registers a release that runs only if the exchange fails, for example to abort a connection. If
   * the exchange has failed already, it runs at once.
   */
  public void whenFailed(Runnable release) {
    var unused =
        received.thenAccept(
            answer -> {
              if (!answer) {
                release.run();
              }
            });
  }

  /** Whether this exchange has an outcome. */
  public boolean isSettled() {
    return received.isDone();
  }

  /**
   * Reports the whole answer. If its headers contradict each other about the length of the body,
   * the outcome is a lost connection (see {@link Framing}).
   *
   * <p>A body in the content coding gzip or deflate is decoded, and the answer then has neither
   * {@code Content-Encoding} nor {@code Content-Length}. A body that exceeds the limit when decoded
   * is too large, and one that cannot be decoded is a lost connection. An answer in another coding
   * arrives unchanged. Rule T-RSP-06.
   *
   * @return whether this report became the outcome
   */
  public boolean received(WireResponse response) {
    return received(response, teller);
  }

  /**
   * Reports the whole answer and runs the callback on another executor than the usual one.
   *
   * @param here runs the callback. It may run the callback on the calling thread, unless that
   *     thread is still inside the call that starts the exchange.
   * @return whether this report became the outcome
   */
  public boolean received(WireResponse response, Executor here) {
    WireHeaders headers = response.headers();
    if (!Framing.isClear(headers.all("Content-Length"), headers.all("Transfer-Encoding"))) {
      return connectionLost(null);
    }
    if (isSettled()) {
      return false;
    }
    try {
      return settle(new Received(ContentCoding.decoded(response, maxResponseBytes)), here);
    } catch (ContentCoding.TooLongException tooLong) {
      return tooLarge();
    } catch (IOException garbled) {
      return connectionLost(garbled);
    }
  }

  @Override
  public void cancel() {
    fail(FailureKind.CANCELLED, "The caller cancelled the exchange", null);
  }

  /**
   * Reports that the transport is closed.
   *
   * @return whether this report became the outcome
   */
  public boolean closed() {
    return fail(FailureKind.CLOSED, "The transport is closed", null);
  }

  /**
   * Reports that the time-out has passed.
   *
   * @return whether this report became the outcome
   */
  public boolean timedOut(Duration timeout) {
    return fail(
        FailureKind.TIMED_OUT,
        "The whole answer did not arrive from "
            + destination
            + " within "
            + TimeUnit.MILLISECONDS.convert(timeout)
            + " ms",
        null);
  }

  /**
   * Reports that no connection was made, so that the server saw nothing of the request. The
   * exception and its causes decide the kind: an unknown host, a refused connection, a certificate
   * that is not trusted, a server without TLS, or else {@link FailureKind#NOT_CONNECTED}.
   *
   * @return whether this report became the outcome
   */
  public boolean notConnected(@Nullable Throwable cause) {
    FailureKind kind = ConnectFailures.kindOf(cause);
    return fail(
        kind,
        "The transport could not connect to " + destination + ConnectFailures.words(kind),
        cause);
  }

  /**
   * Reports that a proxy refused to connect to the server.
   *
   * @param status the status with which the proxy refused; 0 if it is not known
   * @param cause the exception of the HTTP client, if there is one
   * @return whether this report became the outcome
   */
  public boolean proxyRefused(int status, @Nullable Throwable cause) {
    return fail(
        FailureKind.PROXY_REFUSED,
        "The proxy refused to connect to "
            + destination
            + (status == 0 ? "" : " (status " + status + ")")
            + (status == 407 ? ": it wants other credentials" : ""),
        EngineFailure.of(cause));
  }

  /**
   * Reports that the connection broke before the whole answer arrived, or that the answer is not
   * valid HTTP.
   *
   * @return whether this report became the outcome
   */
  public boolean connectionLost(@Nullable Throwable cause) {
    return fail(
        FailureKind.CONNECTION_LOST,
        "The connection to " + destination + " broke before the whole answer arrived",
        EngineFailure.of(cause));
  }

  /**
   * Reports that the body of the answer is longer than the limit.
   *
   * @return whether this report became the outcome
   */
  public boolean tooLarge() {
    return fail(
        FailureKind.TOO_LARGE,
        "The answer from "
            + destination
            + " is longer than the limit of "
            + maxResponseBytes
            + " bytes",
        null);
  }

  /**
   * Reports a fault of the transport itself. A {@link LinkageError} means that the version of the
   * HTTP client does not fit the transport.
   *
   * @return whether this report became the outcome
   */
  public boolean unexpected(Throwable cause) {
    String advice =
        cause instanceof LinkageError
            ? "; use a version of the HTTP client that this transport supports"
            : "";
    return fail(
        FailureKind.UNEXPECTED,
        "The transport failed while it sent to "
            + destination
            + ": "
            + cause.getClass().getName()
            + advice,
        EngineFailure.of(cause));
  }

  private boolean fail(FailureKind kind, String detail, @Nullable Throwable cause) {
    return settle(Failed.of(kind, detail, cause), teller);
  }

  /**
   * Runs a step of the exchange inside a callback of the HTTP client. If the step throws, the
   * exchange fails at once. Without this the HTTP client would log or drop what was thrown, and the
   * caller would wait for the time-out.
   */
  public void run(Runnable step) {
    try {
      step.run();
    } catch (Throwable fault) {
      unexpected(fault);
    }
  }

  private boolean settle(Outcome outcome, Executor executor) {
    // Cleared, since an HTTP client may keep the exchange and would keep the caller's objects too.
    Consumer<? super Outcome> onOutcome = callback.getAndSet(null);
    if (onOutcome == null) {
      return false;
    }
    try {
      received.complete(outcome instanceof Received);
    } catch (Throwable exhausted) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The resources of an exchange were not all released; its outcome is reported anyway",
          exhausted);
    }
    Runnable report = new Report(onOutcome, outcome);
    try {
      executor.execute(report);
    } catch (Throwable refused) {
      // Anything: the callback is taken, so nobody else can report this outcome any more.
      elsewhere(report);
    }
    return true;
  }

  private static void elsewhere(Runnable report) {
    try {
      Thread late = new Thread(report, "chasitor-late-outcome");
      late.setDaemon(true);
      late.start();
    } catch (Throwable noThread) {
      report.run();
    }
  }

  /** Runs the callback once, also if the executor runs it and throws afterwards. */
  private static final class Report implements Runnable {

    private final Consumer<? super Outcome> onOutcome;
    private final Outcome outcome;
    private final AtomicBoolean begun = new AtomicBoolean();

    Report(Consumer<? super Outcome> onOutcome, Outcome outcome) {
      this.onOutcome = onOutcome;
      this.outcome = outcome;
    }

    @Override
    public void run() {
      if (begun.getAndSet(true)) {
        return;
      }
      try {
        onOutcome.accept(outcome);
      } catch (Throwable thrown) {
        // It must not reach the HTTP client, whose threads serve other exchanges.
        LOG.log(
            System.Logger.Level.WARNING,
            "The callback of an exchange threw an exception; the transport goes on",
            thrown);
      }
    }
  }
}
