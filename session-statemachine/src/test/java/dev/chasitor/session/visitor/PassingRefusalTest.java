package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure that passes is waited for, and the same request repeated (rule C-ERR-05, fact 54). */
class PassingRefusalTest {

  private static final Duration TOLD = Duration.ofSeconds(12);

  private static Refusal passing(int status) {
    return new Refusal.ServerFailed(status, "slow down", Optional.of(TOLD));
  }

  private static void assertWaits(Rig rig, Duration since) {
    assertEquals(List.of(), rig.openCalls());
    assertEquals(since.plus(TOLD), rig.state.deadline().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void sessionId(int status) {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.refused(RequestType.SESSION_ID, passing(status));
    assertWaits(rig, Duration.ZERO);
    rig.toDeadline();
    assertEquals(List.of(RequestType.SESSION_ID), rig.openCalls());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void chasitorInit(int status) {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    Effect.Call first = rig.call(RequestType.CHASITOR_INIT);
    rig.refused(RequestType.CHASITOR_INIT, passing(status)).toDeadline();
    assertEquals(TOLD, rig.now);
    Effect.Call again = rig.call(RequestType.CHASITOR_INIT);
    assertEquals(first.request(), again.request());
    assertEquals(first.headers().sequence(), again.headers().sequence());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void poll(int status) {
    Rig rig = Rig.established();
    Effect.Call first = rig.call(RequestType.MESSAGES);
    rig.refused(RequestType.MESSAGES, passing(status));
    assertWaits(rig, rig.now);
    rig.toDeadline();
    assertEquals(first.request(), rig.call(RequestType.MESSAGES).request());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void line(int status) {
    Rig rig = Rig.established().say(1, "a");
    Duration refused = rig.now;
    rig.refused(RequestType.CHAT_MESSAGE, passing(status));
    while (rig.sent().size() < 2) {
      rig.toDeadline();
    }
    assertEquals(List.of("2:a", "2:a"), rig.sent());
    assertTrue(rig.now.compareTo(refused.plus(TOLD)) >= 0, () -> "repeated at " + rig.now);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void takeOver(int status) {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.refused(RequestType.RESYNC_SESSION, passing(status));
    assertWaits(rig, rig.now);
    rig.toDeadline();
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600, 100_000_000})
  void aWaitIsBoundedByThePatience(long seconds) {
    Rig rig = Rig.established();
    Duration told = Duration.ofSeconds(seconds);
    rig.refused(RequestType.MESSAGES, new Refusal.ServerFailed(429, "", Optional.of(told)));
    Duration patience = Profile.defaults().connectionTimeout();
    assertEquals(rig.now.plus(patience), rig.state.deadline().orElseThrow());
  }
}
