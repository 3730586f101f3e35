package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(60)
class BlockingChatTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(1);

  private static ChatClient client(ScriptedTransport transport) {
    return ChatClient.builder()
        .endpoint(URI.create("http://localhost"))
        .transport(transport)
        .eventBuffer(8)
        .build();
  }

  private static String nextLine(BlockingChat chat) throws InterruptedException {
    while (true) {
      SessionEvent event = chat.next(LONG).orElseThrow();
      if (event instanceof SessionEvent.Received received
          && received.message() instanceof ChatMessage line) {
        return line.text();
      }
    }
  }

  @Test
  void anEndThatIsRefusedIsToldAndTheChatGoesOn() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().refusing(RequestType.CHAT_END);
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      assertEquals(new CommandOutcome.Accepted(), chat.send("hello", LONG));
      EndRefusedException refused = assertThrows(EndRefusedException.class, () -> chat.end(LONG));
      assertInstanceOf(CommandOutcome.Refused.class, refused.outcome());
      assertEquals(new CommandOutcome.Accepted(), chat.send("still here", LONG));
    }
  }

  @Test
  void saysHearsAndEnds() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      assertEquals(new CommandOutcome.Accepted(), chat.send("hello", LONG));
      transport.push(ScriptedTransport.line("one"), ScriptedTransport.line("two"));
      assertEquals("one", nextLine(chat));
      assertEquals("two", nextLine(chat));
      transport.push(ScriptedTransport.ended());
      assertEquals(EndCause.Kind.AGENT, chat.awaitEnd(LONG).kind());
      SessionEvent last = chat.next(LONG).orElseThrow();
      while (!(last instanceof SessionEvent.Ended)) {
        last = chat.next(LONG).orElseThrow();
      }
      assertEquals(Optional.empty(), chat.next(LONG), "at once: nothing will come");
      assertEquals(Optional.empty(), chat.next(LONG));
      assertInstanceOf(CommandOutcome.NotSent.class, chat.send("too late", LONG));
    }
  }

  @Test
  void waitsNoLongerThanItIsToldTo() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.SESSION_ID);
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      assertThrows(TimeoutException.class, () -> chat.send("hello?", SHORT));
      assertThrows(TimeoutException.class, () -> chat.awaitEnd(SHORT));
      assertEquals(Optional.empty(), chat.next(SHORT));
    }
  }

  @Test
  void patienceMayBeLongerThanNanosecondsCanSay() throws Exception {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      assertEquals(new CommandOutcome.Accepted(), chat.send("hello", ages));
      assertTrue(chat.next(ages).isPresent());
      transport.push(ScriptedTransport.ended());
      assertEquals(EndCause.Kind.AGENT, chat.awaitEnd(ages).kind());
    }
  }

  @Test
  void aWaitThatIsGivenUpLeavesNothingBehind() throws Exception {
    VirtualTime time = new VirtualTime();
    ChatSession session =
        VirtualHost.client(time, new VirtualHost(time, true)).build().start(VirtualHost.INIT);
    BlockingChat chat = BlockingChat.over(session);
    int waiters = session.waiters();
    assertTrue(waiters > 0);
    for (int i = 0; i < 10; i++) {
      assertThrows(TimeoutException.class, () -> chat.awaitEnd(SHORT));
    }
    assertEquals(waiters, session.waiters());
  }

  @Test
  void waitingWhereTheSessionTellsIsRefusedInsteadOfBlockingIt() {
    VirtualTime time = new VirtualTime();
    VirtualHost host = new VirtualHost(time, true);
    List<Executable> waits = new ArrayList<>();
    List<IllegalStateException> refused = new ArrayList<>();
    ChatSession session =
        VirtualHost.client(time, host)
            .build()
            .start(
                VirtualHost.INIT,
                event ->
                    waits.forEach(
                        wait -> refused.add(assertThrows(IllegalStateException.class, wait))));
    BlockingChat chat = BlockingChat.over(session);
    waits.add(() -> chat.next(LONG));
    waits.add(() -> chat.send("hello", LONG));
    waits.add(() -> chat.end(LONG));
    waits.add(() -> chat.awaitEnd(LONG));
    session.close();
    assertEquals(4 * 2, refused.size(), "at the change of phase, and at the end");
    assertEquals(0, host.heard().size());
  }

  @Test
  void aWaitCanBeInterrupted() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.SESSION_ID);
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> chat.next(LONG));
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> chat.send("hello?", LONG));
    }
  }

  @Test
  void theEndIsReportedToWhoeverWaits() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport)) {
      BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT);
      CompletableFuture<Thread> waiting = new CompletableFuture<>();
      CompletableFuture<EndCause> told = new CompletableFuture<>();
      Thread waiter =
          new Thread(
              () -> {
                waiting.complete(Thread.currentThread());
                try {
                  told.complete(chat.awaitEnd(LONG));
                } catch (InterruptedException | TimeoutException e) {
                  told.completeExceptionally(e);
                }
              });
      waiter.start();
      waiting.get(10, TimeUnit.SECONDS);
      chat.close();
      assertEquals(EndCause.Kind.ABANDONED, told.get(10, TimeUnit.SECONDS).kind());
    }
  }

  @Test
  void aFrozenSessionIsNotWaitedFor() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      chat.session().freeze().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThrows(SessionFrozenException.class, () -> chat.awaitEnd(LONG));
      while (chat.next(LONG).isPresent()) {
        // What happened before is told; then nothing more is waited for.
      }
    }
  }

  @Test
  void endsAndWaitsUntilItIsOver() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      chat.send("hello", LONG);
      CompletableFuture<Void> host =
          CompletableFuture.runAsync(
              () -> {
                try {
                  transport.awaitAsked(RequestType.CHAT_END);
                  transport.awaitDelivered();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                transport.push(ScriptedTransport.ended());
              });
      assertEquals(EndCause.Kind.VISITOR, chat.end(LONG).kind());
      host.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void endingTwiceIsTheCallersMistake() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.CHAT_END);
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      chat.send("hello", LONG);
      assertThrows(TimeoutException.class, () -> chat.end(SHORT));
      assertThrows(IllegalCommandException.class, () -> chat.end(LONG));
    }
  }

  @Test
  void whatCouldNotBeKeptIsReportedAgainAndAgain() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport);
        BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      for (int i = 0; i < 100; i++) {
        transport.push(ScriptedTransport.line("line " + i));
      }
      transport.push(ScriptedTransport.ended());
      chat.awaitEnd(LONG);
      List<SessionEvent> events = new ArrayList<>();
      assertThrows(
          EventOverflowException.class,
          () -> {
            while (events.size() < 100) {
              events.add(chat.next(LONG).orElseThrow());
            }
          });
      assertTrue(events.size() >= 8, "only " + events.size());
      assertThrows(EventOverflowException.class, () -> chat.next(LONG));
    }
  }

  /** A virtual thread that waits while something is locked keeps its carrier, and there are few. */
  @Test
  void manyVirtualThreadsCanWaitOnFewCarriers() throws Exception {
    Method startVirtually = startVirtualThread();
    int chats = 24;
    CountDownLatch waiting = new CountDownLatch(chats);
    List<Thread> threads = new ArrayList<>();
    List<CommandOutcome> outcomes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<ScriptedTransport> transports = new ArrayList<>();
    for (int i = 0; i < chats; i++) {
      ScriptedTransport transport = new ScriptedTransport();
      transports.add(transport);
      Runnable visit =
          () -> {
            try (ChatClient client = client(transport);
                BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT)) {
              waiting.countDown();
              CommandOutcome outcome = chat.send("hello", LONG);
              String line = nextLine(chat);
              record(outcomes, outcome);
              record(lines, line);
            } catch (InterruptedException | TimeoutException e) {
              throw new IllegalStateException(e);
            }
          };
      threads.add((Thread) startVirtually.invoke(null, visit));
    }
    assertTrue(waiting.await(10, TimeUnit.SECONDS), "all wait at once");
    for (ScriptedTransport transport : transports) {
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      transport.push(ScriptedTransport.line("hello yourself"));
    }
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    transports.forEach(ScriptedTransport::close);
    assertEquals(chats, lines.size());
    assertTrue(outcomes.stream().allMatch(new CommandOutcome.Accepted()::equals));
  }

  private static <T> void record(List<T> list, T value) {
    synchronized (list) {
      list.add(value);
    }
  }

  private static Method startVirtualThread() {
    try {
      return Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException e) {
      assumeTrue(false, "This JDK has no virtual threads");
      throw new AssertionError(e);
    }
  }
}
