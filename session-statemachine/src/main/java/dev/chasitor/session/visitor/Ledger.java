package dev.chasitor.session.visitor;

import dev.chasitor.session.machine.DriverMistakeException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a session keeps of its past in every state: the time and the ref of its last input, and the
 * events that the application has not confirmed. The next input must not be earlier, and its ref
 * must be greater. Immutable.
 *
 * @param now the time of the last input, since the session began
 * @param ref the ref of the last command that had one; 0 before the first
 * @param deliveries the events so far: their count, and those that are not confirmed
 */
public record Ledger(Duration now, long ref, Deliveries deliveries) {

  /** The value before the first input. */
  static final Ledger NONE = new Ledger(Duration.ZERO, 0, Deliveries.NONE);

  public Ledger {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(deliveries, "deliveries");
  }

  /**
   * Returns the value after one more input.
   *
   * @throws DriverMistakeException if its time is before that of the last input, its ref is not
   *     above the last one, or it confirms an event that was not told
   */
  Ledger then(Input input) {
    if (input.now().compareTo(now) < 0) {
      throw new DriverMistakeException(
          "Time goes back: the last input came at " + now + ", this one at " + input.now());
    }
    if (input instanceof Input.Confirmed confirmed) {
      return new Ledger(input.now(), ref, deliveries.confirmedUpTo(confirmed.number()));
    }
    OptionalLong command = input.commandRef();
    if (command.isEmpty()) {
      return input.now().equals(now) ? this : new Ledger(input.now(), ref, deliveries);
    }
    if (command.getAsLong() <= ref) {
      throw new DriverMistakeException(
          "Refs must grow: the last one was " + ref + ", this one is " + command.getAsLong());
    }
    return new Ledger(input.now(), command.getAsLong(), deliveries);
  }

  Ledger with(Deliveries newDeliveries) {
    return newDeliveries.equals(deliveries) ? this : new Ledger(now, ref, newDeliveries);
  }
}
