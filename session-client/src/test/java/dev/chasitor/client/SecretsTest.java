package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
            "A listener failed on an event",
            "A session observer threw an exception, which is ignored")) {
      assertTrue(all.contains(expected), () -> "not provoked: " + expected);
    }
    String shown = all + "\n" + cause + "\n" + chat;
    for (String secret : VirtualHost.SECRETS) {
      assertFalse(shown.contains(secret), () -> secret + " in " + shown);
    }
  }

  private static final String LINE = "my PIN is quetzal";
  private static final String ANSWER = "your balance is 12";

  /** Answers lines and some polls once with 500 or 400, and repeats the whole request. */
  private final class Repeating implements HttpTransport {
    private int lines;
    private int polls;

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      String path = request.uri().getPath();
      boolean repeats =
          (path.endsWith("/ChatMessage") && ++lines != 2)
              || (path.endsWith("/Messages") && ++polls % 3 == 0);
      if (!repeats) {
        return host.execute(request, timeout, onOutcome);
      }
      StringBuilder words = new StringBuilder("Cannot serve " + request.body().text());
      request.headers().forEach((name, value) -> words.append(' ').append(value));
      int status = lines < 3 ? 500 : 400;
      Outcome answer =
          new Outcome.Received(WireResponse.text(status, words.append(request.uri()).toString()));
      AtomicBoolean open = new AtomicBoolean(true);
      time.after(
          Duration.ofMillis(10),
          () -> {
            if (open.getAndSet(false)) {
              onOutcome.accept(answer);
            }
          });
      return () -> open.set(false);
    }

    @Override
    public void close() {}
  }

  /** Keeps what an observer may log. */
  private static final class Watching implements SessionObserver {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void onRequest(long call, Phase phase, Request request, RequestHeaders headers) {
      seen.add(request + " " + headers);
    }

    @Override
    public void onStep(VisitorState before, Input input, Transition transition) {
      seen.add(before + " " + input + " " + transition);
    }

    @Override
    public void onRetry(RequestType request, String problem, Duration delay) {
      seen.add(problem);
    }

    @Override
    public void onCommand(CommandRef command, CommandOutcome outcome, Duration took) {
      seen.add(outcome.toString());
      if (outcome instanceof CommandOutcome.Refused refused) {
        seen.add(refused.refusal().text());
      }
    }
  }

  @Test
  void nothingThatIsReportedRepeatsASecretOrALine() {
    CapturedLogs.start();
    Watching watching = new Watching();
    ChatSession chat =
        VirtualHost.client(time, new Repeating())
            .profile(Profile.builder().firstBackoff(Duration.ofMillis(10)).build())
            .observer(watching)
            .build()
            .start(VirtualHost.INIT, event -> watching.seen.add(event.toString()));
    for (int i = 0; i < 200 && !host.hasChat(); i++) {
      time.runOne();
    }
    host.queue();
    host.accept();
    until(chat, Phase.ESTABLISHED);
    chat.sneakPeek(LINE);
    time.runAll(20);
    chat.send(LINE);
    time.runAll(40);
    host.say(ANSWER);
    chat.send(LINE);
    time.runAll(40);
    chat.close();

    String shown = CapturedLogs.text() + "\n" + String.join("\n", watching.seen) + "\n" + chat;
    for (String provoked : List.of("status 500 (Cannot serve", "status 400", "(redacted)")) {
      assertTrue(shown.contains(provoked), () -> "not provoked: " + provoked + " in " + shown);
    }
    for (String hidden : VirtualHost.SECRETS) {
      assertFalse(shown.contains(hidden), () -> hidden + " in " + shown);
    }
    for (String said : List.of(LINE, ANSWER, "quetzal", "balance")) {
      assertFalse(shown.contains(said), () -> said + " in " + shown);
    }
  }

  private void until(ChatSession chat, Phase phase) {
    while (chat.phase() != phase) {
      assertTrue(time.runOne());
    }
  }
}
