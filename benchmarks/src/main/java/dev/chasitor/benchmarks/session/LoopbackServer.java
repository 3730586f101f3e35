package dev.chasitor.benchmarks.session;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.Response;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The least of a server on loopback, in a process of its own: establishes each chat at once, holds
 * polls, answers each line with one of its own. One event loop.
 */
final class LoopbackServer {

  static final String KEY = "X-LIVEAGENT-SESSION-KEY";

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private final Buffer ok = Buffer.buffer("OK");
  private final Buffer accepted = body(Chats.accepted());
  private final Map<String, Visitor> visitors = new HashMap<>();
  private int opened;

  /** A session, as far as this server knows it. Touched by the event loop only. */
  private static final class Visitor {
    private long sequence = -1;
    private @Nullable HttpServerRequest poll;
    private boolean answering;
  }

  private LoopbackServer() {}

  /** Serves until its process is ended; prints the port first. */
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
      request.response().end(body(session(++opened)));
      return;
    }
    Visitor visitor = visitors.computeIfAbsent(request.getHeader(KEY), any -> new Visitor());
    if (path.endsWith("/Messages")) {
      visitor.poll = request;
      deliver(visitor);
    } else {
      request.endHandler(
          end -> {
            request.response().end(ok);
            visitor.answering |= path.endsWith("/ChatMessage");
            deliver(visitor);
          });
    }
  }

  private void deliver(Visitor visitor) {
    HttpServerRequest poll = visitor.poll;
    boolean isNew = visitor.sequence < 0;
    if (poll == null || !(isNew || visitor.answering)) {
      return;
    }
    visitor.poll = null;
    visitor.answering = false;
    visitor.sequence += isNew ? 2 : 1;
    poll.response().end(isNew ? accepted : body(Chats.said(visitor.sequence, "Fine, too.")));
  }

  private static SessionIdResponse session(int number) {
    return SessionIdResponse.builder()
        .id("f0a1d5a4-5d0b-4c3f-8a70-" + number)
        .key(SessionKey.of("f0a1d5a4-5d0b-4c3f-8a70-d3d5d0e6a1b2!1600000000!" + number))
        .affinityToken(AffinityToken.of("73061fa0"))
        .clientPollTimeout(40_000)
        .build();
  }

  private static Buffer body(Response response) {
    return Buffer.buffer(CODEC.encodeReply(new Reply.Answered(response)).body().unsafeBytes());
  }
}
