package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.host.HostObserver;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostProfile;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node is stopped under a chat, seen by a visitor who speaks HTTP by hand. Rules S-RSY-*. */
@Timeout(60)
class NodeLossOverHttpTest {

  private final TestDesk desk = new TestDesk();
  private final CompletableFuture<Integer> pollOnNode = new CompletableFuture<>();

  private ReferenceServer start(HostProfile profile) {
    return ReferenceServer.builder(desk)
        .nodes(2)
        .profile(profile)
        .observer(
            new HostObserver() {
              @Override
              public void onRequest(int node, Request request) {
                if (request.kind() == RequestType.MESSAGES) {
                  pollOnNode.complete(node);
                }
              }
            })
        .startAndWait();
  }

  /** A chat with a line each way, all fetched and acknowledged. */
  private RawVisitor chatting(ReferenceServer server) throws Exception {
    RawVisitor visitor = RawVisitor.waiting(server);
    desk.accept().say("hello");
    visitor.say("hi");
    desk.nextLine();
    long last = -1;
    while (last < 2) {
      last = RawVisitor.sequence(visitor.poll(last));
    }
    return visitor;
  }

  private void stop(ReferenceServer server, StopKind kind) throws Exception {
    server
        .stopNode(pollOnNode.get(10, TimeUnit.SECONDS), kind)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  // Rules S-RSY-01, S-RSY-02, S-RSY-07.
  @Test
  void anotherNodeGoesOnWithTheWholeChat() throws Exception {
    try (ReferenceServer server = start(HostProfile.defaults())) {
      RawVisitor visitor = chatting(server);
      String oldKey = visitor.key;
      String oldAffinity = visitor.affinity;
      stop(server, StopKind.KILL);
      desk.chat().say("are you there?");

      for (HttpResponse<String> refused : List.of(visitor.poll(2), visitor.say("held"))) {
        assertEquals(503, refused.statusCode());
        assertEquals("Invalid Affinity Token", refused.body());
      }
      assertTrue(visitor.resync().body().contains("\"isValid\":true"));
      assertNotEquals(oldKey, visitor.key);
      assertNotEquals(oldAffinity, visitor.affinity);

      HttpResponse<String> first = visitor.poll(-1);
      assertEquals("ChasitorSessionData", RawVisitor.types(first).get(0));
      assertEquals(List.of(), RawVisitor.lines(first));
      int hello = first.body().indexOf("\"hello\"");
      int hi = first.body().indexOf("\"hi\"");
      int there = first.body().indexOf("\"are you there?\"");
      assertTrue(0 < hello && 0 < hi && hello < there && hi < there, first::body);

      assertEquals(
          200,
          visitor
              .send(
                  visitor
                      .request("Chasitor/ChasitorResyncState")
                      .POST(BodyPublishers.ofString("{\"organizationId\":\"00D000000000001\"}")))
              .statusCode());
      assertEquals(
          200, visitor.post("Chasitor/ChatMessage", 3, "{\"text\":\"held\"}").statusCode());
      assertEquals("held", desk.nextLine());

      // Clients that keep the old key go on as well (ruling A8).
      visitor.key = oldKey;
      desk.chat().say("good");
      assertEquals(List.of("good"), RawVisitor.lines(visitor.poll(RawVisitor.sequence(first))));
    }
  }

  @Test
  void aKilledNodeCutsWhatItHeld() throws Exception {
    try (ReferenceServer server = start(HostProfile.defaults())) {
      RawVisitor visitor = RawVisitor.waiting(server);
      try (Socket held = visitor.pollOnSocket()) {
        stop(server, StopKind.KILL);
        assertEquals(-1, held.getInputStream().read());
      }
    }
  }

  @Test
  void aDrainedNodeAnswersWhatItHeld() throws Exception {
    try (ReferenceServer server = start(HostProfile.defaults())) {
      CompletableFuture<HttpResponse<String>> held = RawVisitor.waiting(server).pollAsync(-1);
      stop(server, StopKind.DRAIN);
      assertEquals(503, held.get(10, TimeUnit.SECONDS).statusCode());
    }
  }

  @Test
  void aRepeatedResyncYieldsAUsableSession() throws Exception {
    try (ReferenceServer server = start(HostProfile.defaults())) {
      RawVisitor visitor = chatting(server);
      stop(server, StopKind.KILL);
      String first = visitor.key;
      visitor.resync();
      visitor.key = first;
      visitor.resync();
      assertEquals("ChasitorSessionData", RawVisitor.types(visitor.poll(-1)).get(0));
    }
  }

  @Test
  void withoutANodeLeftNothingIsPromised() throws Exception {
    try (ReferenceServer server = start(HostProfile.defaults())) {
      RawVisitor visitor = chatting(server);
      for (int node = 0; node < server.nodes(); node++) {
        server.stopNode(node, StopKind.KILL).toCompletableFuture().get(10, TimeUnit.SECONDS);
      }
      assertEquals(503, visitor.poll(-1).statusCode());
      assertEquals(503, visitor.resync().statusCode());
      assertEquals(
          503,
          visitor
              .bare("GET", "System/SessionId", "", "X-LIVEAGENT-API-VERSION", "42")
              .statusCode());
    }
  }

  /** A chat that no client takes over again ends like any other that is not polled. */
  @Test
  void anOrphanEndsInTime() throws Exception {
    HostProfile hasty =
        HostProfile.builder()
            .connectionTimeout(Duration.ofMillis(300))
            .linger(Duration.ofMillis(1))
            .build();
    try (ReferenceServer server = start(hasty)) {
      RawVisitor visitor = RawVisitor.waiting(server);
      try (Socket held = visitor.pollOnSocket()) {
        stop(server, StopKind.KILL);
        assertEquals(-1, held.getInputStream().read());
      }
      assertEquals(DeskNotice.Why.VISITOR_SILENT, desk.next(DeskNotice.ChatOver.class).why());
    }
  }
}
