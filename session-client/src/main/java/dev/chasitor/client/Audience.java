package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the events of one session to its listener and its subscribers, and completes the stages
 * of commands and of the end. It calls one after the other, in order, on the client's executor.
 *
 * <p>While a listener has not completed the stage of an event, the next events wait. The stages of
 * commands do not wait, since a listener may wait for one of them.
 */
final class Audience {

  private static final System.Logger LOG = System.getLogger(Audience.class.getName());

  /** The stage of an event that is delivered at once. */
  static final CompletionStage<?> DELIVERED = CompletableFuture.completedStage(null);

  private final SerialExecutor callbacks;
  private final SessionLog log;
  private final @Nullable SessionListener listener;
  private final EventStream events;
  private final LongConsumer confirmed;
  private final Runnable ending;
  private final CompletableFuture<EndCause> ended = new CompletableFuture<>();

  // Only callbacks use these.
  private final Queue<NumberedEvent> waiting = new ArrayDeque<>(2);
  private boolean isBusy;
  private boolean over;

  /** Whether the document of a freeze is written: what it has must not be delivered here. */
  private volatile boolean stopped;

  /**
   * Creates an audience.
   *
   * @param listener receives events and confirms them; if it is null, the first subscriber of
   *     {@link #events} confirms them
   * @param confirmed takes the number of each event that is delivered
   * @param ending runs before the end is delivered
   * @param limit how many events are kept for each subscriber
   * @param log writes the session's log messages
   */
  Audience(
      SerialExecutor callbacks,
      @Nullable SessionListener listener,
      int limit,
      LongConsumer confirmed,
      Runnable ending,
      SessionLog log) {
    this.callbacks = callbacks;
    this.ending = ending;
    this.log = log;
    this.listener = listener;
    this.confirmed = confirmed;
    this.events =
        listener == null
            // A thawed session may have so many events to tell again.
            ? new EventStream(callbacks, Math.max(limit, Deliveries.MOST), true, confirmed, log)
            : new EventStream(callbacks, limit, false, number -> {}, log);
  }

  Flow.Publisher<SessionEvent> events() {
    return events;
  }

  CompletionStage<EndCause> ended() {
    return ended.minimalCompletionStage();
  }

  /** How many stages wait for the end. */
  int waiters() {
    return ended.getNumberOfDependents();
  }

  /** Whether the calling thread runs a callback of this session. */
  boolean isTelling() {
    return callbacks.isCurrent();
  }

  /** Runs a task after every callback that was added before. */
  void run(Runnable task) {
    callbacks.execute(task);
  }

  /** Offers the executor the tasks that it refused before. */
  void hurry() {
    callbacks.hurry();
  }

  void tell(NumberedEvent event) {
    Runnable task =
        () -> {
          waiting.add(event);
          tellWaiting();
        };
    if (event.event() instanceof SessionEvent.Ended) {
      callbacks.executeLast(task);
    } else {
      run(task);
    }
  }

  /** Delivers the events that wait, until the listener is busy with one of them. */
  private void tellWaiting() {
    while (!isBusy && !over && !stopped) {
      NumberedEvent event = waiting.poll();
      if (event == null) {
        return;
      }
      over = event.event() instanceof SessionEvent.Ended;
      if (over) {
        ending.run();
      }
      CompletableFuture<Void> delivery = deliver(event);
      events.publish(event);
      follow(delivery, event, 0);
    }
  }

  /** Calls the listener. What it throws counts as the failure of its stage. */
  private CompletableFuture<Void> deliver(NumberedEvent event) {
    CompletableFuture<Void> delivery = new CompletableFuture<>();
    try {
      CompletionStage<?> stage = listener == null ? DELIVERED : listener.deliver(event);
      if (stage == DELIVERED) {
        delivery.complete(null);
        return delivery;
      }
      CompletionStage<?> unused =
          Objects.requireNonNull(stage, "The listener returned null: expected a stage")
              .whenComplete(
                  (value, failure) -> {
                    if (failure == null) {
                      delivery.complete(null);
                    } else {
                      delivery.completeExceptionally(failure);
                    }
                  });
    } catch (Throwable e) {
      delivery.completeExceptionally(e);
    }
    return delivery;
  }

  /** Goes on when a delivery is done: at once, or later as a callback. */
  private void follow(CompletableFuture<Void> delivery, NumberedEvent event, int repeats) {
    if (delivery.isDone()) {
      done(delivery, event, repeats);
      return;
    }
    isBusy = true;
    CompletionStage<?> unused =
        delivery.whenComplete(
            (value, failure) ->
                callbacks.execute(
                    () -> {
                      isBusy = false;
                      done(delivery, event, repeats);
                      tellWaiting();
                    }));
  }

  /** Confirms an event, or delivers it again if the listener failed and wants that. */
  private void done(CompletableFuture<Void> delivery, NumberedEvent event, int repeats) {
    delivery.exceptionally(
        failure -> {
          logFailure(failure);
          return null;
        });
    boolean again =
        delivery.isCompletedExceptionally()
            && listener != null
            && repeats < listener.redeliveries();
    if (!again) {
      delivered(event);
    } else if (!stopped) {
      follow(deliver(event), event, repeats + 1);
    }
  }

  /** A listener that fails has the event all the same (rule C-DLV-07). */
  private void logFailure(Throwable failure) {
    log.log(
        LOG, System.Logger.Level.WARNING, "A listener failed on an event", SafeTrace.of(failure));
  }

  private void delivered(NumberedEvent event) {
    if (listener != null) {
      confirmed.accept(event.number());
    }
    if (event.event() instanceof SessionEvent.Ended end) {
      finish(end.cause());
    }
  }

  /** Delivers no further event, from any thread. */
  void stop() {
    stopped = true;
    events.stop();
  }

  /** Completes the stages of a session that was over when it began here. */
  void over(EndCause cause) {
    callbacks.executeLast(() -> finish(cause));
  }

  private void finish(EndCause cause) {
    events.complete();
    ended.complete(cause);
  }

  /**
   * Delivers no further event, and lets the stages fail that are open.
   *
   * @param written runs when no callback is under way
   */
  void frozen(Map<Long, OpenCommands.Command> commands, Runnable written) {
    leave(commands, SessionFrozenException::new, written);
  }

  /** Delivers no further event, and lets the stages fail that are open. */
  void stopped(Map<Long, OpenCommands.Command> commands, SessionStoppedException.Reason reason) {
    leave(commands, ref -> new SessionStoppedException(reason), () -> {});
  }

  /**
   * Delivers no further event from here.
   *
   * @param failure makes the exception for the command with this ref, or for the end
   */
  private void leave(
      Map<Long, OpenCommands.Command> commands,
      Function<OptionalLong, RuntimeException> failure,
      Runnable done) {
    callbacks.executeLast(
        () -> {
          // What waits is kept, and is delivered when the session goes on.
          over = true;
          waiting.clear();
          commands.forEach(
              (ref, command) -> command.progress().fail(failure.apply(OptionalLong.of(ref))));
          events.freeze();
          ended.completeExceptionally(failure.apply(OptionalLong.empty()));
          done.run();
        });
  }
}
