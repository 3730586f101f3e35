package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts exchanges so that whatever a transport throws is an outcome like any other. */
final class SafeExecution {

  private static final System.Logger LOG = System.getLogger(SafeExecution.class.getName());

  private static final InFlight NOTHING = () -> {};

  private SafeExecution() {}

  /**
   * Starts an exchange.
   *
   * @param exchange calls the transport with {@code onOutcome}
   * @param onOutcome told the outcome, here and now if the transport throws
   */
  static InFlight start(Supplier<InFlight> exchange, Consumer<? super Outcome> onOutcome) {
    try {
      return exchange.get();
    } catch (IllegalArgumentException e) {
      // What the SPI says it throws for; the next try would come to the same.
      LOG.log(System.Logger.Level.ERROR, "A transport carries no such request", LogSafe.of(e));
      onOutcome.accept(failed(FailureKind.NOT_CARRIED));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A transport threw instead of reporting", LogSafe.of(e));
      onOutcome.accept(failed(FailureKind.UNEXPECTED));
    }
    return NOTHING;
  }

  private static Outcome failed(FailureKind kind) {
    return Outcome.Failed.of(kind, "The transport threw", null);
  }
}
