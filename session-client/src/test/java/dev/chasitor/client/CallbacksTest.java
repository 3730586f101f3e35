package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Callbacks of one session never overlap (C-DLV-05), whatever pool runs them: the session hands the
 * pool one task at a time, and the next when that one is done.
 */
class CallbacksTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final Queue<Runnable> pool = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private boolean inside;

  private void tell(String who, SessionEvent event) {
    if (event instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage line) {
      tell(who + " " + line.text());
    }
  }

  private void tell(String what) {
    assertFalse(inside, "one callback within another");
    inside = true;
    told.add(what);
    inside = false;
  }

  private final class OneAtATime implements Flow.Subscriber<SessionEvent> {
    private final String name;
    private Flow.@Nullable Subscription subscription;

    private OneAtATime(String name) {
      this.name = name;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(SessionEvent event) {
      assertFalse(inside, "one callback within another");
      inside = true;
      // Asking for more must not bring it before this call has returned.
      Objects.requireNonNull(subscription).request(1);
      inside = false;
      tell(name, event);
    }

    @Override
    public void onError(Throwable thrown) {
      throw new AssertionError(thrown);
    }

    @Override
    public void onComplete() {
      tell(name + " is done");
    }
  }

  private void pass(int things) {
    for (int i = 0; i < things; i++) {
      time.runOne();
      assertTrue(pool.size() <= 1, "two tasks of one session at once");
    }
  }

  @Test
  void aPoolGetsOneTaskOfASessionAtATimeAndTheSessionDoesNotWaitForIt() {
    ChatSession chat =
        VirtualHost.client(time, host)
            .executor(pool::add)
            .build()
            .start(VirtualHost.INIT, event -> tell("listener", event));
    chat.events().subscribe(new OneAtATime("first"));
    chat.events().subscribe(new OneAtATime("second"));
    CompletionStage<Void> settled = chat.send("hello").thenRun(() -> tell("settled"));
    pass(4);
    host.queue();
    host.accept();
    while (chat.phase() != Phase.ESTABLISHED) {
      pass(1);
    }
    host.say("a");
    pass(12);
    host.say("b");
    pass(12);
    chat.close();
    assertEquals(List.of("hello"), host.heard(), "nobody was told anything, and the chat went on");
    assertEquals(List.of(), told);
    assertEquals(1, pool.size());

    pool.remove().run();
    assertTrue(pool.isEmpty());
    assertTrue(settled.toCompletableFuture().isDone());
    for (String who : List.of("listener", "first", "second")) {
      assertEquals(
          List.of(who + " a", who + " b"),
          told.stream().filter(it -> it.matches(who + " [ab]")).toList());
    }
    assertEquals(1, told.stream().filter("settled"::equals).count());
    assertEquals(2, told.stream().filter(it -> it.endsWith("is done")).count());
    assertEquals(9, told.size(), told::toString);
  }

  @Test
  void askingForMoreFromWithinACallBringsItAfterTheCall() {
    ChatSession chat =
        VirtualHost.client(time, host).executor(pool::add).build().start(VirtualHost.INIT);
    pass(4);
    host.queue();
    host.accept();
    host.say("a");
    host.say("b");
    pass(8);
    chat.close();
    chat.events().subscribe(new OneAtATime("reader"));
    pool.remove().run();
    assertEquals(List.of("reader a", "reader b", "reader is done"), told);
  }
}
