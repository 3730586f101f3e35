package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A publisher of a session's events. The session never waits for a subscriber. Events that a
 * subscriber has not requested yet are kept up to a limit, and then the subscription fails.
 *
 * <p>{@code java.util.concurrent.SubmissionPublisher} would drop the events kept when a
 * subscription fails, and would call subscribers at the same time as the listener. Here everything
 * but {@link #subscribe} runs on the session's serial executor. So the callbacks of one session do
 * not overlap (rule C-DLV-05), and the fields need no lock. That executor never throws, so that
 * calls of subscribers return normally (rules 1.9, 3.16 of Reactive Streams).
 */
final class EventStream implements Flow.Publisher<SessionEvent> {

  private final SerialExecutor callbacks;
  private final int limit;
  private final SessionLog log;
  private final List<EventSubscription> subscriptions = new ArrayList<>(0);
  private @Nullable EventBuffer forTheFirst;
  private boolean complete;

  /**
   * Creates a stream without subscribers.
   *
   * @param limit how many events are kept for each subscriber
   * @param keepsForTheFirst whether events are kept until the first subscriber comes
   */
  EventStream(SerialExecutor callbacks, int limit, boolean keepsForTheFirst, SessionLog log) {
    this.callbacks = callbacks;
    this.limit = limit;
    this.log = log;
    this.forTheFirst = keepsForTheFirst ? new EventBuffer(limit) : null;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super SessionEvent> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    callbacks.execute(() -> admit(subscriber));
  }

  private void admit(Flow.Subscriber<? super SessionEvent> subscriber) {
    EventBuffer kept = forTheFirst;
    forTheFirst = null;
    EventBuffer buffer = kept == null ? new EventBuffer(limit) : kept;
    if (complete) {
      buffer.complete();
    }
    EventSubscription subscription =
        new EventSubscription(callbacks, buffer, subscriber, subscriptions::remove, log);
    subscriptions.add(subscription);
    subscription.begin();
  }

  void publish(SessionEvent event) {
    if (forTheFirst != null) {
      forTheFirst.add(event);
    }
    for (EventSubscription subscription : subscriptions) {
      subscription.offer(event);
    }
  }

  /** Notes that no event will come any more. */
  void complete() {
    complete = true;
    for (EventSubscription subscription : subscriptions) {
      subscription.complete();
    }
  }
}
