package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, nothing that is logged anywhere holds a secret. */
class SecretsTest {

  private final VirtualTime time = new VirtualTime();
  private final VirtualHost host = new VirtualHost(time, true);

  /** Throws now and then, and tells all it knows. */
  private final class Talkative implements HttpTransport {
    private int calls;

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      InFlight call = host.execute(request, timeout, onOutcome);
      StringBuilder words = new StringBuilder().append(request.uri()).append(' ');
      request.headers().forEach((name, value) -> words.append(value).append(' '));
      String all = words.append(request.body().text()).toString();
      if (++calls % 3 == 0) {
        call.cancel();
        throw new IllegalStateException(all, new IllegalArgumentException(all));
      }
      return () -> {
        call.cancel();
        throw new IllegalStateException(all);
      };
    }

    @Override
    public void close() {}
  }

  @Test
  void noLogHoldsASecretWhateverFails() {
    CapturedLogs.start();
    ChatSession chat =
        VirtualHost.client(time, new Talkative())
            .profile(Profile.builder().firstBackoff(Duration.ofMillis(10)).build())
            .observer(
                new SessionObserver() {
                  @Override
                  public void onPhase(Phase from, Phase to) {
                    throw new IllegalStateException(String.join(" ", VirtualHost.SECRETS));
                  }
                })
            .build()
            .start(
                VirtualHost.INIT,
                event -> {
                  throw new IllegalStateException(String.join(" ", VirtualHost.SECRETS));
                });
    for (int i = 0; i < 200 && !host.hasChat(); i++) {
      time.runOne();
    }
    host.queue();
    host.accept();
    until(chat, Phase.ESTABLISHED);
    chat.send("hello");
    time.runAll(40);
    host.loseNode();
    until(chat, Phase.RESYNCING);
    until(chat, Phase.ESTABLISHED);
    time.runOne();
    chat.close();
    assertEquals(Phase.ENDED, chat.phase());
    EndCause cause = chat.ended().toCompletableFuture().join();

    String all = CapturedLogs.text();
    for (String expected :
        List.of(
            "The transport threw an exception instead of reporting an outcome: correct the transport",
            "The transport threw an exception when a call was cancelled: correct the transport",
            "A callback of a session threw an exception, which is ignored",
            "A session observer threw an exception, which is ignored")) {
      assertTrue(all.contains(expected), () -> "not provoked: " + expected);
    }
    String shown = all + "\n" + cause + "\n" + chat;
    for (String secret : VirtualHost.SECRETS) {
      assertFalse(shown.contains(secret), () -> secret + " in " + shown);
    }
  }

  private void until(ChatSession chat, Phase phase) {
    while (chat.phase() != phase) {
      assertTrue(time.runOne());
    }
  }
}
