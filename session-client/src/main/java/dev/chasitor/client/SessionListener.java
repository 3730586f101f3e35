package dev.chasitor.client;

import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Receives the events of one chat session.
 *
 * <p>The calls of one session come in order and never overlap (rules C-DLV-02, C-DLV-05). They run
 * on the client's executor ({@link ChatClient.Builder#executor}), so a listener may block. If a
 * listener throws, the client logs the exception and delivers the next event (rule C-DLV-07).
 *
 * <p>A listener that hands events on, for example to another service, may return a stage: see
 * {@link #confirming}.
 */
@FunctionalInterface
public interface SessionListener {

  /** Receives one event. */
  void onEvent(SessionEvent event);

  /**
   * Receives one event with its number. The client calls this method, which calls {@link #onEvent}.
   *
   * @return a stage that completes when the event is delivered
   */
  default CompletionStage<?> deliver(NumberedEvent event) {
    onEvent(event.event());
    return Audience.DELIVERED;
  }

  /** How often an event is delivered again when its stage fails: never, by default. */
  default int redeliveries() {
    return 0;
  }

  /**
   * Returns a listener that receives one event with its number, and completes a stage when it is
   * done with the event. Until then the next event waits, and the event counts as not delivered: a
   * session that is frozen meanwhile delivers the event again after it was thawed, with the same
   * number. When {@link dev.chasitor.session.visitor.Deliveries#MOST} events wait, the session asks
   * the server no more often than it must. The outcomes of commands do not wait. If the stage
   * fails, the client logs the failure and delivers the next event.
   *
   * <p>After a stale thaw ({@link Thaw#STALE}) the numbers go on far above all earlier ones, also
   * for events that are delivered again.
   *
   * @param receiver receives one event and returns a stage
   */
  static SessionListener confirming(Function<NumberedEvent, CompletionStage<?>> receiver) {
    return new ConfirmingListener(Objects.requireNonNull(receiver, "receiver"), 0);
  }

  /**
   * Returns a listener like {@link #confirming(Function)}, which receives an event again when its
   * stage fails.
   *
   * @param times how often an event is delivered again, at most
   * @param receiver receives one event and returns a stage
   * @throws IllegalArgumentException if {@code times} is negative
   */
  static SessionListener redelivering(
      int times, Function<NumberedEvent, CompletionStage<?>> receiver) {
    if (times < 0) {
      throw new IllegalArgumentException("times must be 0 or more, not " + times);
    }
    return new ConfirmingListener(Objects.requireNonNull(receiver, "receiver"), times);
  }
}
