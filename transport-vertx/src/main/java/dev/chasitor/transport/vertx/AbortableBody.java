package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireBody;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.streams.Pipe;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.net.ConnectException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that Web Client sends. Web Client cannot abort a single exchange. It does
 * let a body write itself to its {@code HttpClientRequest}, and this class aborts that request.
 *
 * <p>It writes the whole body at once, so the methods to pause or to read in pieces do nothing.
 */
final class AbortableBody implements ReadStream<Buffer>, Pipe<Buffer> {

  private final WireBody body;
  private final Destination to;
  private final Cleartext cleartext;
  private final OneOutcome outcome;

  AbortableBody(WireBody body, Destination to, Cleartext cleartext, OneOutcome outcome) {
    this.body = body;
    this.to = to;
    this.cleartext = cleartext;
    this.outcome = outcome;
  }

  @Override
  public Pipe<Buffer> pipe() {
    return this;
  }

  /** Writes the body; Web Client calls this once it has a connection. */
  @Override
  public Future<Void> to(WriteStream<Buffer> destination) {
    try {
      return send((HttpClientRequest) destination);
    } catch (Throwable fault) {
      // Vert.x would pass it to the event loop, and the caller would wait for the time-out.
      outcome.unexpected(fault);
      return Future.failedFuture(fault);
    }
  }

  private Future<Void> send(HttpClientRequest request) {
    // Else Vert.x logs a reset that happens before the request is sent.
    request.exceptionHandler(cause -> WebClientEngine.failed(cause, outcome));
    outcome.whenFailed(request::reset);
    if (leavesThisMachine(request)) {
      outcome.notConnected(
          new ConnectException(
              "http to this machine would go elsewhere, perhaps to a proxy; set setNonProxyHosts"));
    }
    if (outcome.isSettled()) {
      return Future.failedFuture(
          new CancellationException("The exchange has ended, so its request is not sent"));
    }
    // Web Client does not always report a connection that breaks at this point.
    request
        .response()
        .onSuccess(head -> outcome.run(() -> Answers.refuseMisframed(head, outcome)))
        .onFailure(cause -> WebClientEngine.failed(cause, outcome));
    return write(request).onFailure(cause -> WebClientEngine.failed(cause, outcome));
  }

  /**
   * Whether the connection leads to another machine, or to another port of this one, although only
   * the server may see the request. {@link Destination#of} checked the URI; this checks the
   * connection. Rule T-SEC-02.
   */
  private boolean leavesThisMachine(HttpClientRequest request) {
    HttpConnection connection = request.connection();
    if (cleartext == Cleartext.ANYWHERE || connection.isSsl()) {
      return false;
    }
    // Null if the connection is closed already; then the request fails by itself.
    @Nullable SocketAddress peer = connection.remoteAddress(true);
    return peer != null && (peer.port() != to.port() || !isLoopback(peer));
  }

  /**
   * Whether the peer's address is a loopback address. It compares texts, which is fast; each
   * request needs it.
   */
  private static boolean isLoopback(SocketAddress peer) {
    String address = peer.hostAddress();
    return address != null
        && (address.startsWith("127.")
            || address.equals("0:0:0:0:0:0:0:1")
            || address.equals("::1"));
  }

  private Future<Void> write(HttpClientRequest request) {
    if (!body.isEmpty()) {
      return request.end(Buffer.buffer(body.unsafeBytes()));
    }
    request.headers().remove(HttpHeaders.CONTENT_LENGTH);
    return request.setChunked(false).end();
  }

  @Override
  public Pipe<Buffer> endOnFailure(boolean end) {
    return this;
  }

  @Override
  public Pipe<Buffer> endOnSuccess(boolean end) {
    return this;
  }

  @Override
  public Pipe<Buffer> endOnComplete(boolean end) {
    return this;
  }

  @Override
  public void close() {}

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    return this;
  }
}
