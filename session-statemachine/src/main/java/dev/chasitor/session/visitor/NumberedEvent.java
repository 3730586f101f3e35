package dev.chasitor.session.visitor;

import java.util.Objects;

/**
 * An event with its number. A session numbers its events from 1, without gaps. An event keeps its
 * number in hand-overs, when the session is frozen, and when it is delivered once more. Only a
 * stale document changes numbers ({@link Resumption#stale}).
 *
 * @param number the number of the event, 1 or more
 * @param event what happened
 */
public record NumberedEvent(long number, SessionEvent event) {

  public NumberedEvent {
    Objects.requireNonNull(event, "event");
  }
}
