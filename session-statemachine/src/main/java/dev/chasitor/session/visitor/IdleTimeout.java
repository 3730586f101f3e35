package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorIdleTimeout;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a visitor may leave an agent's line unanswered, as ChatEstablished and ChatTransferred
 * tell it. The visitor's client warns and ends; the server does not.
 *
 * @param timeout how long until the chat is ended
 * @param warning how long until the visitor is warned; empty for no warning
 */
public record IdleTimeout(Duration timeout, Optional<Duration> warning) {

  /** The time-out a server asks for; empty when it asks for none. */
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
