package dev.chasitor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OneOutcomeTest {

  private static final Destination SERVER = new Destination(false, "chat.example", 80, "/x");
  private static final int LIMIT = 1000;
  private static final WireResponse ANSWER = WireResponse.text(200, "OK");

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<Outcome> told = new ArrayList<>();
  private final OneOutcome outcome = new OneOutcome(SERVER, LIMIT, later::add, told::add);

  @Test
  void theFirstIsBelieved() {
    assertTrue(outcome.received(ANSWER));
    assertFalse(outcome.timedOut(Duration.ofSeconds(1)));
    outcome.cancel();
    assertFalse(outcome.closed());
    runLater();
    assertEquals(List.of(new Received(ANSWER)), told);
  }

  @Test
  void nothingIsToldInsideTheReport() {
    outcome.cancel();
    assertEquals(List.of(), told);
    runLater();
    assertEquals(FailureKind.CANCELLED, kind());
  }

  @Test
  void anAnswerMayBeToldElsewhere() {
    assertTrue(outcome.received(ANSWER, Runnable::run));
    assertEquals(List.of(new Received(ANSWER)), told);
    assertTrue(later.isEmpty());
  }

  @Test
  void anAnswerThatContradictsItselfIsLost() {
    WireHeaders lengths =
        WireHeaders.builder().add("content-length", "2").add("content-length", "5").build();
    outcome.received(new WireResponse(200, lengths, WireBody.ofText("OK")));
    runLater();
    assertEquals(FailureKind.CONNECTION_LOST, kind());
  }

  @Test
  void whatTheExchangeHoldsIsReleasedOnceAndBeforeTheCallerIsTold() {
    List<String> order = new ArrayList<>();
    OneOutcome exchange =
        new OneOutcome(SERVER, LIMIT, Runnable::run, settled -> order.add("told"));
    exchange.whenSettled(() -> order.add("timer"));
    exchange.received(ANSWER);
    exchange.whenSettled(() -> order.add("late connection"));
    exchange.closed();
    assertEquals(List.of("timer", "told", "late connection"), order);
  }

  @Test
  void whatHasToBeBrokenOffIsSparedByAnAnswer() {
    List<String> broken = new ArrayList<>();
    outcome.whenFailed(() -> broken.add("answered"));
    outcome.received(ANSWER);
    outcome.whenFailed(() -> broken.add("answered long ago"));
    OneOutcome lost = new OneOutcome(SERVER, LIMIT, later::add, told::add);
    lost.whenFailed(() -> broken.add("lost"));
    lost.closed();
    lost.whenFailed(() -> broken.add("lost long ago"));
    assertEquals(List.of("lost", "lost long ago"), broken);
  }

  @Test
  void oneFailingReleaseDoesNotStopTheNext() {
    List<String> released = new ArrayList<>();
    Runnable broken =
        () -> {
          throw new IllegalStateException("meant");
        };
    outcome.whenSettled(() -> released.add("first"));
    outcome.whenSettled(broken);
    outcome.whenSettled(() -> released.add("last"));
    outcome.cancel();
    assertEquals(2, released.size());
  }

  @Test
  void anOutcomeIsReportedWhateverTheExecutorThrows() throws Exception {
    for (Throwable thrown :
        List.of(
            new RejectedExecutionException("meant"),
            new IllegalStateException("meant"),
            new OutOfMemoryError("unable to create native thread"),
            new NoClassDefFoundError("meant"),
            new IOException("meant"))) {
      CompletableFuture<Outcome> late = new CompletableFuture<>();
      OneOutcome exchange = new OneOutcome(SERVER, LIMIT, work -> sneak(thrown), late::complete);
      assertTrue(exchange.closed(), thrown::toString);
      assertInstanceOf(Failed.class, late.get(10, TimeUnit.SECONDS), thrown::toString);
    }
  }

  @Test
  void anOutcomeIsReportedOnceWhenTheExecutorThrowsAfterItHasRunTheCallback() throws Exception {
    List<Outcome> reported = new CopyOnWriteArrayList<>();
    OneOutcome exchange =
        new OneOutcome(
            SERVER,
            LIMIT,
            work -> {
              work.run();
              throw new IllegalStateException("meant");
            },
            reported::add);
    exchange.closed();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("chasitor-late-outcome")) {
        thread.join(10_000);
      }
    }
    assertEquals(1, reported.size());
  }

  @Test
  void aStepThatThrowsEndsTheExchangeAtOnceAndNamesWhatDoesNotFit() {
    outcome.run(
        () -> {
          throw new NoSuchMethodError("HttpClientRequest.authority()");
        });
    runLater();
    Failed failed = assertInstanceOf(Failed.class, told.get(0));
    assertEquals(FailureKind.UNEXPECTED, failed.failure());
    assertTrue(failed.detail().contains("use a version of the HTTP client"), failed::detail);
    assertEquals(
        "java.lang.NoSuchMethodError: HttpClientRequest.authority()",
        failed.cause().orElseThrow().getMessage());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void eachFailureHasItsKind() {
    IOException cause = new IOException("broken");
    assertEquals(FailureKind.CLOSED, kindOf(OneOutcome::closed));
    assertEquals(FailureKind.TIMED_OUT, kindOf(one -> one.timedOut(Duration.ofSeconds(1))));
    assertEquals(FailureKind.NOT_CONNECTED, kindOf(one -> one.notConnected(cause)));
    assertEquals(FailureKind.CONNECTION_LOST, kindOf(one -> one.connectionLost(cause)));
    assertEquals(FailureKind.TOO_LARGE, kindOf(one -> one.tooLarge()));
    assertEquals(FailureKind.UNEXPECTED, kindOf(one -> one.unexpected(cause)));
  }

  @Test
  void whatMayQuoteTheWireIsNotRepeated() {
    Throwable quoting = new IOException("SECRET", new IllegalStateException("SECRET"));
    outcome.connectionLost(quoting);
    runLater();
    Throwable cause = assertInstanceOf(Failed.class, told.get(0)).cause().orElseThrow();
    assertEquals("java.io.IOException", cause.getMessage());
    assertEquals(
        "java.lang.IllegalStateException", Objects.requireNonNull(cause.getCause()).getMessage());
    assertEquals(List.of(quoting.getStackTrace()), List.of(cause.getStackTrace()));
  }

  private FailureKind kindOf(Consumer<OneOutcome> report) {
    told.clear();
    OneOutcome exchange = new OneOutcome(SERVER, LIMIT, Runnable::run, told::add);
    report.accept(exchange);
    return kind();
  }

  private FailureKind kind() {
    return assertInstanceOf(Failed.class, told.get(0)).failure();
  }

  private void runLater() {
    for (Runnable work = later.poll(); work != null; work = later.poll()) {
      work.run();
    }
  }
}
