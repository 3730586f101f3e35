package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.HostObserver;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole chats over real sockets, by hand: what the guide says, as real clients do it. */
@Timeout(60)
class ChatOverHttpTest {

  // Rules S-OPEN-01, S-SEQ-03.
  @Test
  void aWholeChat() throws Exception {
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      RawVisitor visitor = new RawVisitor(server.endpoint());
      HttpResponse<String> session = visitor.open();
      assertTrue(visitor.key.matches("\\Q" + visitor.id + "\\E!\\d+![A-Za-z0-9+/]{27}="));
      assertTrue(visitor.affinity.matches("[0-9a-f]{8}"));
      assertTrue(session.body().contains("\"clientPollTimeout\":40"), session::body);
      assertTrue(
          session.headers().firstValue("content-type").orElse("").contains("json"),
          "a JSON content type");

      HttpResponse<String> init = visitor.post("Chasitor/ChasitorInit", RawVisitor.INIT);
      assertEquals("OK", init.body());
      assertTrue(init.headers().firstValue("content-type").orElse("").startsWith("text/plain"));

      desk.chat().queuePosition(1);
      HttpResponse<String> queued = visitor.poll(-1);
      assertEquals(List.of("ChatRequestSuccess"), RawVisitor.types(queued));
      assertEquals(0, RawVisitor.sequence(queued));

      desk.chat().queuePosition(0);
      desk.accept();
      HttpResponse<String> established = until(visitor, 0, "ChatEstablished");
      assertEquals("Andy", RawVisitor.text(established, "name"));

      assertEquals(200, visitor.say("Gr\u00fc\u00dfe \uD83D\uDE00").statusCode());
      assertEquals("Gr\u00fc\u00dfe \uD83D\uDE00", desk.nextLine());
      desk.chat().typing(true);
      desk.chat().say("\u4F60\u597D");
      HttpResponse<String> said = until(visitor, RawVisitor.sequence(established), "ChatMessage");
      assertEquals(List.of("\u4F60\u597D"), RawVisitor.lines(said));

      CompletableFuture<HttpResponse<String>> lastPoll =
          visitor.pollAsync(RawVisitor.sequence(said));
      assertEquals(200, visitor.post("Chasitor/ChatEnd", "{\"reason\":\"client\"}").statusCode());
      assertEquals(List.of("ChatEnded"), RawVisitor.types(lastPoll.get(10, TimeUnit.SECONDS)));
      assertEquals(DeskNotice.Why.VISITOR_ENDED, desk.next(DeskNotice.ChatOver.class).why());
      assertEquals(403, visitor.say("too late").statusCode());
    }
  }

  /** Polls on until a batch holds a message of this type. */
  private static HttpResponse<String> until(RawVisitor visitor, long ack, String type)
      throws Exception {
    HttpResponse<String> batch = visitor.poll(ack);
    while (!RawVisitor.types(batch).contains(type)) {
      batch = visitor.poll(RawVisitor.sequence(batch));
    }
    return batch;
  }

  /**
   * No number, no ack, no affinity, odd content types, a trailing slash, headers in other cases.
   */
  @Test
  void lenientAsRealClientsNeedIt() throws Exception {
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      RawVisitor visitor = new RawVisitor(server.endpoint());
      HttpResponse<String> session =
          visitor.bare(
              "GET",
              "System/SessionId/?SessionId.ClientType=chasitor",
              "",
              "x-liveagent-api-version",
              "34.0");
      String key = RawVisitor.text(session, "key");
      String[] headers = {
        "x-LiveAgent-Api-Version", "47",
        "X-Liveagent-Session-Key", key,
        "Accept", "content/json",
        "Content-Type", "application/x-www-form-urlencoded"
      };
      assertEquals(
          200,
          visitor.bare("POST", "Chasitor/ChasitorInit", RawVisitor.INIT, headers).statusCode());
      desk.accept();
      assertEquals(
          List.of("ChatRequestSuccess", "ChatEstablished"),
          RawVisitor.types(visitor.bare("GET", "System/Messages", "", headers)));
      for (String path : List.of("Chasitor/ChasitorTyping", "Chasitor/ChasitorNotTyping")) {
        assertEquals(200, visitor.bare("POST", path, "", headers).statusCode());
      }
      assertEquals(
          200,
          visitor.bare("POST", "Chasitor/ChatMessage", "{\"text\":\"hi\"}", headers).statusCode());
      assertEquals("hi", desk.nextLine());
      desk.chat().say("hello");
      HttpResponse<String> batch = visitor.bare("GET", "System/Messages?pc=7", "", headers);
      assertEquals(List.of("hello"), RawVisitor.lines(batch));
      assertEquals(
          200, visitor.bare("POST", "Chasitor/ChatEnd", "not even JSON", headers).statusCode());
    }
  }

  @Test
  void aPollIsHeldAndWoken() throws Exception {
    TestDesk desk = new TestDesk();
    PollSeen seen = new PollSeen();
    try (ReferenceServer server = ReferenceServer.builder(desk).observer(seen).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      CompletableFuture<HttpResponse<String>> poll = visitor.pollAsync(-1);
      seen.poll.get(10, TimeUnit.SECONDS);
      assertFalse(poll.isDone());
      desk.chat().queuePosition(3);
      assertEquals(List.of("ChatRequestSuccess"), RawVisitor.types(poll.get(10, TimeUnit.SECONDS)));
    }
  }

  // Rule S-POLL-04.
  @Test
  void anIdlePollEndsWith204AndNoBody() throws Exception {
    HostProfile hasty = HostProfile.builder().pollHold(Duration.ofMillis(50)).build();
    try (ReferenceServer server =
        ReferenceServer.builder(new TestDesk()).profile(hasty).startAndWait()) {
      HttpResponse<String> idle = RawVisitor.waiting(server).poll(-1);
      assertEquals(204, idle.statusCode());
      assertEquals("", idle.body());
    }
  }

  @Test
  void aNewerPollEndsTheOlderOne() throws Exception {
    PollSeen seen = new PollSeen();
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).observer(seen).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      CompletableFuture<HttpResponse<String>> older = visitor.pollAsync(-1);
      seen.poll.get(10, TimeUnit.SECONDS);
      CompletableFuture<HttpResponse<String>> newer = visitor.pollAsync(-1);
      assertEquals(204, older.get(10, TimeUnit.SECONDS).statusCode());
      desk.accept();
      assertEquals(2, RawVisitor.types(newer.get(10, TimeUnit.SECONDS)).size());
    }
  }

  /** A client that never acks must not lose what would have gone to a connection it closed. */
  @Test
  void aPollWhoseClientLeftTakesNoMessageWithIt() throws Exception {
    PollSeen seen = new PollSeen();
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).observer(seen).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      CompletableFuture<HttpResponse<String>> poll = visitor.pollAsync(-1);
      seen.poll.get(10, TimeUnit.SECONDS);
      poll.cancel(true);
      seen.abandoned.get(10, TimeUnit.SECONDS);
      desk.accept();
      assertEquals(
          2, RawVisitor.types(visitor.send(visitor.request("System/Messages").GET())).size());
    }
  }

  @Test
  void deleteEndsTheSessionWithTheKeyAsItIsAndEscaped() throws Exception {
    try (ReferenceServer server = ReferenceServer.builder(new TestDesk()).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      assertEquals(200, visitor.delete().statusCode());
      assertEquals(403, visitor.say("too late").statusCode());

      RawVisitor other = RawVisitor.waiting(server);
      String escaped = other.key.replace("!", "%21").replace("=", "%3D").replace("/", "%2F");
      assertEquals(
          200, other.send(other.request("System/SessionId/" + escaped).DELETE()).statusCode());
      assertEquals(403, other.say("too late").statusCode());
    }
  }

  @Test
  void aDeskThatFailsFailsTheRequest() throws Exception {
    AgentDesk broken =
        (chat, notice) -> {
          throw new IllegalStateException("no agents today");
        };
    try (ReferenceServer server = ReferenceServer.builder(broken).startAndWait()) {
      HttpResponse<String> batch = RawVisitor.waiting(server).poll(-1);
      assertEquals(List.of("ChatRequestFail"), RawVisitor.types(batch));
      assertEquals("InternalFailure", RawVisitor.text(batch, "reason"));
    }
  }

  @Test
  void theEchoDeskQueuesGreetsEchoesAndSaysGoodbye() throws Exception {
    EchoDesk.Options manners =
        new EchoDesk.Options(
            "Echo", 2, Duration.ofMillis(1), "Hello", text -> "echo: " + text, "bye");
    try (EchoDesk desk = new EchoDesk(manners);
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      HttpResponse<String> greeted = until(visitor, -1, "ChatMessage");
      assertEquals(List.of("Hello"), RawVisitor.lines(greeted));
      visitor.say("one");
      HttpResponse<String> echoed = until(visitor, RawVisitor.sequence(greeted), "ChatMessage");
      assertEquals(List.of("echo: one"), RawVisitor.lines(echoed));
      visitor.say("bye");
      HttpResponse<String> ended = until(visitor, RawVisitor.sequence(echoed), "ChatEnded");
      assertTrue(ended.body().contains("\"reason\":\"agent\""), ended::body);
    }
  }

  /** Tells when the first poll reached its node, and when one was left. */
  private static final class PollSeen implements HostObserver {
    private final CompletableFuture<Void> poll = new CompletableFuture<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

    @Override
    public void onRequest(int node, Request request) {
      if (request.kind() == RequestType.MESSAGES) {
        poll.complete(null);
      }
    }

    @Override
    public void onAbandoned(int node, Request request) {
      abandoned.complete(null);
    }
  }
}
