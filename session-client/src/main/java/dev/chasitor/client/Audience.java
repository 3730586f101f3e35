package dev.chasitor.client;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * All who are told what happens in one session: its listener, its subscribers, those who wait for
 * commands or for the end. Told one after the other, in order, on the client's executor.
 */
final class Audience {

  private final SerialExecutor callbacks;
  private final SessionListener listener;
  private final EventStream events;
  private final CompletableFuture<EndCause> ended = new CompletableFuture<>();

  /** Belongs to the callbacks: whether the last event was told. */
  private boolean over;

  Audience(SerialExecutor callbacks, SessionListener listener, EventStream events) {
    this.callbacks = callbacks;
    this.listener = listener;
    this.events = events;
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

  /** Whether the calling thread is telling somebody something of this session. */
  boolean isTelling() {
    return callbacks.isCurrent();
  }

  /** Runs something behind everything told before. */
  void run(Runnable task) {
    callbacks.execute(task);
  }

  /** Sees to it that what the executor refused is told, if it can be. */
  void hurry() {
    callbacks.hurry();
  }

  void tell(SessionEvent event) {
    if (event instanceof SessionEvent.Ended) {
      callbacks.executeLast(() -> tellAll(event));
    } else {
      run(() -> tellAll(event));
    }
  }

  private void tellAll(SessionEvent event) {
    if (over) {
      return;
    }
    over = event instanceof SessionEvent.Ended;
    try {
      listener.onEvent(event);
    } finally {
      events.publish(event);
      if (event instanceof SessionEvent.Ended end) {
        finish(end.cause());
      }
    }
  }

  /** The session was over before there was anybody to tell. */
  void over(EndCause cause) {
    callbacks.executeLast(() -> finish(cause));
  }

  private void finish(EndCause cause) {
    events.complete();
    ended.complete(cause);
  }

  void frozen(Map<Long, OpenCommands.Command> commands) {
    callbacks.executeLast(
        () -> {
          commands.forEach(
              (ref, command) ->
                  command
                      .outcome()
                      .completeExceptionally(new SessionFrozenException(OptionalLong.of(ref))));
          events.complete();
          ended.completeExceptionally(new SessionFrozenException(OptionalLong.empty()));
        });
  }
}
