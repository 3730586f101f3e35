package dev.chasitor.client;

import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A listener that says by a stage when it has an event. */
final class ConfirmingListener implements SessionListener {

  private final Function<NumberedEvent, CompletionStage<?>> receiver;
  private final int times;

  /**
   * Creates a listener.
   *
   * @param receiver receives one event and returns a stage
   * @param times how often an event is delivered again when its stage fails
   */
  ConfirmingListener(Function<NumberedEvent, CompletionStage<?>> receiver, int times) {
    this.receiver = receiver;
    this.times = times;
  }

  @Override
  public void onEvent(SessionEvent event) {
    throw new UnsupportedOperationException("expected a call of deliver, which gives a number");
  }

  @Override
  public CompletionStage<?> deliver(NumberedEvent event) {
    return receiver.apply(event);
  }

  @Override
  public int redeliveries() {
    return times;
  }
}
