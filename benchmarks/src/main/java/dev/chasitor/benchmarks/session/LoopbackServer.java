package dev.chasitor.benchmarks.session;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Response;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A minimal server on loopback, in its own process and on one event loop. It establishes each chat
 * at once, holds polls, and answers each line with a line.
 */
final class LoopbackServer {

  static final String KEY = "X-LIVEAGENT-SESSION-KEY";

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private final Buffer ok = Buffer.buffer("OK");

  /** Only the event loop uses it. */
  private final Map<String, VisitorScript<HttpServerRequest>> visitors = new HashMap<>();

  private int opened;

  private LoopbackServer() {}

  /** Prints its port and serves until its process is ended. */
  static void run() {
    LoopbackServer server = new LoopbackServer();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(4096))
        .requestHandler(server::serve)
        .listen(0)
        .onSuccess(http -> System.out.println(http.actualPort()))
        .onFailure(failure -> System.exit(1));
  }

  private void serve(HttpServerRequest request) {
    String path = Objects.requireNonNull(request.path());
    if (path.endsWith("/SessionId")) {
      request.response().end(body(VisitorScript.session(++opened)));
      return;
    }
    VisitorScript<HttpServerRequest> visitor =
        visitors.computeIfAbsent(request.getHeader(KEY), any -> new VisitorScript<>());
    if (path.endsWith("/Messages")) {
      visitor.polled(request, LoopbackServer::answer);
    } else {
      request.endHandler(
          end -> {
            request.response().end(ok);
            visitor.posted(path, LoopbackServer::answer);
          });
    }
  }

  private static void answer(HttpServerRequest poll, MessagesResponse batch) {
    poll.response().end(body(batch));
  }

  private static Buffer body(Response response) {
    return Buffer.buffer(CODEC.encodeReply(new Reply.Answered(response)).body().unsafeBytes());
  }
}
