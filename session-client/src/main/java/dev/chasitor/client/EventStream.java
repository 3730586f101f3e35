package dev.chasitor.client;

import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A publisher of a session's events. No call of the session waits for a subscriber. Events that a
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
  private final boolean keepsForTheFirst;
  private final LongConsumer confirmed;
  private final SessionLog log;
  private final List<EventSubscription> subscriptions = new ArrayList<>(0);

  /** The subscription that confirms events, once there was a subscriber; null before. */
  private volatile @Nullable EventSubscription first;

  private long published;
  private @Nullable EventBuffer forTheFirst;
  private boolean complete;

  /**
   * Creates a stream without subscribers.
   *
   * @param limit how many events are kept for each subscriber
   * @param keepsForTheFirst whether events are kept until the first subscriber comes
   * @param confirmed takes the number of each event that the first subscriber received; when it is
   *     gone, of every event
   */
  EventStream(
      SerialExecutor callbacks,
      int limit,
      boolean keepsForTheFirst,
      LongConsumer confirmed,
      SessionLog log) {
    this.callbacks = callbacks;
    this.limit = limit;
    this.keepsForTheFirst = keepsForTheFirst;
    this.confirmed = confirmed;
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
    boolean isFirst = first == null;
    EventSubscription subscription =
        new EventSubscription(
            callbacks, buffer, subscriber, this::forget, isFirst ? confirmed : number -> {}, log);
    first = isFirst ? subscription : first;
    subscriptions.add(subscription);
    subscription.begin();
  }

  private void forget(EventSubscription subscription) {
    subscriptions.remove(subscription);
    if (subscription == first) {
      confirmed.accept(published);
    }
  }

  void publish(NumberedEvent event) {
    published = event.number();
    if (forTheFirst != null) {
      forTheFirst.add(event);
    }
    for (EventSubscription subscription : subscriptions) {
      subscription.offer(event);
    }
    if (first == null) {
      // Nobody reads yet: keep as many for a document as do not stop the polls.
      confirmed.accept(published - (Deliveries.MOST - 1));
    } else if (!subscriptions.contains(first)) {
      confirmed.accept(published);
    }
  }

  /**
   * Notes that the session was frozen. What the first subscriber did not receive stands in the
   * document, and only there. While there was no subscriber, this is true of the last events, and
   * the earlier ones are kept for a subscriber who comes yet.
   */
  void freeze() {
    if (forTheFirst != null) {
      forTheFirst.keepUpTo(published - (Deliveries.MOST - 1));
    } else if (keepsForTheFirst && first != null) {
      first.forgetWaiting();
    }
    complete();
  }

  /** Delivers nothing more to the first subscriber, from any thread: the document has it. */
  void stop() {
    EventSubscription confirming = first;
    if (keepsForTheFirst && confirming != null) {
      confirming.stop();
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
