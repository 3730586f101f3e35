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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    client().thaw(frozen.join(), Thaw.EXACT, (id, generation) -> true, event -> {});
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
}
