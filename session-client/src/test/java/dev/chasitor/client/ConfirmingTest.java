package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listeners that say by a stage when they have an event (rule C-DUR-02). */
class ConfirmingTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final List<NumberedEvent> told = new ArrayList<>();
  private final List<CompletableFuture<Void>> open = new ArrayList<>();

  private CompletionStage<?> busy(NumberedEvent event) {
    told.add(event);
    CompletableFuture<Void> done = new CompletableFuture<>();
    open.add(done);
    return done;
  }

  private void finish() {
    open.remove(open.size() - 1).complete(null);
  }

  private ChatClient client() {
    return VirtualHost.client(time, host).build();
  }

  private void untilEstablished(ChatSession chat) {
    for (int i = 0; i < 200 && !host.hasChat(); i++) {
      time.runOne();
    }
    host.queue();
    host.accept();
    for (int i = 0; i < 200 && chat.phase() != Phase.ESTABLISHED; i++) {
      time.runOne();
    }
    assertEquals(Phase.ESTABLISHED, chat.phase());
  }

  private List<String> lines() {
    return told.stream()
        .map(NumberedEvent::event)
        .filter(SessionEvent.Received.class::isInstance)
        .map(event -> ((SessionEvent.Received) event).message())
        .filter(ChatMessage.class::isInstance)
        .map(message -> ((ChatMessage) message).text())
        .toList();
  }

  @Test
  void theNextEventWaitsForTheStage() {
    ChatSession chat = client().start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    assertEquals(1, told.size());
    for (int number = 1; number <= 4; number++) {
      assertEquals(number, told.size());
      assertEquals(number, told.get(number - 1).number());
      finish();
    }
  }

  @Test
  void outcomesDoNotWait() {
    ChatSession chat = client().start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    CompletableFuture<CommandOutcome> outcome = chat.send("hello").toCompletableFuture();
    time.runAll(40);
    assertTrue(outcome.isDone());
    assertEquals(1, told.size());
  }

  @Test
  void whatIsNotConfirmedComesAgainAfterTheThaw() {
    ChatSession chat = client().start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    host.say("first");
    host.say("second");
    time.runAll(40);
    while (!lines().contains("first")) {
      finish();
    }
    NumberedEvent underWay = told.get(told.size() - 1);
    CompletableFuture<FrozenSession> frozen = chat.freeze().toCompletableFuture();
    assertTrue(frozen.isDone(), "a stage that is open holds up no freeze");
    told.clear();
    ChatSession thawed =
        client()
            .thaw(
                frozen.join(),
                Thaw.EXACT,
                (id, generation) -> true,
                SessionListener.confirming(this::busy));
    assertEquals(List.of(underWay), told);
    finish();
    time.runAll(40);
    assertEquals(List.of("first", "second"), lines());
    assertEquals(underWay.number() + 1, told.get(1).number());
    thawed.close();
  }

  /** Rule C-DUR-02: also if the listener blocks the thread that thaws the session. */
  @Test
  void noLaterEventComesBeforeTheOnesThatComeAgain() {
    ChatSession chat = client().start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    host.say("first");
    host.say("second");
    time.runAll(40);
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    told.clear();
    List<Long> numbers = new ArrayList<>();
    ChatSession unused =
        client()
            .thaw(
                frozen,
                Thaw.EXACT,
                (id, generation) -> true,
                SessionListener.confirming(
                    event -> {
                      told.add(event);
                      numbers.add(event.number());
                      if (numbers.size() == 1) {
                        host.say("third");
                        time.runAll(6);
                      }
                      return CompletableFuture.completedStage(null);
                    }));
    for (int i = 0; i < 200 && !lines().contains("third"); i++) {
      time.runOne();
    }
    List<Long> inOrder = new ArrayList<>();
    for (long number = 1; number <= numbers.size(); number++) {
      inOrder.add(number);
    }
    assertEquals(inOrder, numbers);
    assertEquals(List.of("first", "second", "third"), lines());
  }

  @Test
  void aListenerThatBlocksHoldsUpNoFreezeWithALimit() {
    List<Runnable> held = new ArrayList<>();
    ChatSession chat =
        VirtualHost.client(time, host)
            .executor(held::add)
            .build()
            .start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    CompletableFuture<FrozenSession> frozen =
        chat.freeze(Duration.ofSeconds(2)).toCompletableFuture();
    assertFalse(frozen.isDone());
    time.runAll(40);
    assertTrue(frozen.isDone());
    client()
        .thaw(
            frozen.join(),
            Thaw.EXACT,
            (id, generation) -> true,
            SessionListener.confirming(this::busy));
    assertEquals(1, told.get(0).number(), "nothing was confirmed");
  }

  @Test
  void aStageThatFailsCountsAsDelivered() {
    ChatSession chat =
        client()
            .start(
                VirtualHost.INIT,
                SessionListener.confirming(
                    event -> {
                      told.add(event);
                      return CompletableFuture.failedStage(new IllegalStateException("no room"));
                    }));
    untilEstablished(chat);
    assertTrue(told.size() >= 4, told::toString);
  }

  @Test
  void anEventIsDeliveredAgainAsOftenAsWanted() {
    ChatSession chat =
        client()
            .start(
                VirtualHost.INIT,
                SessionListener.redelivering(
                    2,
                    event -> {
                      told.add(event);
                      return told.size() == 3
                          ? CompletableFuture.completedStage(null)
                          : CompletableFuture.failedStage(new IllegalStateException("no room"));
                    }));
    untilEstablished(chat);
    assertEquals(
        List.of(1L, 1L, 1L, 2L, 2L, 2L, 3L),
        told.stream().map(NumberedEvent::number).limit(7).toList());
    assertThrows(
        IllegalArgumentException.class,
        () -> SessionListener.redelivering(-1, event -> CompletableFuture.completedStage(null)));
  }

  @Test
  void aRepeatIsACallbackAndNoneFollowsAFreeze() {
    List<Boolean> asCallback = new ArrayList<>();
    ChatSession[] here = new ChatSession[1];
    here[0] =
        client()
            .start(
                VirtualHost.INIT,
                SessionListener.redelivering(
                    5,
                    event -> {
                      asCallback.add(here[0] == null || here[0].isTelling());
                      return busy(event);
                    }));
    untilEstablished(here[0]);
    open.remove(0).completeExceptionally(new IllegalStateException("no room"));
    assertEquals(List.of(1L, 1L), told.stream().map(NumberedEvent::number).toList());
    assertTrue(asCallback.stream().allMatch(Boolean::booleanValue));
    FrozenSession frozen = here[0].freeze().toCompletableFuture().join();
    open.remove(0).completeExceptionally(new IllegalStateException("no room"));
    assertEquals(2, told.size(), "the document has the event");
    client().thaw(frozen, Thaw.EXACT, (id, generation) -> true, event -> {}).close();
  }

  @Test
  void aSecondFreezeMayHaveLessPatience() {
    List<Runnable> held = new ArrayList<>();
    ChatSession chat =
        VirtualHost.client(time, host)
            .executor(held::add)
            .build()
            .start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    CompletableFuture<FrozenSession> patient = chat.freeze().toCompletableFuture();
    assertFalse(patient.isDone());
    CompletableFuture<FrozenSession> now = chat.freeze(Duration.ZERO).toCompletableFuture();
    time.runAll(2);
    assertTrue(now.isDone());
    assertEquals(now.join(), patient.join());
    assertThrows(IllegalArgumentException.class, () -> chat.freeze(Duration.ofNanos(-1)));
  }

  @Test
  void aDrainKeepsLastWordsThatTheListenerHasNotConfirmed() {
    ChatClient client = client();
    ChatSession chat =
        client.start(
            VirtualHost.INIT, SessionOptions.of("a"), SessionListener.confirming(this::busy));
    untilEstablished(chat);
    chat.end();
    for (int i = 0; i < 100 && chat.phase() != Phase.ENDED; i++) {
      time.runOne();
    }
    assertEquals(Phase.ENDED, chat.phase());
    DrainReport report = client.drain(Duration.ZERO).toCompletableFuture().join();
    FrozenSession frozen = Objects.requireNonNull(report.frozen().get("a"));
    told.clear();
    ChatSession thawed =
        client()
            .thaw(
                frozen,
                Thaw.EXACT,
                (id, generation) -> true,
                event -> told.add(new NumberedEvent(told.size() + 1, event)));
    assertTrue(told.get(told.size() - 1).event() instanceof SessionEvent.Ended, told::toString);
    assertTrue(thawed.ended().toCompletableFuture().isDone());
  }

  @Test
  void whatIsSaidAfterTheEndKeepsNoThawedSessionOpen() {
    ChatSession chat = client().start(VirtualHost.INIT, event -> {});
    untilEstablished(chat);
    chat.close();
    chat.send("late");
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    ChatSession thawed = client().thaw(frozen, Thaw.EXACT, (id, generation) -> true, event -> {});
    assertTrue(thawed.ended().toCompletableFuture().isDone());
  }

  @Test
  void confirmationsDoNotEndThePauseAfterAThaw() {
    ChatSession chat = client().start(VirtualHost.INIT, SessionListener.confirming(this::busy));
    untilEstablished(chat);
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    int asked = host.asked.size();
    client().thaw(frozen, Thaw.EXACT, (id, generation) -> true, event -> {});
    assertEquals(asked, host.asked.size());
    time.runAll(2);
    assertEquals(asked + 1, host.asked.size());
  }

  @Test
  void eventsThatNobodyReadAreInTheDocumentOrWithTheFrozenSession() {
    ChatSession chat = client().start(VirtualHost.INIT);
    untilEstablished(chat);
    for (int i = 0; i < 100; i++) {
      host.say("line " + i);
      time.runAll(4);
    }
    FrozenSession frozen = chat.freeze().toCompletableFuture().join();
    List<String> here = read(chat);
    List<String> there = read(client().thaw(frozen, Thaw.EXACT, (id, generation) -> true));
    List<String> all = new ArrayList<>(here);
    all.addAll(there);
    assertEquals(
        IntStream.range(0, 100).mapToObj(i -> "line " + i).toList(),
        all.subList(0, Math.min(100, all.size())));
    assertTrue(there.size() >= 60, there::toString);
  }

  private static List<String> read(ChatSession chat) {
    List<String> lines = new ArrayList<>();
    chat.events()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(SessionEvent event) {
                if (event instanceof SessionEvent.Received received
                    && received.message() instanceof ChatMessage line) {
                  lines.add(line.text());
                }
              }

              @Override
              public void onError(Throwable thrown) {
                throw new AssertionError(thrown);
              }

              @Override
              public void onComplete() {}
            });
    return lines;
  }
}
