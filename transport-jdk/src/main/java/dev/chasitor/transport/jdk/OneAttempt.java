package dev.chasitor.transport.jdk;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that allows one attempt to send its request.
 *
 * <p>The engine sends a GET again when the server closes the connection without an answer, and has
 * no setting for it but one for the whole JVM. It asks a body for its length once in each attempt,
 * right before it writes the head. The second time it is refused, and the attempt ends there. Rule
 * T-RTY-01.
 */
final class OneAttempt implements BodyPublisher {

  private final BodyPublisher body;
  private final AtomicBoolean asked = new AtomicBoolean();

  OneAttempt(BodyPublisher body) {
    this.body = body;
  }

  /** Whether the head of the request may have been written; if not, nothing of it was. */
  boolean wasAsked() {
    return asked.get();
  }

  @Override
  public long contentLength() {
    if (asked.getAndSet(true)) {
      throw new SecondAttemptException();
    }
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(subscriber);
  }
}
