package dev.chasitor.client;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Delivers the events of one session to its listener and its subscribers, and completes the stages
 * of commands and of the end. It calls one after the other, in order, on the client's executor.
 */
final class Audience {

  private final SerialExecutor callbacks;
  private final SessionListener listener;
  private final EventStream events;
  private final CompletableFuture<EndCause> ended = new CompletableFuture<>();

  /** Whether the last event was delivered. Only callbacks use it. */
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

  /** Completes the stages of a session that was over when it began here. */
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
