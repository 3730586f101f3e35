package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts exchanges, and turns what a transport throws into a failed outcome. */
final class SafeExecution {

  private static final System.Logger LOG = System.getLogger(SafeExecution.class.getName());

  private static final InFlight NOTHING = () -> {};

  private SafeExecution() {}

  /**
   * Starts an exchange.
   *
   * @param exchange calls the transport with {@code onOutcome}
   * @param onOutcome receives the outcome, on this thread if the transport throws
   * @param log logs what the transport throws
   */
  static InFlight start(
      Supplier<InFlight> exchange, Consumer<? super Outcome> onOutcome, SessionLog log) {
    try {
      return exchange.get();
    } catch (IllegalArgumentException e) {
      // The SPI allows this exception for requests that the transport refuses; a retry would fail
      // too.
      log.log(
          LOG,
          System.Logger.Level.ERROR,
          "The transport refused a request, for example http to another machine",
          SafeTrace.of(e));
      onOutcome.accept(failed(FailureKind.NOT_CARRIED));
    } catch (RuntimeException e) {
      log.log(
          LOG,
          System.Logger.Level.ERROR,
          "The transport threw an exception instead of reporting an outcome: correct the transport",
          SafeTrace.of(e));
      onOutcome.accept(failed(FailureKind.UNEXPECTED));
    }
    return NOTHING;
  }

  private static Outcome failed(FailureKind kind) {
    return Outcome.Failed.of(kind, "The transport threw an exception", null);
  }
}
