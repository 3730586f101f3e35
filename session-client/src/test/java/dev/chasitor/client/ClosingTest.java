package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.SessionEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing returns at once, whatever hangs, reports everything and frees everything (C-LIV-05). */
@Timeout(30)
class ClosingTest {

  private static ChatClient client(ScriptedTransport transport) {
    return ChatClient.builder()
        .endpoint(URI.create("http://localhost"))
        .transport(transport)
        .build();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("chasitor-"))
        .collect(Collectors.toSet());
  }

  @Test
  void closingAClientDropsItsSessionsAndReportsThem() throws Exception {
    Set<Thread> others = clientThreads();
    try (ScriptedTransport transport = new ScriptedTransport().deafTo(RequestType.CHAT_MESSAGE)) {
      ChatClient client = client(transport);
      List<SessionEvent> told = new CopyOnWriteArrayList<>();
      ChatSession first = client.start(VirtualHost.INIT, told::add);
      transport.push(ScriptedTransport.success(), ScriptedTransport.agent());
      CompletionStage<CommandOutcome> unanswered = first.send("on its way");
      transport.awaitAsked(RequestType.CHAT_MESSAGE);
      ChatSession second = client.start(VirtualHost.INIT, told::add);
      CompletionStage<CommandOutcome> unsent = second.send("waits for an agent");
      transport.awaitAsked(RequestType.MESSAGES, 3);
      Set<Thread> own = clientThreads();
      own.removeAll(others);
      assertFalse(own.isEmpty());

      client.close();
      assertEquals(EndCause.Kind.ABANDONED, get(first.ended()).kind());
      assertEquals(EndCause.Kind.ABANDONED, get(second.ended()).kind());
      assertInstanceOf(CommandOutcome.Unknown.class, get(unanswered));
      assertInstanceOf(CommandOutcome.NotSent.class, get(unsent));
      assertEquals(2, told.stream().filter(SessionEvent.Ended.class::isInstance).count());
      assertEquals(0, transport.heldPolls(), "polls that hang are given up");
      for (Thread thread : own) {
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertFalse(thread.isAlive(), thread::getName);
      }
      assertInstanceOf(CommandOutcome.NotSent.class, get(first.send("too late")));
      client.close();
    }
  }

  @Test
  void aClosedClientStartsNothing() throws Exception {
    VirtualTime time = new VirtualTime();
    VirtualHost host = new VirtualHost(time, true);
    ChatClient client = VirtualHost.client(time, host).build();
    FrozenSession frozen = get(client.start(VirtualHost.INIT).freeze());
    client.close();
    int asked = host.asked.size();
    assertThrows(IllegalStateException.class, () -> client.start(VirtualHost.INIT));
    assertThrows(
        IllegalStateException.class,
        () ->
            client.thaw(
                frozen,
                Thaw.EXACT,
                (session, generation) -> {
                  throw new AssertionError("a lease must not be taken in vain");
                }));
    assertEquals(asked, host.asked.size());
  }

  @Test
  void aSessionThatBeginsWhileItsClientIsClosedIsDroppedLikeTheOthers() throws Exception {
    VirtualTime time = new VirtualTime();
    ChatClient client = VirtualHost.client(time, new VirtualHost(time, true)).build();
    FrozenSession frozen = get(client.start(VirtualHost.INIT).freeze());
    ChatSession late =
        client.thaw(
            frozen,
            Thaw.EXACT,
            (session, generation) -> {
              client.close();
              return true;
            });
    assertEquals(EndCause.Kind.ABANDONED, get(late.ended()).kind());
    assertEquals(0, client.sessions().size());
  }

  @Test
  void aLeaseIsNotTakenForWhatCannotBegin() {
    VirtualTime time = new VirtualTime();
    VirtualHost host = new VirtualHost(time, true);
    FrozenSession frozen =
        VirtualHost.client(time, host)
            .build()
            .start(VirtualHost.INIT)
            .freeze()
            .toCompletableFuture()
            .join();
    List<Long> taken = new ArrayList<>();
    SessionLease lease = (session, generation) -> taken.add(generation);
    int asked = host.asked.size();
    ChatClient broken =
        VirtualHost.client(time, host)
            .observers(
                session -> {
                  throw new IllegalStateException("no observer to be had");
                })
            .build();
    assertThrows(IllegalStateException.class, () -> broken.thaw(frozen, Thaw.EXACT, lease));
    ChatClient timeless =
        VirtualHost.client(time, host)
            .clock(
                () -> {
                  throw new IllegalStateException("no time");
                })
            .build();
    assertThrows(IllegalStateException.class, () -> timeless.thaw(frozen, Thaw.EXACT, lease));
    assertEquals(List.of(), taken);
    assertEquals(asked, host.asked.size());
    ChatClient sound = VirtualHost.client(time, host).build();
    sound.thaw(frozen, Thaw.EXACT, lease);
    assertEquals(List.of(1L), taken);
    assertEquals(1, sound.sessions().size());
    assertEquals(0, broken.sessions().size() + timeless.sessions().size());
  }

  @Test
  void whatIsLentIsNotClosed() {
    VirtualTime time = new VirtualTime();
    VirtualHost host = new VirtualHost(time, true);
    // The timer of virtual time throws when it is shut down.
    VirtualHost.client(time, host).build().close();
    assertFalse(host.isClosed());
  }

  @Test
  void aSessionThatIsOverIsForgottenByItsClient() throws Exception {
    VirtualTime time = new VirtualTime();
    ChatClient client = VirtualHost.client(time, new VirtualHost(time, true)).build();
    client.start(VirtualHost.INIT).close();
    get(client.start(VirtualHost.INIT).freeze());
    assertEquals(0, client.sessions().size());
    client.start(VirtualHost.INIT);
    assertEquals(1, client.sessions().size());
  }
}
