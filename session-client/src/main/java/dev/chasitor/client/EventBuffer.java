package dev.chasitor.client;

import dev.chasitor.session.visitor.NumberedEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events that a subscriber has not received yet, up to a limit. After the limit was exceeded
 * once, the buffer keeps no further event. Not thread-safe.
 */
final class EventBuffer {

  private final int limit;
  private final Queue<NumberedEvent> events = new ArrayDeque<>(4);
  private boolean overflowed;
  private boolean complete;

  EventBuffer(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  void add(NumberedEvent event) {
    overflowed |= events.size() == limit;
    if (!overflowed) {
      events.add(event);
    }
  }

  void clear() {
    events.clear();
  }

  /** Drops the events with higher numbers. */
  void keepUpTo(long number) {
    events.removeIf(event -> event.number() > number);
  }

  /** Notes that no event will be added any more. */
  void complete() {
    complete = true;
  }

  @Nullable NumberedEvent poll() {
    return events.poll();
  }

  /** Whether the subscriber received all events kept, and later ones were dropped. */
  boolean isAtGap() {
    return overflowed && events.isEmpty();
  }

  /** Whether the subscriber received every event, and none will come. */
  boolean isAtEnd() {
    return complete && !overflowed && events.isEmpty();
  }
}
