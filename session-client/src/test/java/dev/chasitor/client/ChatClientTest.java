package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChatClientTest {

  private static final URI ENDPOINT = URI.create("http://localhost");

  private static ChatClient client(HttpTransport transport) {
    return ChatClient.builder().endpoint(ENDPOINT).transport(transport).build();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static String text(SessionEvent event) {
    return event instanceof SessionEvent.Received received
            && received.message() instanceof ChatMessage line
        ? line.text()
        : "";
  }

  @Test
  void theSessionGoesOnWhileAListenerIsSlow() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    CountDownLatch slow = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(3);
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport)) {
      ChatSession chat =
          client.start(
              VirtualHost.INIT,
              event -> {
                if (!text(event).isEmpty()) {
                  await(slow);
                  heard.add(text(event));
                  all.countDown();
                }
              });
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      transport.push(ScriptedTransport.line("one"));
      CompletionStage<CommandOutcome> sent = chat.send("hello");
      transport.awaitAsked(RequestType.CHAT_MESSAGE);
      transport.push(ScriptedTransport.line("two"));
      transport.awaitDelivered();
      transport.push(ScriptedTransport.line("three"));
      transport.awaitDelivered();
      assertEquals(List.of(), heard);
      slow.countDown();
      assertTrue(all.await(10, TimeUnit.SECONDS));
      assertEquals(List.of("one", "two", "three"), heard);
      assertEquals(new CommandOutcome.Accepted(), get(sent));
    }
  }

  @Test
  void aSessionBegunOnHttpsIsNotLedToHttp() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client =
            ChatClient.builder()
                .endpoint(URI.create("https://chat.example"))
                .transport(transport)
                .build()) {
      ChatSession chat = client.start(VirtualHost.INIT);
      transport.push(SwitchServer.builder().newUrl("http://localhost").build());
      assertEquals(EndCause.Kind.PROTOCOL, get(chat.ended()).kind());
      assertEquals(1, transport.asked(RequestType.SESSION_ID).size());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aListenerThatThrowsMissesNothing() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(2);
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport)) {
      ChatSession chat =
          client.start(
              VirtualHost.INIT,
              event -> {
                if (!text(event).isEmpty()) {
                  heard.add(text(event));
                  all.countDown();
                }
                throw new AssertionError("the listener is broken, and badly");
              });
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      transport.push(ScriptedTransport.line("one"));
      transport.push(ScriptedTransport.line("two"));
      assertTrue(all.await(10, TimeUnit.SECONDS));
      assertEquals(List.of("one", "two"), heard);
      chat.close();
      assertEquals(EndCause.Kind.ABANDONED, get(chat.ended()).kind());
    }
  }

  @Test
  void linesOfManyThreadsLeaveOneAtATimeAndInTheOrderOfEach() throws Exception {
    int threads = 4;
    int lines = 25;
    Queue<CompletionStage<CommandOutcome>> outcomes = new ConcurrentLinkedQueue<>();
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client = client(transport)) {
      ChatSession chat = client.start(VirtualHost.INIT, event -> {});
      List<Thread> speakers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String name = "t" + t + "-";
        Thread speaker =
            new Thread(
                () -> {
                  for (int i = 0; i < lines; i++) {
                    outcomes.add(chat.send(name + i));
                  }
                });
        speakers.add(speaker);
        speaker.start();
      }
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      for (Thread speaker : speakers) {
        speaker.join();
      }
      for (CompletionStage<CommandOutcome> outcome : outcomes) {
        assertEquals(new CommandOutcome.Accepted(), get(outcome));
      }
      List<String> sent =
          transport.asked(RequestType.CHAT_MESSAGE).stream()
              .map(request -> ((ChatMessageRequest) request).text())
              .toList();
      assertEquals(threads * lines, sent.size());
      for (int t = 0; t < threads; t++) {
        String name = "t" + t + "-";
        List<String> own = sent.stream().filter(text -> text.startsWith(name)).toList();
        for (int i = 0; i < lines; i++) {
          assertEquals(name + i, own.get(i));
        }
      }
      assertEquals(1, transport.mostPostsAtOnce());
    }
  }

  @Test
  void aTransportThatNeverAnswersIsGivenUp() throws Exception {
    Profile hasty =
        Profile.builder()
            .requestTimeout(Duration.ofMillis(20))
            .openTimeout(Duration.ofMillis(60))
            .firstBackoff(Duration.ofMillis(5))
            .build();
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.SESSION_ID);
        ChatClient client =
            ChatClient.builder().endpoint(ENDPOINT).transport(transport).profile(hasty).build()) {
      ChatSession chat = client.start(VirtualHost.INIT, event -> {});
      CompletionStage<CommandOutcome> said = chat.send("hello?");
      assertEquals(EndCause.Kind.NETWORK, get(chat.ended()).kind());
      assertInstanceOf(CommandOutcome.NotSent.class, get(said));
      assertEquals(Phase.ENDED, chat.phase());
      assertEquals(transport.asked(RequestType.SESSION_ID).size(), transport.cancelled());
    }
  }

  @Test
  void aTransportThatThrowsIsTakenForOneThatFails() {
    VirtualTime time = new VirtualTime();
    List<FailureKind> failures = new ArrayList<>();
    ChatSession chat =
        VirtualHost.client(time, new Broken())
            .observer(noting(failures))
            .build()
            .start(VirtualHost.INIT, event -> {});
    time.runAll(100);
    assertEquals(EndCause.Kind.NETWORK, chat.ended().toCompletableFuture().join().kind());
    assertEquals(Set.of(FailureKind.UNEXPECTED), Set.copyOf(failures));
    assertTrue(failures.size() > 1, "tried again");
  }

  @Test
  void aTransportThatMayNotCarryTheRequestIsNotAskedTwice() {
    VirtualTime time = new VirtualTime();
    List<FailureKind> failures = new ArrayList<>();
    ChatSession chat =
        VirtualHost.client(time, new CleartextRefuser())
            .endpoint(URI.create("http://chat.example"))
            .observer(noting(failures))
            .build()
            .start(VirtualHost.INIT, event -> {});
    CompletionStage<CommandOutcome> said = chat.send("hello");
    assertEquals(Phase.ENDED, chat.phase(), "at once, with no time passed");
    EndCause cause = chat.ended().toCompletableFuture().join();
    assertEquals(EndCause.Kind.NETWORK, cause.kind());
    assertTrue(cause.detail().contains("http to another machine"), cause.detail());
    assertEquals(List.of(FailureKind.NOT_CARRIED), failures);
    assertInstanceOf(CommandOutcome.NotSent.class, said.toCompletableFuture().join());
  }

  private static SessionObserver noting(List<FailureKind> failures) {
    return new SessionObserver() {
      @Override
      public void onFailure(long call, Request request, FailureKind failure) {
        failures.add(failure);
      }
    };
  }

  private static final class Broken implements HttpTransport {
    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void close() {}
  }

  /** Refuses as transports do. */
  private static final class CleartextRefuser implements HttpTransport {
    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      throw new AssertionError(Destination.of(request, Cleartext.TO_LOOPBACK).toString());
    }

    @Override
    public void close() {}
  }

  @Test
  void closingGivesUpWhatIsInFlightAndReportsEveryLine() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.CHAT_MESSAGE);
        ChatClient client = client(transport)) {
      CountDownLatch established = new CountDownLatch(1);
      ChatSession chat =
          client.start(
              VirtualHost.INIT,
              event -> {
                if (event instanceof SessionEvent.PhaseChanged changed
                    && changed.to() == Phase.ESTABLISHED) {
                  established.countDown();
                }
              });
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      assertTrue(established.await(10, TimeUnit.SECONDS));
      CompletionStage<CommandOutcome> first = chat.send("on its way");
      CompletionStage<CommandOutcome> second = chat.send("waiting");
      transport.awaitAsked(RequestType.CHAT_MESSAGE);
      chat.close();
      assertEquals(EndCause.Kind.ABANDONED, get(chat.ended()).kind());
      assertInstanceOf(CommandOutcome.Unknown.class, get(first));
      assertInstanceOf(CommandOutcome.NotSent.class, get(second));
      assertEquals(2, transport.cancelled());
      assertInstanceOf(CommandOutcome.NotSent.class, get(chat.send("too late")));
    }
  }

  @Test
  void sayingSomethingAfterTheEndIsTheCallersMistake() throws Exception {
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.CHAT_END);
        ChatClient client = client(transport)) {
      ChatSession chat = client.start(VirtualHost.INIT, event -> {});
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      get(chat.send("hello"));
      CompletionStage<CommandOutcome> end = chat.end();
      CompletionStage<CommandOutcome> late = chat.send("one more thing");
      ExecutionException e = assertThrows(ExecutionException.class, () -> get(late));
      assertInstanceOf(IllegalCommandException.class, e.getCause());
      chat.close();
      assertEquals(new CommandOutcome.Unknown("the session ended first"), get(end));
    }
  }

  @Test
  void aClientNeedsAProperEndpointAndATransport() {
    assertThrows(IllegalStateException.class, () -> ChatClient.builder().build());
    try (ScriptedTransport transport = new ScriptedTransport()) {
      for (String bad : List.of("ftp://host", "http:///chat", "relative")) {
        ChatClient.Builder builder =
            ChatClient.builder().endpoint(URI.create(bad)).transport(transport);
        assertThrows(IllegalArgumentException.class, builder::build, bad);
      }
    }
  }
}
