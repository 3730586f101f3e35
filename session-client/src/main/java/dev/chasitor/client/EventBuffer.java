package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events a subscriber was not given yet, up to a limit. What comes beyond the limit makes a gap
 * that is remembered, and nothing after a gap is kept. Not thread-safe.
 */
final class EventBuffer {

  private final int limit;
  private final Queue<SessionEvent> events = new ArrayDeque<>(4);
  private boolean overflowed;
  private boolean complete;

  EventBuffer(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  void add(SessionEvent event) {
    overflowed |= events.size() == limit;
    if (!overflowed) {
      events.add(event);
    }
  }

  /** Nothing will be added any more. */
  void complete() {
    complete = true;
  }

  @Nullable SessionEvent poll() {
    return events.poll();
  }

  /** Whether all that was kept is gone and something behind it was not kept. */
  boolean isAtGap() {
    return overflowed && events.isEmpty();
  }

  /** Whether everything there ever was is gone. */
  boolean isAtEnd() {
    return complete && !overflowed && events.isEmpty();
  }
}
