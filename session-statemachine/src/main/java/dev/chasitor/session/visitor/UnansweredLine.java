package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * The agent's line that the visitor has not answered, for the idle time-out. Immutable.
 *
 * @param since when that line came; empty if every line is answered
 * @param warned whether the visitor was warned that the chat will end
 */
public record UnansweredLine(Optional<Duration> since, boolean warned) {

  static final UnansweredLine NONE = new UnansweredLine(Optional.empty(), false);

  /** Returns the value after the agent said a line. A warning stays until the visitor answers. */
  UnansweredLine heard(Duration now) {
    return warned ? this : new UnansweredLine(Optional.of(now), false);
  }

  UnansweredLine warn() {
    return new UnansweredLine(since, true);
  }

  /** Returns the same line, with its time counted from {@code now}. */
  UnansweredLine restarted(Duration now) {
    return new UnansweredLine(since.map(old -> now), warned);
  }

  /** When the visitor must be warned; empty if no line or no warning is open. */
  Optional<Duration> warningAt(IdleTimeout timeout) {
    return warned ? Optional.empty() : since.flatMap(from -> timeout.warning().map(from::plus));
  }

  /** When the chat must be ended; empty if no line is open. */
  Optional<Duration> endAt(IdleTimeout timeout) {
    return since.map(from -> from.plus(timeout.timeout()));
  }
}
