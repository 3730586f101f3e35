package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireBody;
import dev.chasitor.transport.Cleartext;
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
 * The body of a request that Web Client sends. Web Client gives no handle for one exchange, but it
 * lets a body write itself to the request, and so the request is there to be aborted.
 *
 * <p>The whole body is written at once, so there is nothing to pause or to read piece by piece.
 */
final class AbortableBody implements ReadStream<Buffer>, Pipe<Buffer> {

  private final WireBody body;
  private final Cleartext cleartext;
  private final OneOutcome outcome;

  AbortableBody(WireBody body, Cleartext cleartext, OneOutcome outcome) {
    this.body = body;
    this.cleartext = cleartext;
    this.outcome = outcome;
  }

  @Override
  public Pipe<Buffer> pipe() {
    return this;
  }

  /** Called once there is a connection. */
  @Override
  public Future<Void> to(WriteStream<Buffer> destination) {
    HttpClientRequest request = (HttpClientRequest) destination;
    // Else a reset before anything was sent is logged.
    request.exceptionHandler(cause -> WebClientEngine.failed(cause, outcome));
    outcome.whenFailed(request::reset);
    if (leavesThisMachine(request)) {
      outcome.notConnected(
          new ConnectException("http to this machine would go elsewhere: by way of a proxy?"));
    }
    if (outcome.isSettled()) {
      return Future.failedFuture(new CancellationException("Nobody waits for the answer"));
    }
    // A connection that breaks just now is told here, and not always by Web Client.
    request
        .response()
        .onSuccess(head -> Answers.refuseMisframed(head, outcome))
        .onFailure(cause -> WebClientEngine.failed(cause, outcome));
    return write(request).onFailure(cause -> WebClientEngine.failed(cause, outcome));
  }

  /** Rule T-SEC-02. The request's address was looked at before; here it is where it really goes. */
  private boolean leavesThisMachine(HttpClientRequest request) {
    HttpConnection connection = request.connection();
    if (cleartext == Cleartext.ANYWHERE || connection.isSsl()) {
      return false;
    }
    // None if it is closed already, which the request will find out.
    @Nullable SocketAddress peer = connection.remoteAddress(true);
    return peer != null && (peer.port() != request.authority().port() || !isLoopback(peer));
  }

  /** By its text, which is cheap: this is done for each request. */
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
