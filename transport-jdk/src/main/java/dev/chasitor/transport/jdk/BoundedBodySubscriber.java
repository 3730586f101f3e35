package dev.chasitor.transport.jdk;

import dev.chasitor.codec.WireBody;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of an answer up to a limit. One byte more ends the exchange. Rule T-LIM-01.
 *
 * <p>The JDK's client receives this object as the body, not the bytes, since a pooled connection
 * keeps its last answer. {@link #take} hands the bytes out once and forgets them. Rule T-LIM-02.
 */
final class BoundedBodySubscriber implements BodySubscriber<BoundedBodySubscriber> {

  private final int limit;
  private final Runnable onTooLarge;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<BoundedBodySubscriber> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  /**
   * Makes an empty body.
   *
   * @param limit the most bytes that the body may have
   * @param onTooLarge runs when the body exceeds the limit, possibly more than once
   */
  BoundedBodySubscriber(int limit, Runnable onTooLarge) {
    this.limit = limit;
    this.onTooLarge = onTooLarge;
  }

  @Override
  public CompletionStage<BoundedBodySubscriber> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > limit - bytes.size()) {
        onTooLarge.run();
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
  }

  @Override
  public void onError(Throwable cause) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.complete(this);
  }

  /** Returns the whole body, once. Call it after the body has arrived. */
  WireBody take() {
    WireBody whole = WireBody.wrap(bytes.toByteArray());
    bytes = new ByteArrayOutputStream(0);
    return whole;
  }
}
