package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application's id stands in every place, and belongs to one open session at a time. */
class SessionIdsTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);
  private final List<SessionDescription> described = new ArrayList<>();
  private final List<String> leased = new ArrayList<>();
  private final ChatClient client = client();

  private ChatClient client() {
    return VirtualHost.client(time, host)
        .observers(
            session -> {
              described.add(session);
              return SessionObserver.NONE;
            })
        .build();
  }

  private boolean lease(String session, long generation) {
    leased.add(session + " " + generation);
    return true;
  }

  private static FrozenSession freeze(ChatSession chat) {
    return chat.freeze().toCompletableFuture().join();
  }

  private static Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("zone", "eu");
    attributes.put("customer", "Ada ✓");
    attributes.put("bot", "b7");
    return attributes;
  }

  @Test
  void idAndAttributesStandEverywhereAndSurviveAThaw() {
    SessionOptions options = SessionOptions.of("order-4711", attributes()).loggedAttributes("zone");
    SessionDescription description =
        new SessionDescription("order-4711", attributes(), List.of("zone"));
    ChatSession chat = client.start(VirtualHost.INIT, options, event -> {});
    for (int generation = 1; generation < 4; generation++) {
      assertEquals("order-4711", chat.id());
      assertEquals(attributes(), chat.attributes());
      assertEquals(List.of("zone", "customer", "bot"), List.copyOf(chat.attributes().keySet()));
      FrozenSession frozen = FrozenSession.of(freeze(chat).bytes());
      assertEquals("order-4711", frozen.id());
      assertEquals(
          List.copyOf(attributes().entrySet()), List.copyOf(frozen.attributes().entrySet()));
      assertTrue(
          frozen.toString().startsWith("FrozenSession[chat=order-4711 zone=eu, generation"),
          frozen::toString);
      chat = client().thaw(frozen, Thaw.EXACT, this::lease);
      assertEquals("order-4711 " + generation, leased.get(generation - 1));
    }
    assertEquals(List.of(description, description, description, description), described);
    assertEquals("ChatSession[chat=order-4711 zone=eu, INIT]", chat.toString());
  }

  @Test
  void withoutAnIdEachSessionGetsARandomOneAtItsStart() {
    SessionOptions options = SessionOptions.defaults().attributes(attributes());
    ChatSession first = client.start(VirtualHost.INIT, options);
    ChatSession second = client.start(VirtualHost.INIT, options);
    ChatSession third = client.start(VirtualHost.INIT);
    assertNotEquals(first.id(), second.id());
    assertNotEquals(second.id(), third.id());
    assertEquals(attributes(), second.attributes());
    assertEquals(Map.of(), third.attributes());
    assertEquals(first.id(), freeze(first).id());
  }

  @Test
  void anIdOfAnOpenSessionIsRefusedAndNothingIsSent() {
    ChatSession chat = client.start(VirtualHost.INIT, SessionOptions.of("a"));
    int asked = host.asked.size();
    SessionIdInUseException e =
        assertThrows(
            SessionIdInUseException.class,
            () -> client.start(VirtualHost.INIT, SessionOptions.of("a"), event -> {}));
    assertEquals("a", e.id());
    assertEquals(
        "This client has an open session with the id a: choose another id, or end or freeze that"
            + " session first",
        e.getMessage());
    assertEquals(asked, host.asked.size());
    assertEquals(List.of(chat), client.sessions());
    assertEquals(1, described.size(), "no observer is made in vain");
    client.start(VirtualHost.INIT, SessionOptions.of("A"));
    client().start(VirtualHost.INIT, SessionOptions.of("a"));
  }

  @Test
  void aThawWithAnIdOfAnOpenSessionIsRefusedBeforeTheLease() {
    FrozenSession frozen = freeze(client.start(VirtualHost.INIT, SessionOptions.of("a")));
    client.start(VirtualHost.INIT, SessionOptions.of("a"));
    assertThrows(SessionIdInUseException.class, () -> client.thaw(frozen, Thaw.EXACT, this::lease));
    assertEquals(List.of(), leased);
  }

  @Test
  void theIdIsFreeAgainAsSoonAsTheSessionIsOverOrFrozenOrRefused() {
    SessionOptions options = SessionOptions.of("a");
    List<ChatSession> next = new ArrayList<>();
    client
        .start(
            VirtualHost.INIT,
            options,
            event -> {
              if (event instanceof SessionEvent.Ended) {
                next.add(client.start(VirtualHost.INIT, options));
              }
            })
        .close();
    assertEquals(1, next.size());
    ChatSession open = next.get(0);
    open.ended().whenComplete((cause, e) -> next.add(client.start(VirtualHost.INIT, options)));
    open.close();
    assertEquals(2, next.size());
    FrozenSession frozen = freeze(next.get(1));
    assertThrows(
        SessionLeaseException.class,
        () -> client.thaw(frozen, Thaw.EXACT, (session, generation) -> false));
    ChatSession thawed = client.thaw(frozen, Thaw.EXACT, this::lease);
    assertEquals(List.of(thawed), client.sessions());
    thawed.close();
    client.start(VirtualHost.INIT, options);
  }

  @Test
  void aSessionThatWasOverWhenItWasThawedHoldsNoId() {
    ChatSession chat = client.start(VirtualHost.INIT, SessionOptions.of("a"));
    chat.close();
    FrozenSession over = freeze(chat);
    client.thaw(over, Thaw.EXACT, this::lease);
    client.thaw(over, Thaw.EXACT, this::lease);
    assertEquals(List.of(), client.sessions());
  }

  @Test
  void optionsCheckWhatTheyAreGiven() {
    assertThrows(IllegalArgumentException.class, () -> SessionOptions.of("a b"));
    Map<String, String> odd = Map.of("a b", "c");
    assertThrows(IllegalArgumentException.class, () -> SessionOptions.of("a", odd));
    SessionOptions options = SessionOptions.of("a", Map.of("name", "x y"));
    assertThrows(IllegalArgumentException.class, () -> options.loggedAttributes("name"));
    assertEquals("SessionOptions[chat=a]", options.toString());
    assertEquals(
        "SessionOptions[random id]",
        SessionOptions.defaults().attributes(Map.of("name", "x")).toString());
  }

  @Test
  void aBlockingChatHasAnIdToo() {
    BlockingChat chat = BlockingChat.start(client, VirtualHost.INIT, SessionOptions.of("a"));
    assertEquals("a", chat.session().id());
  }
}
