package dev.chasitor.session.visitor;

import dev.chasitor.session.machine.DriverMistakeException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far the inputs of a session have come. The next input is checked against it: time never goes
 * back, and refs grow. Immutable.
 *
 * @param now the time of the last input, since the session began
 * @param ref the ref of the last command that had one; 0 before the first
 */
public record LastInput(Duration now, long ref) {

  /** Before the first input. */
  static final LastInput NONE = new LastInput(Duration.ZERO, 0);

  /**
   * The same after one more input.
   *
   * @throws DriverMistakeException if its time is before that of the last input, or its ref is not
   *     above the last one
   */
  LastInput then(Input input) {
    if (input.now().compareTo(now) < 0) {
      throw new DriverMistakeException(
          "Time goes back: the last input came at " + now + ", this one at " + input.now());
    }
    OptionalLong command = input.commandRef();
    if (command.isEmpty()) {
      return input.now().equals(now) ? this : new LastInput(input.now(), ref);
    }
    if (command.getAsLong() <= ref) {
      throw new DriverMistakeException(
          "Refs must grow: the last one was " + ref + ", this one is " + command.getAsLong());
    }
    return new LastInput(input.now(), command.getAsLong());
  }
}
