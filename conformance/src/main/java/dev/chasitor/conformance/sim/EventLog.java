package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of a run while it goes on. Thread-safe: a client may call from a foreign thread, and
 * another thread closes the log of a run that is held up.
 */
final class EventLog implements Consumer<Event> {

  private final List<Event> events = new ArrayList<>();
  private Duration lastStrike = Duration.ZERO;
  private boolean hasRequests;
  private boolean hasBreaches;
  private boolean isClosed;

  /** Adds an event. Does nothing after the log was closed. */
  @Override
  public synchronized void accept(Event event) {
    if (isClosed) {
      return;
    }
    events.add(event);
    Event what = event instanceof Event.Elsewhere past ? past.what() : event;
    if (what instanceof Event.Struck struck) {
      lastStrike = struck.at();
    }
    hasRequests |= what instanceof Event.Sent;
    hasBreaches |= what instanceof Event.Breached;
  }

  /** Returns when the last fault struck; zero if none did. */
  synchronized Duration lastStrike() {
    return lastStrike;
  }

  synchronized boolean hasRequests() {
    return hasRequests;
  }

  synchronized boolean hasBreaches() {
    return hasBreaches;
  }

  /** Takes no more events, and returns those that it has. */
  synchronized History close() {
    isClosed = true;
    return new History(events);
  }
}
