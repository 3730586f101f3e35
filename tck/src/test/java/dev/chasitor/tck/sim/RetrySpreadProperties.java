package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The machines of many sessions spread what they do after one instant, whatever their seeds are
 * drawn from (rule C-DUR-05). A failure shows the seed.
 */
class RetrySpreadProperties {

  private static final int SESSIONS = 500;

  /** The most calls in one millisecond; on average there are four or two. */
  private static final long MOST = 20;

  private static final Duration LOST = Duration.ofSeconds(7);

  @Property(tries = 50, afterFailure = AfterFailureMode.SAMPLE_ONLY)
  void sessionsThatLoseTheirNodeAtOneInstantRetryAtDifferentTimes(@ForAll long seed) {
    Random seeds = new Random(seed);
    List<Duration> pauses = new ArrayList<>();
    for (int session = 0; session < SESSIONS; session++) {
      Transition polling = polling(seeds.nextLong());
      long poll = call(polling, RequestType.MESSAGES);
      Transition lost =
          VisitorMachine.step(
              polling.next(), new Input.Lost(LOST, poll, FailureKind.CONNECTION_LOST));
      pauses.add(pause(lost));
    }
    assertSpread(pauses);
  }

  @Property(tries = 50, afterFailure = AfterFailureMode.SAMPLE_ONLY)
  void sessionsThatAreTakenUpAtOneInstantCallAtDifferentTimes(@ForAll long seed) {
    Random seeds = new Random(seed);
    List<Duration> pauses = new ArrayList<>();
    for (int session = 0; session < SESSIONS; session++) {
      pauses.add(Resumption.firstPause(polling(seeds.nextLong()).next()));
    }
    assertSpread(pauses);
  }

  @Property(tries = 20)
  void oneSeedGivesOneSchedule(@ForAll long seed) {
    Transition one = polling(seed);
    assertEquals(one, polling(seed));
    assertEquals(Resumption.firstPause(one.next()), Resumption.firstPause(polling(seed).next()));
  }

  private static void assertSpread(List<Duration> pauses) {
    Duration longest = Profile.defaults().firstBackoff();
    pauses.forEach(pause -> assertTrue(pause.compareTo(longest) <= 0, pause::toString));
    long most =
        pauses.stream()
            .collect(Collectors.groupingBy(Duration::toMillis, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    assertTrue(most <= MOST, () -> most + " calls in one millisecond");
  }

  /** Returns the step in which a session begins to poll. */
  private static Transition polling(long jitterSeed) {
    SessionSettings settings =
        new SessionSettings(
            ChasitorInitRequest.builder()
                .organizationId("00D")
                .deploymentId("572")
                .buttonId("573")
                .build(),
            ApiVersion.of(42),
            Profile.defaults(),
            URI.create("https://chat.example"),
            jitterSeed);
    Transition started =
        VisitorMachine.step(VisitorMachine.fresh(settings), new Input.Start(Duration.ZERO));
    return VisitorMachine.step(
        started.next(),
        new Input.Replied(
            Duration.ZERO,
            call(started, RequestType.SESSION_ID),
            new Reply.Answered(
                SessionIdResponse.builder()
                    .id("id")
                    .key(SessionKey.of("key"))
                    .affinityToken(AffinityToken.of("affinity"))
                    .clientPollTimeout(40)
                    .build())));
  }

  private static long call(Transition step, RequestType type) {
    return step.effects().stream()
        .filter(Effect.Call.class::isInstance)
        .map(Effect.Call.class::cast)
        .filter(call -> call.request().kind() == type)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Duration pause(Transition step) {
    return step.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(effect -> ((Effect.Tell) effect).event())
        .filter(SessionEvent.Troubled.class::isInstance)
        .map(event -> ((SessionEvent.Troubled) event).retryIn())
        .findFirst()
        .orElseThrow();
  }
}
