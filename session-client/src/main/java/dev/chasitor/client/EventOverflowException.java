package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * Reports that a subscriber of {@link ChatSession#events()} was too slow: more events waited than
 * {@link ChatClient.Builder#eventBuffer} allows. The subscriber got every event before the overflow
 * and gets no later one. The session goes on.
 */
public final class EventOverflowException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  EventOverflowException(int limit) {
    super(
        "More than "
            + limit
            + " events waited for a subscriber: request events faster, or set a larger eventBuffer");
  }
}
