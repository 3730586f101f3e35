package dev.chasitor.handoff;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The receiver of the webhooks, which knows repeats by their numbers. Thread-safe. */
final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer server;
  private final Webhook signer;
  private final Function<JsonNode, Integer> statuses;
  private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();

  /** What came about one chat. Guarded by itself. */
  private static final class Inbox {
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int repeats;
  }

  /**
   * Starts a receiver.
   *
   * @param key the key of the signatures
   * @param statuses gives the status that answers an event
   */
  Receiver(String key, Function<JsonNode, Integer> statuses) throws IOException {
    this.statuses = statuses;
    signer = new Webhook(URI.create("http://127.0.0.1"), key);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode event = JSON.readTree(body);
      String signature = exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE);
      note(event, signer.signature(body).equals(signature));
      exchange.sendResponseHeaders(statuses.apply(event), -1);
    }
  }

  private void note(JsonNode event, boolean isSigned) {
    Inbox inbox = inbox(event.get("chat").asString());
    synchronized (inbox) {
      if (!isSigned) {
        inbox.findings.add("wrong signature: " + event);
      }
      int number = event.get("number").asInt();
      if (number == inbox.events.size() + 1) {
        inbox.events.add(event);
      } else if (number > inbox.events.size()) {
        inbox.findings.add("event " + number + " came after " + inbox.events.size());
      } else {
        inbox.repeats++;
        JsonNode first = inbox.events.get(number - 1);
        if (!first.equals(event)) {
          inbox.findings.add("the repeat " + event + " differs from " + first);
        }
      }
      inbox.notifyAll();
    }
  }

  private Inbox inbox(String chat) {
    return inboxes.computeIfAbsent(chat, key -> new Inbox());
  }

  /** Waits until the events of a chat are as wanted. */
  void await(String chat, String wanted, Predicate<List<JsonNode>> test, int seconds)
      throws InterruptedException, TimeoutException {
    Inbox inbox = inbox(chat);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    synchronized (inbox) {
      while (!test.test(inbox.events)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException("no " + wanted + " of " + chat + " in " + inbox.events);
        }
        TimeUnit.NANOSECONDS.timedWait(inbox, left);
      }
    }
  }

  /** The events of a chat by their numbers, without repeats. */
  List<JsonNode> events(String chat) {
    Inbox inbox = inbox(chat);
    synchronized (inbox) {
      return List.copyOf(inbox.events);
    }
  }

  /** What is wrong with signatures, numbers and repeats. */
  List<String> findings(String chat) {
    Inbox inbox = inbox(chat);
    synchronized (inbox) {
      return List.copyOf(inbox.findings);
    }
  }

  /** How many repeats came. */
  int repeats() {
    return inboxes.values().stream()
        .mapToInt(
            inbox -> {
              synchronized (inbox) {
                return inbox.repeats;
              }
            })
        .sum();
  }

  /** The outcomes of lines, by the ids of the lines. */
  static Map<String, String> outcomes(List<JsonNode> events) {
    Map<String, String> outcomes = new ConcurrentHashMap<>();
    for (JsonNode entry : events) {
      JsonNode event = entry.get("event");
      if (event.get("kind").asString().equals("SETTLED")) {
        outcomes.merge(
            event.get("command").asString(),
            event.get("outcome").asString(),
            (one, other) -> one + " and " + other);
      }
    }
    return outcomes;
  }

  /** The lines of the agent. */
  static List<String> lines(List<JsonNode> events) {
    return events.stream()
        .map(entry -> entry.get("event"))
        .filter(event -> event.get("kind").asString().equals("RECEIVED"))
        .map(event -> event.get("received"))
        .filter(message -> message.get("type").asString().equals("ChatMessage"))
        .map(message -> message.get("message").get("text").asString())
        .toList();
  }

  /** Why the chat ended; empty before that. */
  static String cause(List<JsonNode> events) {
    return events.isEmpty()
        ? ""
        : events.get(events.size() - 1).get("event").path("cause").asString("");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
