package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * Since when the visitor owes the agent an answer. Immutable.
 *
 * @param since when the agent's line came that is not answered yet, empty when none is
 * @param warned whether the visitor was warned that the chat will be ended for it
 */
public record Silence(Optional<Duration> since, boolean warned) {

  static final Silence NONE = new Silence(Optional.empty(), false);

  /** The agent said something; a warning stands until the visitor answers. */
  Silence heard(Duration now) {
    return warned ? this : new Silence(Optional.of(now), false);
  }

  Silence warn() {
    return new Silence(since, true);
  }

  /** The same silence, counted anew from {@code now}. */
  Silence restarted(Duration now) {
    return new Silence(since.map(old -> now), warned);
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
