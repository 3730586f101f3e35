package dev.chasitor.client;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** A session's events keep the rules of Reactive Streams, as their own TCK judges them. */
public class EventStreamTckTest extends FlowPublisherVerification<SessionEvent> {

  /** More than any check asks for. */
  private static final int ENDLESS = 1_000;

  private final ExecutorService executor = Executors.newCachedThreadPool();

  public EventStreamTckTest() {
    // Milliseconds: how long to wait for what must happen, and to see that nothing happens.
    super(new TestEnvironment(2_000, 20), 1_000);
  }

  @AfterClass
  void stopThreads() {
    executor.shutdownNow();
  }

  @Override
  public Flow.Publisher<SessionEvent> createFlowPublisher(long elements) {
    SerialExecutor callbacks = new SerialExecutor(executor, task -> {}, SessionLog.WITHOUT_SESSION);
    EventStream events =
        new EventStream(callbacks, ENDLESS, true, number -> {}, SessionLog.WITHOUT_SESSION);
    callbacks.execute(
        () -> {
          for (int i = 0; i < Math.min(elements, ENDLESS); i++) {
            events.publish(event(i));
          }
          if (elements <= ENDLESS) {
            events.complete();
          }
        });
    return events;
  }

  @Override
  public Flow.Publisher<SessionEvent> createFailedFlowPublisher() {
    SerialExecutor callbacks = new SerialExecutor(executor, task -> {}, SessionLog.WITHOUT_SESSION);
    EventStream events =
        new EventStream(callbacks, 0, true, number -> {}, SessionLog.WITHOUT_SESSION);
    callbacks.execute(() -> events.publish(event(0)));
    return events;
  }

  private static NumberedEvent event(int number) {
    return new NumberedEvent(
        number + 1L,
        new SessionEvent.Troubled(
            RequestType.MESSAGES, "trouble " + number, Duration.ofMillis(number)));
  }
}
