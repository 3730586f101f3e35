package dev.chasitor.session.visitor;

import dev.chasitor.session.machine.DriverMistakeException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The time and the ref of a session's last input. The next input must not be earlier, and its ref
 * must be greater. Immutable.
 *
 * @param now the time of the last input, since the session began
 * @param ref the ref of the last command that had one; 0 before the first
 */
public record LastInput(Duration now, long ref) {

  /** The value before the first input. */
  static final LastInput NONE = new LastInput(Duration.ZERO, 0);

  /**
   * Returns the value after one more input.
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
