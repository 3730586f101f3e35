package dev.chasitor.client;

import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.util.function.LongSupplier;

/**
 * The clock that goes on while a session is frozen or its process is dead. As thread-safe as the
 * clock that it was given.
 */
final class WallClock {

  private final LongSupplier millis;

  /**
   * Creates a clock.
   *
   * @param millis gives the time, in milliseconds since 1970
   */
  WallClock(LongSupplier millis) {
    this.millis = millis;
  }

  /** The time, in milliseconds since 1970; 0 if the clock shows an earlier time. */
  long millis() {
    return Math.max(0, millis.getAsLong());
  }

  /** Returns a document whose session knows for how long nobody ran it. */
  SessionDocument afterPause(SessionDocument document) {
    return document.with(Resumption.afterPause(document.state(), document.awayUntil(millis())));
  }
}
