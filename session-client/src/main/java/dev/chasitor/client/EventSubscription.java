package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of one subscriber to a session's events. {@link #request} and {@link #cancel}
 * may come from any thread, and all else runs on the session's serial executor. So a subscriber
 * that requests events within {@code onNext} gets no nested calls.
 */
final class EventSubscription implements Flow.Subscription {

  private static final System.Logger LOG = System.getLogger(EventSubscription.class.getName());

  private final SerialExecutor callbacks;
  private final EventBuffer buffer;
  private final Runnable forget;
  private final LongConsumer confirmed;
  private final SessionLog log;
  private final AtomicLong demand = new AtomicLong();
  private volatile boolean stopped;

  /** Null after the subscription was cancelled, completed or failed. */
  private volatile Flow.@Nullable Subscriber<? super SessionEvent> subscriber;

  EventSubscription(
      SerialExecutor callbacks,
      EventBuffer buffer,
      Flow.Subscriber<? super SessionEvent> subscriber,
      Consumer<EventSubscription> forget,
      LongConsumer confirmed,
      SessionLog log) {
    this.callbacks = callbacks;
    this.buffer = buffer;
    this.subscriber = subscriber;
    this.forget = () -> forget.accept(this);
    this.confirmed = confirmed;
    this.log = log;
  }

  @Override
  public void request(long n) {
    if (n > 0) {
      demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
      callbacks.execute(this::drain);
    } else {
      IllegalArgumentException wrong =
          new IllegalArgumentException("Rule 3.9: at least one event must be requested, not " + n);
      callbacks.execute(() -> finish(subscriber -> subscriber.onError(wrong)));
    }
  }

  @Override
  public void cancel() {
    subscriber = null;
    callbacks.execute(forget);
  }

  void begin() {
    tell(subscriber -> subscriber.onSubscribe(this));
    drain();
  }

  void offer(NumberedEvent event) {
    buffer.add(event);
    drain();
  }

  /** Delivers no further event, from any thread. */
  void stop() {
    stopped = true;
  }

  /** Drops the events that the subscriber did not receive. */
  void forgetWaiting() {
    buffer.clear();
  }

  void complete() {
    buffer.complete();
    drain();
  }

  private void drain() {
    while (subscriber != null && !stopped && demand.get() > 0) {
      NumberedEvent event = buffer.poll();
      if (event == null) {
        break;
      }
      if (demand.get() != Long.MAX_VALUE) {
        demand.decrementAndGet();
      }
      tell(subscriber -> subscriber.onNext(event.event()));
      confirmed.accept(event.number());
    }
    if (buffer.isAtGap()) {
      EventOverflowException gap = new EventOverflowException(buffer.limit());
      finish(subscriber -> subscriber.onError(gap));
    } else if (buffer.isAtEnd()) {
      finish(Flow.Subscriber::onComplete);
    }
  }

  /** Sends the last signal to the subscriber. */
  private void finish(Consumer<Flow.Subscriber<? super SessionEvent>> signal) {
    tell(
        last -> {
          subscriber = null;
          callbacks.execute(forget);
          signal.accept(last);
        });
  }

  /**
   * Sends a signal. If the subscriber throws, which rule 2.13 forbids, it gets no further signal.
   */
  private void tell(Consumer<Flow.Subscriber<? super SessionEvent>> signal) {
    Flow.Subscriber<? super SessionEvent> told = subscriber;
    if (told == null) {
      return;
    }
    try {
      signal.accept(told);
    } catch (Throwable e) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "A subscriber threw an exception, so its subscription is cancelled",
          SafeTrace.of(e));
      cancel();
    }
  }
}
