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
 * A server in a process of its own, so that the client's processor time can be told apart: {@code
 * /ping} is answered at once, {@code /hold} never, {@code /held} with the number of those at the
 * same address.
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

  /** The one that listens there. */
  static LoadServer at(int port) {
    return new LoadServer(port);
  }

  /**
   * An address at the server.
   *
   * @param loopback the last part of 127.0.0.x, so that clients one after the other do not run out
   *     of ports
   */
  URI uri(int loopback, String path) {
    return URI.create("http://127.0.0." + loopback + ":" + port + path);
  }

  /** How many requests are held at an address. */
  int held(int loopback) {
    try (var answer = uri(loopback, "/held").toURL().openStream()) {
      return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process itself: prints its port, and serves until it is ended. */
  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    // Touched by one event loop only: one server without a verticle has one.
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
