package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events for threads that wait. Asks for a few ahead; what is more than that waits in the session's
 * own buffer, whose limit is the only one. Thread-safe.
 */
final class EventQueue implements Flow.Subscriber<SessionEvent> {

  private static final int AHEAD = 16;

  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  /** An event, or without one the end of them. */
  private record Item(@Nullable SessionEvent event, @Nullable EventOverflowException overflow) {}

  /**
   * The next event.
   *
   * @return empty if there was none in time, and at once if there will be none
   * @throws EventOverflowException if those that followed could not be kept
   */
  Optional<SessionEvent> next(Duration patience) throws InterruptedException {
    Item item = queue.poll(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
    if (item == null) {
      return Optional.empty();
    }
    if (item.event() == null) {
      // The end stays the end, for everyone who asks.
      queue.add(item);
      if (item.overflow() != null) {
        throw item.overflow();
      }
      return Optional.empty();
    }
    Flow.Subscription more = subscription;
    if (more != null) {
      more.request(1);
    }
    return Optional.of(item.event());
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(SessionEvent event) {
    queue.add(new Item(event, null));
  }

  @Override
  public void onError(Throwable thrown) {
    queue.add(new Item(null, (EventOverflowException) thrown));
  }

  @Override
  public void onComplete() {
    queue.add(new Item(null, null));
  }
}
