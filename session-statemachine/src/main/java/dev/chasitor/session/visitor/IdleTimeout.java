package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorIdleTimeout;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a visitor may leave an agent's line unanswered, from ChatEstablished or ChatTransferred.
 * The visitor's client warns the visitor and ends the chat; the server does neither.
 *
 * @param timeout how long after the line the chat is ended
 * @param warning how long after the line the visitor is warned; empty for no warning
 */
public record IdleTimeout(Duration timeout, Optional<Duration> warning) {

  /** Returns the time-out that the server asks for; empty if it asks for none. */
  static Optional<IdleTimeout> of(ChasitorIdleTimeout told) {
    if (!told.isEnabled() || told.timeout().isEmpty() || told.timeout().getAsInt() <= 0) {
      return Optional.empty();
    }
    int timeout = told.timeout().getAsInt();
    int warning = told.warningTime().orElse(0);
    return Optional.of(
        new IdleTimeout(
            Duration.ofSeconds(timeout),
            warning > 0 && warning < timeout
                ? Optional.of(Duration.ofSeconds(warning))
                : Optional.empty()));
  }
}
