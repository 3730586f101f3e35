package dev.chasitor.handoff;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chasitor.client.SessionCounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service over HTTP, on this machine only.
 *
 * <pre>
 * PUT    /chats/ID             a {@link ChatStart}: starts a chat
 * PUT    /chats/ID/lines/LINE  {"text": "…"}: says a line
 * DELETE /chats/ID             ends the chat
 * GET    /health               how many chats are in which phase
 * GET    /metrics              the values of Micrometer
 * </pre>
 */
final class HttpApi implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
  private static final JsonMapper JSON = new JsonMapper();
  private static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;
  private final HandoffChats chats;
  private final Supplier<SessionCounts> counts;
  private final Supplier<String> metrics;

  /** An answer to a request. */
  private record Reply(int status, String body) {}

  /** The body of a line. */
  record Line(String text) {
    Line {
      if (text == null) {
        throw new IllegalArgumentException("The property text is missing");
      }
    }

    /** Shows no text. */
    @Override
    public String toString() {
      return "Line[" + text.length() + " characters]";
    }
  }

  HttpApi(int port, HandoffChats chats, Supplier<SessionCounts> counts, Supplier<String> metrics)
      throws IOException {
    this.chats = chats;
    this.counts = counts;
    this.metrics = metrics;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) {
    reply(exchange)
        .exceptionally(HttpApi::failed)
        .thenAcceptAsync(reply -> send(exchange, reply), threads);
  }

  private CompletionStage<Reply> reply(HttpExchange exchange) {
    try {
      String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/", -1);
      return route(exchange.getRequestMethod() + " " + shape(path), path, exchange);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  /** A path with a star for each id: each second part is one. */
  private static String shape(String[] path) {
    return IntStream.range(0, path.length)
        .mapToObj(at -> at % 2 == 0 ? path[at] : "*")
        .collect(Collectors.joining("/"));
  }

  private CompletionStage<Reply> route(String route, String[] path, HttpExchange exchange)
      throws IOException {
    return switch (route) {
      case "PUT chats/*" -> replied(chats.start(path[1], body(exchange, ChatStart.class)));
      case "PUT chats/*/lines/*" ->
          replied(chats.say(path[1], path[3], body(exchange, Line.class).text()));
      case "DELETE chats/*" -> replied(chats.end(path[1]));
      case "GET health" -> ready(JSON.writeValueAsString(counts.get()));
      case "GET metrics" -> ready(metrics.get());
      default -> CompletableFuture.completedStage(new Reply(404, "There is no such resource"));
    };
  }

  private static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
    return JSON.readValue(exchange.getRequestBody().readAllBytes(), type);
  }

  private static CompletionStage<Reply> ready(String body) {
    return CompletableFuture.completedStage(new Reply(200, body));
  }

  private static CompletionStage<Reply> replied(CompletionStage<HandoffChats.Answer> answer) {
    return answer.thenApply(
        it ->
            switch (it) {
              case KEPT -> new Reply(202, "Kept");
              case NO_AGENT -> new Reply(409, "No agent is available");
              case NO_CHAT -> new Reply(404, "There is no such chat, or it is over");
              case TRY_AGAIN -> new Reply(503, "Give the command again, with the same id");
            });
  }

  private static Reply failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof JacksonException) {
      return new Reply(400, "The body is not the JSON that is expected");
    }
    if (cause instanceof IllegalArgumentException) {
      return new Reply(400, String.valueOf(cause.getMessage()));
    }
    LOG.log(System.Logger.Level.WARNING, "A command failed: " + cause.getClass().getName());
    return new Reply(503, "Give the command again, with the same id");
  }

  private static void send(HttpExchange exchange, Reply reply) {
    try (exchange) {
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // The caller left. It gives the command again.
      LOG.log(System.Logger.Level.DEBUG, "A caller left before the answer");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
