package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.host.SessionStore;
import dev.chasitor.host.StopKind;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server must say no to, and how it fails and goes. */
@Timeout(60)
class RefusalsOverHttpTest {

  private static final String[] VERSION = {"X-LIVEAGENT-API-VERSION", "42"};

  // Rules S-OPEN-02, S-RES-03, S-RSY-06.
  @Test
  void onlyAKeyAuthorises() throws Exception {
    try (ReferenceServer server = ReferenceServer.builder(new TestDesk()).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      String real = visitor.key;
      for (String wrong : List.of("", visitor.id, visitor.id + "!1!AAAA", real + "x", "nonsense")) {
        visitor.key = wrong;
        assertEquals(403, visitor.poll(-1).statusCode(), wrong);
        assertEquals(403, visitor.say("let me in").statusCode(), wrong);
        if (!wrong.isEmpty()) {
          assertEquals(403, visitor.delete().statusCode(), wrong);
          assertTrue(visitor.resync().body().contains("\"isValid\":false"), wrong);
        }
      }
      visitor.key = real;
      assertEquals(200, visitor.post("Chasitor/ChatMessage", 2, "{\"text\":\"hi\"}").statusCode());
    }
  }

  @Test
  void anotherTokenIsRefused() throws Exception {
    try (ReferenceServer server = ReferenceServer.builder(new TestDesk()).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      visitor.affinity = "ffffffff".equals(visitor.affinity) ? "00000000" : "ffffffff";
      HttpResponse<String> refused = visitor.poll(-1);
      assertEquals(503, refused.statusCode());
      assertEquals("Invalid Affinity Token", refused.body());
    }
  }

  // Rule S-RES-02.
  @Test
  void garbageIsRefusedAndItsNumberStaysFree() throws Exception {
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      for (String garbage : List.of("{\"text\":\"cut of", "{}", "[]", "\u0000", "<html>", "")) {
        assertEquals(400, visitor.post("Chasitor/ChatMessage", 2, garbage).statusCode(), garbage);
      }
      assertEquals(200, visitor.post("Chasitor/ChatMessage", 2, "{\"text\":\"hi\"}").statusCode());
      assertEquals(200, visitor.post("Chasitor/ChatMessage", 2, "{\"text\":\"hi\"}").statusCode());
      assertEquals(200, visitor.say("next").statusCode());
      assertEquals("hi", desk.nextLine());
      assertEquals("next", desk.nextLine());
    }
  }

  // Rule S-RES-01.
  @Test
  void whateverArrivesIsAnswered() throws Exception {
    try (ReferenceServer server = ReferenceServer.builder(new TestDesk()).startAndWait()) {
      String version = "X-LIVEAGENT-API-VERSION: 42\r\n";
      int visitorId =
          statusOf(
              server,
              "GET /chat/rest/Visitor/VisitorId?org_id=&org_id=1&deployment_id=2 HTTP/1.1\r\n"
                  + version);
      // Understood, whether or not the server has this resource.
      assertTrue(List.of(200, 404).contains(visitorId), () -> "status " + visitorId);
      assertEquals(
          400,
          statusOf(server, "GET /chat/rest/System/SessionId HTTP/1.1\r\n" + version + ": x\r\n"));
    }
  }

  private static int statusOf(ReferenceServer server, String head) throws IOException {
    try (Socket socket = new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "Host: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }
  }

  @Test
  void whatIsNotTheProtocolIsToldApart() throws Exception {
    try (ReferenceServer server =
        ReferenceServer.builder(new TestDesk()).maxBodyBytes(1000).startAndWait()) {
      RawVisitor visitor = new RawVisitor(server.endpoint());
      assertEquals(404, visitor.bare("GET", "System/Nothing", "", VERSION).statusCode());
      assertEquals(404, visitor.bare("GET", "../../favicon.ico", "", VERSION).statusCode());
      assertEquals(405, visitor.bare("POST", "System/Messages", "{}", VERSION).statusCode());
      assertEquals(405, visitor.bare("PUT", "Chasitor/ChatMessage", "{}", VERSION).statusCode());
      assertEquals(
          400,
          visitor.bare("GET", "System/SessionId", "", "X-LIVEAGENT-AFFINITY", "null").statusCode());
      assertEquals(
          400,
          visitor
              .bare("GET", "System/SessionId", "", "X-LIVEAGENT-API-VERSION", "28")
              .statusCode());
      visitor.open();
      assertEquals(413, visitor.post("Chasitor/ChasitorInit", 1, " ".repeat(2000)).statusCode());
      assertEquals(500, visitor.post("Chasitor/ChatMessage", 1, "{\"text\":\"hi\"}").statusCode());
      assertEquals(200, visitor.post("Chasitor/ChasitorInit", 1, RawVisitor.INIT).statusCode());
    }
  }

  @Test
  void tooManySessionsAreRefused() throws Exception {
    try (ReferenceServer server =
        ReferenceServer.builder(new TestDesk()).eventLoops(1).maxSessions(1).startAndWait()) {
      new RawVisitor(server.endpoint()).open();
      assertEquals(
          503,
          new RawVisitor(server.endpoint())
              .bare("GET", "System/SessionId", "", VERSION)
              .statusCode());
    }
  }

  /** What could not be stored did not happen, and can be tried again. */
  @Test
  void aStoreThatFailsOnceLosesNothing() throws Exception {
    AtomicBoolean fails = new AtomicBoolean();
    SessionStore moody =
        new StoreAround(Runnable::run) {
          @Override
          public CompletionStage<Void> save(String sessionId, byte[] document) {
            if (fails.getAndSet(false)) {
              throw new IllegalStateException("disk full");
            }
            return super.save(sessionId, document);
          }
        };
    TestDesk desk = new TestDesk();
    try (ReferenceServer server = ReferenceServer.builder(desk).store(moody).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      desk.accept();
      assertEquals(2, RawVisitor.types(visitor.poll(-1)).size());
      fails.set(true);
      assertEquals(500, visitor.say("once").statusCode());
      assertEquals(
          200, visitor.post("Chasitor/ChatMessage", 2, "{\"text\":\"once\"}").statusCode());
      assertEquals(200, visitor.say("next").statusCode());
      assertEquals("once", desk.nextLine());
      assertEquals("next", desk.nextLine());
      desk.chat().say("hello");
      assertEquals(List.of("hello"), RawVisitor.lines(visitor.poll(1)));
    }
  }

  @Test
  void aStoreThatCannotTellIsNoReasonToEndAChat() throws Exception {
    SessionStore blind =
        new StoreAround(Runnable::run) {
          @Override
          public CompletionStage<Optional<byte[]>> load(String sessionId) {
            return CompletableFuture.failedFuture(new IOException("no route to store"));
          }
        };
    try (ReferenceServer server =
        ReferenceServer.builder(new TestDesk()).nodes(2).store(blind).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      stopNode(server, StopKind.KILL, 0);
      stopNode(server, StopKind.KILL, 1);
      assertEquals(500, visitor.poll(-1).statusCode());
      assertEquals(500, visitor.resync().statusCode());
    }
  }

  /** Answers come only after a slow store has answered, in order. */
  @Test
  void aSlowStoreIsWaitedFor() throws Exception {
    ExecutorService disk = Executors.newSingleThreadExecutor();
    SessionStore slow = new StoreAround(disk);
    TestDesk desk = new TestDesk();
    try (ReferenceServer server =
        ReferenceServer.builder(desk).nodes(3).store(slow).startAndWait()) {
      RawVisitor visitor = RawVisitor.waiting(server);
      desk.accept();
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 10; i++) {
          assertEquals(200, visitor.say("line " + i).statusCode());
          desk.chat().say("answer " + round + i);
          assertEquals("line " + i, desk.nextLine());
        }
        stopNode(server, StopKind.KILL, round);
        if (visitor.poll(-1).statusCode() == 503) {
          visitor.resync();
        }
        String transcript = visitor.poll(-1).body();
        for (int i = 0; i < 10; i++) {
          assertTrue(transcript.contains("answer " + round + i), transcript);
        }
      }
    } finally {
      disk.shutdownNow();
    }
  }

  private static void stopNode(ReferenceServer server, StopKind kind, int node) throws Exception {
    server.stopNode(node, kind).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aServerGoesInOrderAndLeavesALentVertxAlone() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      ReferenceServer server = ReferenceServer.builder(new TestDesk()).vertx(vertx).startAndWait();
      RawVisitor visitor = RawVisitor.waiting(server);
      CompletableFuture<HttpResponse<String>> held = visitor.pollAsync(-1);
      // The poll is answered whether it arrived before the stop or during it.
      CompletableFuture<Void> stopped = server.stop().toCompletableFuture();
      stopped.get(10, TimeUnit.SECONDS);
      boolean gone =
          held.handle((answer, failure) -> failure != null || answer.statusCode() == 503)
              .get(10, TimeUnit.SECONDS);
      assertTrue(gone);
      assertThrows(IOException.class, () -> visitor.poll(-1));
      server.close();
      ReferenceServer next = ReferenceServer.builder(new TestDesk()).vertx(vertx).startAndWait();
      RawVisitor.waiting(next);
      next.close();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void anAddressThatIsTakenIsToldAtStart() throws Exception {
    try (ReferenceServer server = ReferenceServer.builder(new TestDesk()).startAndWait()) {
      ReferenceServer.Builder second =
          ReferenceServer.builder(new TestDesk()).port(server.endpoint().getPort());
      assertThrows(CompletionException.class, second::startAndWait);
      assertThrows(
          IllegalStateException.class, ReferenceServer.builder(new TestDesk()).nodes(0)::start);
    }
  }
}
