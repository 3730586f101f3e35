package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SettledCommand;
import dev.chasitor.session.visitor.SettledCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A command with an id of the application's is done once, however often it is given. */
class CommandIdsTest {

  private static final CommandId ONE = new CommandId("line-1");

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, false);
  private final List<SessionEvent> events = new ArrayList<>();
  private final List<CommandRef> observed = new ArrayList<>();

  private ChatClient client() {
    return VirtualHost.client(time, host)
        .observer(
            new SessionObserver() {
              @Override
              public void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {
                observed.add(command);
              }
            })
        .build();
  }

  private ChatSession established() {
    ChatSession session = client().start(VirtualHost.INIT, events::add);
    run(100);
    host.accept();
    run(100);
    return session;
  }

  private void run(int millis) {
    long end = time.nanos() + Duration.ofMillis(millis).toNanos();
    boolean[] isOver = {false};
    time.after(Duration.ofMillis(millis), () -> isOver[0] = true);
    while (!isOver[0] && time.nanos() <= end) {
      time.runOne();
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  @Test
  void aRepeatFollowsTheFirstCommandBeforeAndAfterItIsSettled() {
    ChatSession session = established();
    GivenCommand first = session.send(ONE, "hello");
    GivenCommand second = session.send(ONE, "hello");
    join(second.kept());
    assertFalse(second.outcome().toCompletableFuture().isDone());
    run(100);
    assertInstanceOf(CommandOutcome.Accepted.class, join(first.outcome()));
    assertEquals(join(first.outcome()), join(second.outcome()));
    GivenCommand third = session.send(ONE, "hello");
    assertInstanceOf(CommandOutcome.Accepted.class, join(third.outcome()));
    run(100);
    assertEquals(List.of("hello"), host.heard());
    assertEquals(List.of(new CommandRef(1, Optional.of(ONE))), observed);
    assertEquals(
        List.of(ONE),
        events.stream()
            .filter(SessionEvent.Settled.class::isInstance)
            .flatMap(event -> ((SessionEvent.Settled) event).id().stream())
            .toList());
  }

  @Test
  void anIdIsKnownAfterAFreeze() {
    ChatSession session = established();
    var settled = session.send(ONE, "hello");
    run(100);
    CommandId open = new CommandId("line-2");
    var unsettled = session.send(open, "still there?");
    FrozenSession frozen = FrozenSession.of(join(session.freeze()).bytes());
    assertTrue(settled.outcome().toCompletableFuture().isDone());
    assertTrue(unsettled.outcome().toCompletableFuture().isCompletedExceptionally());
    ChatSession thawed = client().thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add);
    assertEquals(Set.of(open), thawed.carriedOverById().keySet());
    GivenCommand again = thawed.send(open, "still there?");
    assertInstanceOf(CommandOutcome.Accepted.class, join(thawed.send(ONE, "hello").outcome()));
    run(2_000);
    assertInstanceOf(CommandOutcome.Accepted.class, join(again.outcome()));
    assertEquals(List.of("hello", "still there?"), host.heard());
  }

  @Test
  void aCommandThatComesAfterAFreezeIsNotCalledKept() {
    ChatSession session = established();
    var before = session.send(ONE, "hello");
    FrozenSession frozen = join(session.freeze());
    assertTrue(before.kept().toCompletableFuture().isDone());
    GivenCommand again = session.send(ONE, "hello");
    GivenCommand later = session.send(new CommandId("line-2"), "still there?");
    for (CompletionStage<?> stage :
        List.of(again.kept(), again.outcome(), later.kept(), later.outcome())) {
      CompletionException failure = assertThrows(CompletionException.class, () -> join(stage));
      assertInstanceOf(SessionFrozenException.class, failure.getCause());
    }
    assertInstanceOf(CommandOutcome.NotSent.class, join(session.send("without an id")));
    ChatSession thawed = client().thaw(frozen, Thaw.EXACT, (id, generation) -> true, events::add);
    GivenCommand given = thawed.send(ONE, "hello");
    run(2_000);
    assertInstanceOf(CommandOutcome.Accepted.class, join(given.outcome()));
    assertEquals(List.of("hello"), host.heard());
  }

  @Test
  void eventsAndTheEndHaveIdsToo() {
    ChatSession session = established();
    CustomEventRequest event = CustomEventRequest.builder().type("t").data("d").build();
    GivenCommand posted = session.event(new CommandId("event"), event);
    GivenCommand postedAgain = session.event(new CommandId("event"), event);
    GivenCommand end = session.end(new CommandId("end"));
    GivenCommand endAgain = session.end(new CommandId("end"));
    run(1_000);
    for (GivenCommand command : List.of(posted, postedAgain, end, endAgain)) {
      assertInstanceOf(CommandOutcome.Accepted.class, join(command.outcome()));
    }
    assertEquals(
        1, host.asked.stream().filter(it -> it.kind() == RequestType.CUSTOM_EVENT).count());
    assertEquals(1, host.asked.stream().filter(it -> it.kind() == RequestType.CHAT_END).count());
    assertInstanceOf(
        CommandOutcome.Accepted.class,
        join(session.end(new CommandId("end")).outcome()),
        "it is known after the end, too");
  }

  @Test
  void aLineThatWaitsCanBeWithdrawnOrRunsOut() {
    ChatSession session = client().start(VirtualHost.INIT, events::add);
    run(100);
    GivenCommand withdrawn = session.send(ONE, "never mind");
    GivenCommand late = session.send(new CommandId("late"), "hurry", Duration.ofSeconds(5));
    GivenCommand kept = session.send(new CommandId("kept"), "hello", Duration.ofMinutes(5));
    session.withdraw(ONE);
    session.withdraw(new CommandId("unknown"));
    assertInstanceOf(CommandOutcome.NotSent.class, join(withdrawn.outcome()));
    run(6_000);
    assertInstanceOf(CommandOutcome.NotSent.class, join(late.outcome()));
    host.accept();
    run(1_000);
    assertInstanceOf(CommandOutcome.Accepted.class, join(kept.outcome()));
    session.withdraw(new CommandId("kept"));
    assertInstanceOf(CommandOutcome.NotSent.class, join(session.send(ONE, "again").outcome()));
    assertEquals(List.of("hello"), host.heard());
  }

  @Test
  void anOldIdIsForgottenAndNeverNew() {
    CommandMemory memory = new CommandMemory(SettledCommands.NONE);
    for (int at = 0; at < SettledCommands.MOST + 2; at++) {
      memory.remember(
          new SettledCommand(new CommandId("line-" + at), new CommandOutcome.Accepted()));
    }
    for (CommandMemory any : List.of(memory, new CommandMemory(memory.value()))) {
      for (int old = 0; old < 2; old++) {
        CommandOutcome outcome = any.find(new CommandId("line-" + old)).orElseThrow();
        CommandOutcome.Unknown unknown = assertInstanceOf(CommandOutcome.Unknown.class, outcome);
        assertTrue(unknown.reason().startsWith("forgotten"), unknown.reason());
      }
      assertEquals(Optional.of(new CommandOutcome.Accepted()), any.find(new CommandId("line-2")));
      assertEquals(Optional.empty(), any.find(new CommandId("line-new")));
    }
    assertEquals(SettledCommands.MOST, memory.value().recent().size());
    assertEquals(2, memory.value().forgotten().size());
  }
}
