package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Agent;
import dev.chasitor.session.visitor.Phase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an application can ask a client and a session about where chats stand. */
class OpenSessionsTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);

  @Test
  void sessionsAndCountsFollowWhatHappens() {
    ChatClient client = VirtualHost.client(time, host).build();
    assertEquals(List.of(), client.sessions());
    assertEquals(new SessionCounts(Map.of(), 0, 0, 0), client.sessionCounts());
    ChatSession first = client.start(VirtualHost.INIT);
    while (!host.hasChat()) {
      assertTrue(time.runOne());
    }
    host.queue();
    while (first.phase() != Phase.QUEUED) {
      assertTrue(time.runOne());
    }
    ChatSession second = client.start(VirtualHost.INIT);
    ChatSession third = client.start(VirtualHost.INIT);
    List<ChatSession> open = client.sessions();
    assertEquals(Set.of(first, second, third), Set.copyOf(open));
    assertThrows(UnsupportedOperationException.class, open::clear);
    SessionCounts counts = client.sessionCounts();
    assertEquals(new SessionCounts(Map.of(Phase.INIT, 2, Phase.QUEUED, 1), 0, 0, 0), counts);
    assertEquals(3, counts.open());
    assertEquals(2, counts.in(Phase.INIT));
    assertEquals(0, counts.in(Phase.ESTABLISHED));

    second.close();
    FrozenSession frozen = third.freeze().toCompletableFuture().join();
    assertEquals(List.of(first), client.sessions());
    assertEquals(3, open.size(), "a list that was given before does not change");
    assertEquals(new SessionCounts(Map.of(Phase.QUEUED, 1), 1, 0, 1), client.sessionCounts());
    var unused = second.freeze();
    assertEquals(1, client.sessionCounts().frozen(), "it was over before");
    client.thaw(frozen, Thaw.EXACT, (session, generation) -> true);
    client.close();
    assertEquals(new SessionCounts(Map.of(), 1, 0, 3), client.sessionCounts());
  }

  @Test
  void aSessionThatNeverBeganDoesNotCount() {
    ChatClient client = VirtualHost.client(time, host).build();
    FrozenSession frozen = client.start(VirtualHost.INIT).freeze().toCompletableFuture().join();
    ChatClient other = VirtualHost.client(time, host).build();
    assertThrows(
        SessionLeaseException.class,
        () ->
            other.thaw(
                frozen,
                Thaw.EXACT,
                (session, generation) -> {
                  assertEquals(List.of(), other.sessions());
                  return false;
                }));
    assertEquals(new SessionCounts(Map.of(), 0, 0, 0), other.sessionCounts());
  }

  @Test
  void aSessionKnowsItsQueueAndItsAgent() throws InterruptedException {
    try (ScriptedTransport transport = new ScriptedTransport();
        ChatClient client =
            ChatClient.builder()
                .endpoint(URI.create("http://localhost"))
                .transport(transport)
                .build()) {
      ChatSession chat = client.start(VirtualHost.INIT, event -> {});
      assertEquals(OptionalInt.empty(), chat.queuePosition());
      assertEquals(Optional.empty(), chat.estimatedWaitTime());
      assertEquals(Optional.empty(), chat.agent());
      transport.awaitAsked(RequestType.MESSAGES);
      transport
          .push(ChatRequestSuccess.builder().queuePosition(3).estimatedWaitTime(90).build())
          .awaitDelivered();
      assertEquals(Phase.QUEUED, chat.phase());
      assertEquals(OptionalInt.of(3), chat.queuePosition());
      assertEquals(Optional.of(Duration.ofSeconds(90)), chat.estimatedWaitTime());
      transport
          .push(QueueUpdate.builder().position(2).estimatedWaitTime(-1).build())
          .awaitDelivered();
      assertEquals(OptionalInt.of(2), chat.queuePosition());
      assertEquals(Optional.empty(), chat.estimatedWaitTime());
      transport.push(ScriptedTransport.agent()).awaitDelivered();
      assertEquals(Phase.ESTABLISHED, chat.phase());
      Agent agent = chat.agent().orElseThrow();
      assertEquals("Andy", agent.name());
      assertEquals("005000000000001", agent.userId());
      assertEquals(OptionalInt.empty(), chat.queuePosition());
    }
  }
}
