package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A session's events for subscribers that say how many they can take. The session never waits for
 * one of them: what a subscriber did not ask for yet is kept, up to a limit, and beyond that the
 * subscription fails.
 *
 * <p>{@code java.util.concurrent.SubmissionPublisher} would drop what is kept when a subscription
 * fails, and would call subscribers while the listener is being called. Here everything but {@link
 * #subscribe} runs on the session's serial executor, one thing after the other: that is what keeps
 * the callbacks of one session apart (rule C-DLV-05), and what makes these fields safe. It never
 * throws, so that subscribers' calls return normally (rules 1.9, 3.16 of Reactive Streams).
 */
final class EventStream implements Flow.Publisher<SessionEvent> {

  private final SerialExecutor callbacks;
  private final int limit;
  private final List<EventSubscription> subscriptions = new ArrayList<>(0);
  private @Nullable EventBuffer forTheFirst;
  private boolean complete;

  /**
   * A stream without subscribers.
   *
   * @param limit how many events are kept for each subscriber
   * @param keepsForTheFirst whether events are kept while there was no subscriber yet
   */
  EventStream(SerialExecutor callbacks, int limit, boolean keepsForTheFirst) {
    this.callbacks = callbacks;
    this.limit = limit;
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
        new EventSubscription(callbacks, buffer, subscriber, subscriptions::remove);
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

  /** No event will come any more. */
  void complete() {
    complete = true;
    for (EventSubscription subscription : subscriptions) {
      subscription.complete();
    }
  }
}
