package dev.chasitor.server;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.host.HostExchange;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Receives HTTP requests on one event loop, and passes those of the protocol to the sessions. */
final class HttpIngress extends VerticleBase {

  private static final Logger LOG = System.getLogger(HttpIngress.class.getName());

  private static final String RESOURCES = "/chat/rest/*";

  /**
   * The characters that java.net.URI accepts unescaped, besides letters and digits; all others are
   * escaped first.
   */
  private static final String PLAIN_IN_URI = "!$&'()*+,-./:;=?@_~%";

  private final ServerParts parts;

  HttpIngress(ServerParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    parts.eventLoops().add(context);
    return listen();
  }

  private Future<HttpServer> listen() {
    Router router = Router.router(vertx);
    router.route(RESOURCES).handler(this::receive);
    router.route().handler(other -> refuse(other, new Refusal.Rejected(404, "No such resource")));
    return vertx
        .createHttpServer(
            // Without HTTP/2 a connection has one request at a time, as in the real service, so
            // cutting one request cuts no other.
            new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true))
        .requestHandler(router)
        .listen(parts.options().port(), parts.options().host())
        .onSuccess(server -> parts.listensOn(server.actualPort()));
  }

  private void receive(RoutingContext routing) {
    BodyCollector.collect(
        routing.request(),
        parts.options().maxBodyBytes(),
        body -> handle(routing, body),
        () -> {
          routing.response().putHeader("Connection", "close");
          refuse(
              routing,
              new Refusal.Rejected(
                  413,
                  "The body is longer than the server's limit of "
                      + parts.options().maxBodyBytes()
                      + " bytes"));
        });
  }

  private void handle(RoutingContext routing, Buffer body) {
    HttpServerRequest request = routing.request();
    Optional<HttpMethod> method =
        Arrays.stream(HttpMethod.values())
            .filter(each -> each.name().equals(request.method().name()))
            .findFirst();
    if (method.isEmpty()) {
      refuse(routing, new Refusal.Rejected(405, "Method Not Allowed"));
      return;
    }
    WireRequest wire;
    try {
      wire =
          new WireRequest(
              method.get(), uriOf(request), headersOf(request), WireBody.wrap(body.getBytes()));
    } catch (RuntimeException e) {
      // A header without a name, for example.
      refuse(routing, new Refusal.Rejected(400, "The request cannot be read"));
      return;
    }
    try {
      take(wire, new HttpPeer(request, vertx.getOrCreateContext()));
    } catch (Throwable e) {
      // Whatever it is: a request is answered.
      LOG.log(
          Level.ERROR,
          "A request could not be served and is answered with 500: " + e.getClass().getName());
      refuse(routing, new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
    }
  }

  /** Serves a request, from HTTP or from a test. */
  void take(WireRequest request, Requester requester) {
    Incoming incoming = parts.codec().decodeRequest(request);
    switch (incoming.kind()) {
      case REFUSED ->
          requester.answer(
              parts
                  .codec()
                  .encodeReply(new Reply.Refused(((Incoming.Refused) incoming).refusal())));
      case UNDERSTOOD -> {
        HostExchange exchange =
            parts
                .sessions()
                .serve((Incoming.Understood) incoming, new WireCaller(requester, parts.codec()));
        requester.onLeft(exchange::abandon);
      }
    }
  }

  private void refuse(RoutingContext routing, Refusal refusal) {
    HttpPeer.send(routing.response(), parts.codec().encodeReply(new Reply.Refused(refusal)));
  }

  private static WireHeaders headersOf(HttpServerRequest request) {
    WireHeaders.Builder headers = WireHeaders.builder();
    request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    return headers.build();
  }

  /**
   * Returns the request's URI. It escapes characters such as brackets, which real clients leave
   * unescaped in queries.
   */
  private static URI uriOf(HttpServerRequest request) {
    StringBuilder target = new StringBuilder("http://localhost");
    request
        .uri()
        .codePoints()
        .forEach(
            c -> {
              boolean plain =
                  c < 128 && (Character.isLetterOrDigit(c) || PLAIN_IN_URI.indexOf(c) >= 0);
              String text = Character.toString(c);
              target.append(plain ? text : URLEncoder.encode(text, StandardCharsets.UTF_8));
            });
    return URI.create(strayPercentsEscaped(target.toString()));
  }

  private static String strayPercentsEscaped(String target) {
    return target.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }
}
