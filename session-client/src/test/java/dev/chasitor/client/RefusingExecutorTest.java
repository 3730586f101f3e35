package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A lent executor that refuses harms no session: what it refuses is told later, in order. */
class RefusingExecutorTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final List<String> told = new ArrayList<>();
  private int refusals;
  private int refused;

  private void run(Runnable task) {
    if (refusals > 0) {
      refusals--;
      refused++;
      throw new RejectedExecutionException("full");
    }
    task.run();
  }

  private void hear(SessionEvent event) {
    if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage line) {
      told.add(line.text());
    } else if (event instanceof SessionEvent.Ended) {
      told.add("over");
    }
  }

  private ChatSession established() {
    return established(this::run);
  }

  private ChatSession established(Executor executor) {
    ChatSession chat =
        VirtualHost.client(time, host)
            .executor(executor)
            .build()
            .start(VirtualHost.INIT, this::hear);
    time.runAll(4);
    host.queue();
    host.accept();
    while (chat.phase() != Phase.ESTABLISHED) {
      assertTrue(time.runOne());
    }
    return chat;
  }

  private void pass(Duration span) {
    long until = time.nanos() + span.toNanos();
    time.after(span, () -> {});
    while (time.nanos() < until) {
      time.runOne();
    }
  }

  private static <T> T known(CompletionStage<T> stage) {
    assertTrue(stage.toCompletableFuture().isDone());
    return stage.toCompletableFuture().join();
  }

  private void say(String line) {
    host.say(line);
    time.runAll(4);
  }

  @Test
  void oneRefusalDelaysWhatItConcerns() {
    ChatSession chat = established();
    refusals = 1;
    say("a");
    say("b");
    assertEquals(1, refused);
    assertEquals(List.of("a", "b"), told);
    assertEquals(Phase.ESTABLISHED, chat.phase());
  }

  @Test
  void nothingNeedsToHappenForAnotherTry() {
    established();
    refusals = 3;
    say("a");
    assertEquals(List.of(), told);
    pass(Duration.ofSeconds(3));
    assertEquals(0, refusals);
    assertEquals(List.of("a"), told);
  }

  @Test
  void whileItRefusesTheSessionDoesAllItHasToDo() {
    ChatSession chat = established();
    refusals = 1_000;
    CompletionStage<CommandOutcome> one = chat.send("one");
    CompletionStage<CommandOutcome> two = chat.send("two");
    say("a");
    pass(Duration.ofMillis(300));
    say("b");
    assertEquals(List.of("one", "two"), host.heard(), "lines leave, and polls go on");
    assertTrue(refused > 1, "refused " + refused);
    assertFalse(one.toCompletableFuture().isDone());
    assertEquals(List.of(), told);

    refusals = 0;
    CompletionStage<Void> inOrder = two.thenAccept(outcome -> told.add("two: " + outcome));
    say("c");
    assertEquals(new CommandOutcome.Accepted(), known(one));
    known(inOrder);
    assertEquals(List.of("a", "b", "c"), told.stream().filter(it -> it.length() == 1).toList());
    assertEquals(4, told.size(), told::toString);
    assertEquals(Phase.ESTABLISHED, chat.phase());
  }

  @Test
  void whatIsLeftAtTheEndIsToldAtTheEnd() {
    refusals = Integer.MAX_VALUE;
    ChatSession chat = established();
    CompletionStage<CommandOutcome> said = chat.send("one");
    say("a");
    pass(Duration.ofSeconds(10));
    assertEquals(List.of("one"), host.heard());
    CompletionStage<CommandOutcome> unsent = chat.send("on its way");
    assertEquals(List.of(), told);
    chat.close();
    assertEquals(List.of("a", "over"), told);
    assertEquals(new CommandOutcome.Accepted(), known(said));
    assertInstanceOf(CommandOutcome.Unknown.class, known(unsent));
    assertEquals(EndCause.Kind.ABANDONED, known(chat.ended()).kind());
    assertInstanceOf(CommandOutcome.NotSent.class, known(chat.send("too late")));
  }

  @Test
  void whatIsLeftWhenItIsFrozenIsToldThen() {
    ChatSession chat = established();
    refusals = Integer.MAX_VALUE;
    say("a");
    FrozenSession frozen = known(chat.freeze());
    assertEquals(List.of("a"), told);
    assertEquals(1, frozen.generation());
    assertTrue(chat.ended().toCompletableFuture().isCompletedExceptionally());
  }

  @Test
  void anExecutorThatIsShutDownLeavesNobodyWaiting() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    ChatSession chat = established(executor);
    say("a");
    assertEquals(List.of("a"), told, "on the thread that drives the session");
    CompletionStage<CommandOutcome> said = chat.send("one");
    pass(Duration.ofMillis(300));
    assertEquals(new CommandOutcome.Accepted(), known(said));
    chat.close();
    assertEquals(List.of("a", "over"), told);
    assertEquals(EndCause.Kind.ABANDONED, known(chat.ended()).kind());
  }

  @Test
  void subscribersAreServedLateAndInOrder() {
    ChatSession chat = established();
    List<SessionEvent> read = new ArrayList<>();
    refusals = 3;
    chat.events().subscribe(new Greedy(read::add));
    say("a");
    say("b");
    assertEquals(0, refusals);
    say("c");
    assertEquals(
        List.of("a", "b", "c"),
        read.stream()
            .map(event -> ((SessionEvent.Received) event).message())
            .map(message -> ((ChatMessage) message).text())
            .toList());
  }

  private record Greedy(Consumer<SessionEvent> reader) implements Flow.Subscriber<SessionEvent> {
    @Override
    public void onSubscribe(Flow.Subscription given) {
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(SessionEvent event) {
      reader.accept(event);
    }

    @Override
    public void onError(Throwable thrown) {
      throw new AssertionError(thrown);
    }

    @Override
    public void onComplete() {}
  }
}
