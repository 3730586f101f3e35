package dev.chasitor.transport.jdk;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request body that allows one attempt to send its request.
 *
 * <p>If the server closes the connection without an answer, the JDK's client sends a GET again. The
 * only setting against it holds for the whole JVM. In each attempt the client asks the body once
 * for its length, right before it writes the head. This body throws when it is asked a second time,
 * which ends the attempt. Rule T-RTY-01.
 */
final class OneAttempt implements BodyPublisher {

  private final BodyPublisher body;
  private final AtomicBoolean asked = new AtomicBoolean();

  OneAttempt(BodyPublisher body) {
    this.body = body;
  }

  /**
   * Whether the client may have written the head of the request. If not, it has written nothing.
   */
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
