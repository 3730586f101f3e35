package dev.chasitor.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.server.ReferenceServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service in this process, with a server and a webhook, over real sockets. */
@Timeout(60)
class HandoffServiceTest {

  private static final String START =
      """
      {"name": "chat-1", "email": "ann@example.com", "caseNumber": "0001",
       "history": [{"by": "Ann", "text": "Hello"}, {"by": "Bot", "text": "I fetch a colleague"}]}""";

  private final AtomicInteger refusals = new AtomicInteger();
  private final Desk desk = new Desk(() -> {});
  private final HttpClient http = HttpClient.newHttpClient();
  private Receiver receiver;
  private ReferenceServer server;
  private HandoffService service;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver("the key", event -> refusals.getAndDecrement() > 0 ? 500 : 204);
    server = ReferenceServer.builder(desk).startAndWait();
    service = service(server.endpoint());
  }

  @AfterEach
  void stop() {
    service.close();
    server.close();
    receiver.close();
  }

  private HandoffService service(URI endpoint) throws Exception {
    HandoffService started =
        new HandoffService(HandoffOptions.of(environment(endpoint)), SessionJournal.inMemory());
    started.start();
    return started;
  }

  private Map<String, String> environment(URI endpoint) {
    return Map.of(
        "HANDOFF_ENDPOINT", endpoint.toString(),
        "HANDOFF_ORGANIZATION", "00D000000000001",
        "HANDOFF_DEPLOYMENT", "572000000000001",
        "HANDOFF_BUTTON", "573000000000001",
        "HANDOFF_WEBHOOK", receiver.uri().toString(),
        "HANDOFF_WEBHOOK_KEY", "the key",
        "HANDOFF_PORT", "0");
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private int status(String method, String path, String body) throws Exception {
    return ask(method, path, body).statusCode();
  }

  @Test
  void aChatGoesThrough() throws Exception {
    assertEquals(202, status("PUT", "/chats/chat-1", START));
    assertEquals(202, status("PUT", "/chats/chat-1/lines/1", "{\"text\": \"Are you there?\"}"));
    assertEquals(202, status("PUT", "/chats/chat-1", START), "the same command again");
    assertEquals(202, status("PUT", "/chats/chat-1/lines/1", "{\"text\": \"Are you there?\"}"));
    receiver.await("chat-1", "answer", events -> !Receiver.lines(events).isEmpty(), 20);
    assertTrue(ask("GET", "/health", "").body().contains("\"ESTABLISHED\":1"));
    assertEquals(202, status("DELETE", "/chats/chat-1", ""));
    receiver.await("chat-1", "end", events -> !Receiver.cause(events).isEmpty(), 20);
    assertEquals(
        List.of("The chat with the bot:\nAnn: Hello\nBot: I fetch a colleague", "Are you there?"),
        desk.heard("chat-1"));
    assertEquals(desk.said("chat-1"), Receiver.lines(receiver.events("chat-1")));
    assertEquals("VISITOR", Receiver.cause(receiver.events("chat-1")));
    assertEquals(List.of(), receiver.findings("chat-1"));
    String metrics = ask("GET", "/metrics", "").body();
    assertTrue(metrics.contains("chat.commands{outcome=ACCEPTED} count 3.0"), metrics);
    assertTrue(metrics.contains("chat.writes{}"), metrics);
    assertTrue(metrics.contains("chat.ends{cause=VISITOR} count 1.0"), metrics);
  }

  @Test
  void anEventComesAgainUntilTheWebhookTakesIt() throws Exception {
    refusals.set(2);
    assertEquals(202, status("PUT", "/chats/chat-1", START));
    receiver.await(
        "chat-1", "first line's outcome", events -> !Receiver.outcomes(events).isEmpty(), 20);
    assertEquals(2, receiver.repeats());
    assertEquals(List.of(), receiver.findings("chat-1"));
  }

  @Test
  void wrongRequestsAreRefused() throws Exception {
    assertEquals(400, status("PUT", "/chats/chat-1", "{"));
    assertEquals(400, status("PUT", "/chats/chat-1", "{\"name\": \"Ann\"}"));
    assertEquals(400, status("PUT", "/chats/" + "x".repeat(129), START));
    assertEquals(400, status("PUT", "/chats/chat-1/lines/" + "x".repeat(129), "{\"text\": \"a\"}"));
    assertEquals(400, status("PUT", "/chats/chat-1/lines/1", "{}"));
    assertEquals(404, status("PUT", "/chats/chat-1/lines/1", "{\"text\": \"a\"}"));
    assertEquals(404, status("DELETE", "/chats/chat-1", ""));
    assertEquals(404, status("GET", "/chats", ""));
    assertEquals(0, desk.requests("chat-1"));
  }

  @Test
  void aChatWithoutAnAgentIsNotStarted() throws Exception {
    String answer =
        "{\"messages\": [{\"type\": \"Availability\", \"message\":"
            + " {\"results\": [{\"id\": \"573000000000001\", \"isAvailable\": false}]}}]}";
    HttpServer away =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    away.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    away.start();
    service.close();
    service = service(URI.create("http://127.0.0.1:" + away.getAddress().getPort()));
    try {
      assertEquals(409, status("PUT", "/chats/chat-1", START));
      assertEquals(404, status("DELETE", "/chats/chat-1", ""));
    } finally {
      away.stop(0);
    }
  }

  @Test
  void optionsAreCheckedAndShowNoKey() {
    HandoffOptions options = HandoffOptions.of(environment(server.endpoint()));
    assertFalse(options.toString().contains("the key"));
    IllegalArgumentException missing =
        assertThrows(IllegalArgumentException.class, () -> HandoffOptions.of(Map.of()));
    assertEquals(
        "Set the environment variable HANDOFF_ENDPOINT", String.valueOf(missing.getMessage()));
  }
}
