package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Sent;

/**
 * Decides which batches are new: those whose sequence is above the ack. After a take-over the
 * server starts a new count, so its first batch may have any sequence.
 */
final class Counting {
  private boolean countsAnew;
  private boolean hasBegun;

  void follow(Event event) {
    if (Kinds.isTakeOver(event)) {
      countsAnew = true;
      hasBegun = false;
    } else if (hasBegun && event instanceof Sent) {
      countsAnew = false;
    }
  }

  boolean isNew(Answered answered, long ack) {
    if (!answered.isSuccess() || answered.sequence().isEmpty()) {
      return false;
    }
    hasBegun = true;
    return countsAnew || answered.sequence().getAsLong() > ack;
  }
}
