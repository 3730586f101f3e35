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
 * A queue of events for threads that wait. It requests one event ahead, and the others wait in the
 * session's buffer for this subscriber. Thread-safe.
 */
final class EventQueue implements Flow.Subscriber<SessionEvent> {

  private static final int AHEAD = 1;

  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  /** An event, or the end of the events if {@code event} is null. */
  private record Item(@Nullable SessionEvent event, @Nullable EventOverflowException overflow) {}

  /**
   * Waits for the next event.
   *
   * @return empty if none came in time, and at once if none will come
   * @throws EventOverflowException if the session dropped the events that followed
   */
  Optional<SessionEvent> next(Duration patience) throws InterruptedException {
    Item item = queue.poll(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
    if (item == null) {
      return Optional.empty();
    }
    if (item.event() == null) {
      // Put the end back: every later call must see it.
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
