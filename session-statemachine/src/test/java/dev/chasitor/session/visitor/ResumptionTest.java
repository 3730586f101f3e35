package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Going on with a session whose driver is gone, and the two ways to take one over. */
class ResumptionTest {

  @Test
  void whatWasInFlightIsTriedAgainWithItsNumberAndBody() {
    Rig rig = Rig.established().say(1, "held").say(2, "next");
    Effect.Call before = rig.call(RequestType.CHAT_MESSAGE);
    VisitorState quiet = Resumption.withoutCalls(rig.state);
    assertEquals(List.of(), quiet.awaitedCalls());
    assertEquals(rig.state.phase(), quiet.phase());
    rig.effects.clear();
    rig.state = quiet;
    rig.take(new Input.Deadline(rig.now));
    assertEquals(
        List.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
        rig.effects.stream().map(call -> ((Effect.Call) call).request().kind()).toList());
    Effect.Call again = rig.calls(RequestType.CHAT_MESSAGE).get(0);
    assertEquals(before.request(), again.request());
    assertEquals(before.headers(), again.headers());
    assertEquals(true, again.id() > before.id());
  }

  @Test
  void anOpeningSessionOpensAgain() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO)).say(1, "early");
    rig.state = Resumption.withoutCalls(rig.state);
    assertEquals(List.of(), rig.state.awaitedCalls());
    rig.take(new Input.Deadline(rig.now));
    assertEquals(2, rig.calls(RequestType.SESSION_ID).size());
  }

  @Test
  void aPauseLastsOn() {
    Rig rig = Rig.established().lost(RequestType.MESSAGES);
    assertEquals(rig.state, Resumption.withoutCalls(rig.state));
    Rig opening = Rig.fresh().take(new Input.Start(Duration.ZERO)).lost(RequestType.SESSION_ID);
    assertEquals(opening.state, Resumption.withoutCalls(opening.state));
  }

  @Test
  void failuresBeforeTheCallStillCount() {
    Rig rig = Rig.established().lost(RequestType.MESSAGES).toDeadline();
    VisitorState.Established quiet = (VisitorState.Established) Resumption.withoutCalls(rig.state);
    assertEquals(1, ((CallSlot.Idle) quiet.session().poll()).budget().failures());
  }

  /** Rule C-DUR-05: the part that a new driver waits is the session's own. */
  @Test
  void theFirstPauseIsAPartOfThePauseBeforeARetry() {
    Rig opening = Rig.fresh().take(new Input.Start(Duration.ZERO));
    assertEquals(
        Backoff.part(Rig.settings(Profile.defaults(), 0), 2), Resumption.firstPause(opening.state));
    Rig talking = Rig.established();
    long next = ((VisitorState.Open) talking.state).session().nextCall();
    assertEquals(
        Backoff.part(Rig.settings(Profile.defaults(), 0), next),
        Resumption.firstPause(talking.state));
    Duration all = Profile.defaults().firstBackoff();
    assertEquals(true, Resumption.firstPause(talking.state).compareTo(all) < 0);
    talking.take(new Input.Abandon(Duration.ZERO));
    assertEquals(Duration.ZERO, Resumption.firstPause(talking.state));
    assertEquals(Duration.ZERO, Resumption.firstPause(Rig.fresh().state));
  }

  @Test
  void whatHasNoCallsStaysAsItIs() {
    VisitorState fresh = Rig.fresh().state;
    assertSame(fresh, Resumption.withoutCalls(fresh));
    VisitorState ended = Rig.established().take(new Input.Abandon(Duration.ZERO)).state;
    assertSame(ended, Resumption.withoutCalls(ended));
  }

  @Test
  void aTakeOverIsAskedForAsTheGuideOfTheVersionSays() {
    assertEquals(Recovery.RESYNC, Recovery.of(ApiVersion.of(42)));
    assertEquals(Recovery.RECONNECT, Recovery.of(ApiVersion.of(43)));
    assertEquals(RequestType.RESYNC_SESSION, Recovery.RESYNC.request());
    assertEquals(RequestType.RECONNECT_SESSION, Recovery.RECONNECT.request());
    Set<RequestType> asking =
        Arrays.stream(RequestType.values())
            .filter(Recovery::isAskedBy)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestType.class)));
    assertEquals(EnumSet.of(RequestType.RESYNC_SESSION, RequestType.RECONNECT_SESSION), asking);
  }
}
