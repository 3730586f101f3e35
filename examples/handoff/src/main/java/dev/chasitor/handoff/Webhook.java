package dev.chasitor.handoff;

import dev.chasitor.client.SessionListener;
import dev.chasitor.session.visitor.NumberedEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends events to the application's webhook, each until the webhook answers 2xx. The events of a
 * chat go one after the other, in order. An event may come twice, with the same number and the same
 * body: the receiver drops a number that it has. Thread-safe.
 */
final class Webhook {

  /** The header with the HMAC-SHA256 of the body. */
  static final String SIGNATURE = "X-Handoff-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI receiver;
  private final SecretKeySpec key;

  Webhook(URI receiver, String key) {
    this.receiver = receiver;
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Returns the listener of one chat. */
  SessionListener listenerOf(String chat) {
    Pauses pauses = new Pauses();
    return SessionListener.redelivering(Integer.MAX_VALUE, event -> send(chat, event, pauses));
  }

  /** A stage that fails makes the session deliver the event again. So it fails after the pause. */
  private CompletionStage<?> send(String chat, NumberedEvent event, Pauses pauses) {
    return post(EventJson.write(chat, event))
        .thenCompose(
            isTaken -> {
              if (isTaken) {
                pauses.restart();
                return CompletableFuture.completedStage(null);
              }
              return failAfter(pauses.next());
            });
  }

  private CompletionStage<Boolean> post(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(receiver)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(SIGNATURE, signature(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2);
  }

  /** Returns the signature of a body: {@code sha256=} and 64 hexadecimal digits. */
  String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  private static CompletionStage<?> failAfter(Duration pause) {
    return CompletableFuture.runAsync(
        () -> {
          throw new IllegalStateException(
              "The webhook did not answer 2xx: it gets the event again");
        },
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The pauses between the tries of one chat; each is twice as long as the one before. */
  private static final class Pauses {
    private volatile Duration next = FIRST_PAUSE;

    Duration next() {
      Duration pause = next;
      Duration doubled = pause.multipliedBy(2);
      next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      return pause;
    }

    void restart() {
      next = FIRST_PAUSE;
    }
  }
}
