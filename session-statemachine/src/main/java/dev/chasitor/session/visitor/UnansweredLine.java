package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * Since when the visitor owes the agent an answer. Immutable.
 *
 * @param since when the agent's line came that is not answered yet, empty when none is
 * @param warned whether the visitor was warned that the chat will be ended for it
 */
public record UnansweredLine(Optional<Duration> since, boolean warned) {

  static final UnansweredLine NONE = new UnansweredLine(Optional.empty(), false);

  /** The agent said something; a warning stands until the visitor answers. */
  UnansweredLine heard(Duration now) {
    return warned ? this : new UnansweredLine(Optional.of(now), false);
  }

  UnansweredLine warn() {
    return new UnansweredLine(since, true);
  }

  /** The same line, counted anew from {@code now}. */
  UnansweredLine restarted(Duration now) {
    return new UnansweredLine(since.map(old -> now), warned);
  }

  /** When the visitor is to be warned, if that is still to come. */
  Optional<Duration> warningAt(IdleTimeout timeout) {
    return warned ? Optional.empty() : since.flatMap(from -> timeout.warning().map(from::plus));
  }

  /** When the chat is to be ended. */
  Optional<Duration> endAt(IdleTimeout timeout) {
    return since.map(from -> from.plus(timeout.timeout()));
  }
}
