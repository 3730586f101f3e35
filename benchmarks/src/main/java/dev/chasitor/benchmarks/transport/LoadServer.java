package dev.chasitor.benchmarks.transport;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The server of the benchmark, in its own process, so that its processor time does not count. It
 * answers {@code /ping} at once and {@code /hold} never. It answers {@code /held} with the number
 * of held requests at the same address.
 */
final class LoadServer {

  private static final Buffer ANSWER =
      Buffer.buffer(
          "{\"messages\":[{\"type\":\"ChatMessage\",\"message\":{\"text\":\"How can I help you"
              + " today?\",\"name\":\"Andrea\"}}],\"sequence\":7}");

  private final int port;

  private LoadServer(int port) {
    this.port = port;
  }

  /** Refers to the server that listens at this port. */
  static LoadServer at(int port) {
    return new LoadServer(port);
  }

  /**
   * Returns an address at the server.
   *
   * @param loopback the last part of 127.0.0.x; a new one for each client, so that they do not run
   *     out of ports
   */
  URI uri(int loopback, String path) {
    return URI.create("http://127.0.0." + loopback + ":" + port + path);
  }

  /** Returns the number of held requests at an address. */
  int held(int loopback) {
    try (var answer = uri(loopback, "/held").toURL().openStream()) {
      return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The main method of the process: prints its port and serves until it is ended. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    // Only one event loop uses it: a server without a verticle has one.
    Map<String, Set<HttpServerRequest>> held = new HashMap<>();
    vertx
        .createHttpServer(new HttpServerOptions().setAcceptBacklog(4096))
        .requestHandler(request -> serve(request, held))
        .listen(0, "0.0.0.0")
        .onSuccess(server -> System.out.println(server.actualPort()))
        .onFailure(
            failure -> {
              throw new IllegalStateException(failure);
            });
  }

  private static void serve(HttpServerRequest request, Map<String, Set<HttpServerRequest>> held) {
    Set<HttpServerRequest> here =
        held.computeIfAbsent(request.localAddress().hostAddress(), none -> new HashSet<>());
    switch (String.valueOf(request.path())) {
      case "/hold" -> {
        here.add(request);
        request.response().closeHandler(gone -> here.remove(request));
      }
      case "/held" -> request.response().end(String.valueOf(here.size()));
      default -> request.response().putHeader("Content-Type", "application/json").end(ANSWER);
    }
  }
}
