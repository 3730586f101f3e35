package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * A subscriber of {@link ChatSession#events()} was too slow: more events came than are kept for it.
 * It got every event up to the gap and gets none after it. The session goes on.
 */
public final class EventOverflowException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  EventOverflowException(int limit) {
    super("More than " + limit + " events waited for a subscriber that did not ask for them");
  }
}
