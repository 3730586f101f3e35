package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;

/**
 * Something that a session knows. When it goes on from an old document, it knows the value then.
 */
final class Recalled<T> {

  private T now;
  private T atFreeze;

  Recalled(T first) {
    now = first;
    atFreeze = first;
  }

  T get() {
    return now;
  }

  void set(T value) {
    now = value;
  }

  void follow(Event event) {
    if (event instanceof Halted halted && halted.why() == Halt.FROZEN) {
      atFreeze = now;
    } else if (Kinds.isOutdated(event)) {
      now = atFreeze;
    }
  }
}
