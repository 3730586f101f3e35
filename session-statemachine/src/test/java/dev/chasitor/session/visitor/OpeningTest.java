package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OpeningTest {

  @Test
  void sessionIdComesFirstAndBearsOnlyTheVersion() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    assertEquals(List.of(RequestType.SESSION_ID), rig.openCalls());
    Effect.Call call = rig.call(RequestType.SESSION_ID);
    assertEquals(Optional.empty(), call.headers().sessionKey());
    assertEquals(Optional.empty(), call.headers().affinity());
    assertEquals(OptionalLong.empty(), call.headers().sequence());
  }

  @Test
  void theChatIsAskedForWithNumberOneWhileThePollStartsAtMinusOne() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    Effect.Call init = rig.call(RequestType.CHASITOR_INIT);
    ChasitorInitRequest request = (ChasitorInitRequest) init.request();
    assertEquals(Optional.of("id-1"), request.sessionId());
    assertEquals(Optional.of(true), request.isPost());
    assertEquals(OptionalLong.of(1), init.headers().sequence());
    Effect.Call poll = rig.call(RequestType.MESSAGES);
    assertEquals(OptionalLong.of(-1), ((MessagesRequest) poll.request()).ack());
    assertEquals(OptionalLong.empty(), poll.headers().sequence());
    assertEquals(Duration.ofSeconds(40), poll.timeout());
  }

  @Test
  void linesSaidEarlyWaitForBothSuccessAndAgent() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO)).say(1, "first");
    rig.reply(RequestType.SESSION_ID, Rig.session()).say(2, "second");
    rig.reply(RequestType.CHASITOR_INIT, new Reply.Accepted());
    assertEquals(List.of(), rig.calls(RequestType.CHAT_MESSAGE));
    rig.pushed(Rig.success(1));
    assertEquals(List.of(), rig.calls(RequestType.CHAT_MESSAGE));
    rig.pushed(Rig.agent("Andy"));
    assertEquals(1, rig.calls(RequestType.CHAT_MESSAGE).size());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(
        List.of(OptionalLong.of(2), OptionalLong.of(3)),
        rig.calls(RequestType.CHAT_MESSAGE).stream().map(c -> c.headers().sequence()).toList());
    assertEquals(List.of(Phase.QUEUED, Phase.ESTABLISHED), rig.phases());
  }

  @Test
  void anAgentWhoComesTooEarlyDoesNotOpenTheGate() {
    Rig rig = Rig.requested().say(1, "hi").pushed(Rig.agent("Andy"));
    assertEquals(Phase.INIT, rig.state.phase());
    assertEquals(List.of(), rig.calls(RequestType.CHAT_MESSAGE));
    rig.pushed(Rig.success(0));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals(1, rig.calls(RequestType.CHAT_MESSAGE).size());
  }

  @Test
  void openingIsTriedAgainForTheOpenTimeout() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO)).say(7, "hi");
    while (rig.state.phase() != Phase.ENDED) {
      if (rig.openCalls().isEmpty()) {
        rig.toDeadline();
      } else {
        rig.lost(RequestType.SESSION_ID);
      }
    }
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    Profile profile = Profile.defaults();
    assertTrue(rig.now.compareTo(profile.openTimeout()) < 0, "gave up at " + rig.now);
    assertTrue(
        rig.now
                .plus(profile.longestBackoff())
                .plus(profile.firstBackoff())
                .compareTo(profile.openTimeout())
            >= 0,
        "gave up at " + rig.now);
    int tries = rig.calls(RequestType.SESSION_ID).size();
    assertTrue(tries > 3 && tries < 20, "tries: " + tries);
    assertEquals(
        Optional.of(new CommandOutcome.NotSent("the session ended first")), rig.outcome(7));
  }

  @Test
  void aSilentServerIsGivenUpOneRequestBehindTheOpenTimeoutAtTheLatest() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    while (rig.state.phase() != Phase.ENDED) {
      rig.toDeadline();
    }
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    Profile profile = Profile.defaults();
    Duration latest = profile.openTimeout().plus(profile.requestTimeout());
    assertTrue(rig.now.compareTo(latest) <= 0, "at " + rig.now);
  }

  @Test
  void anAnswerThatIsNotTheProtocolEndsItAtOnce() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, new Reply.Malformed("at $, byte 0: expected an object"));
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
  }

  @Test
  void aPollTimeoutOfNothingIsNotTheProtocol() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(
        RequestType.SESSION_ID,
        new Reply.Answered(
            SessionIdResponse.builder()
                .id("id")
                .key(SessionKey.of("k"))
                .affinityToken(AffinityToken.of("a"))
                .clientPollTimeout(0)
                .build()));
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
  }

  @Test
  void aRefusalEndsItAtOnce() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.refused(RequestType.SESSION_ID, new Refusal.Rejected(404, "Not Found"));
    assertEquals(EndCause.Kind.REFUSED, rig.cause());
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void aClosedTransportEndsItAtOnce() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    long call = rig.call(RequestType.SESSION_ID).id();
    rig.take(new Input.Lost(Duration.ZERO, call, FailureKind.CLOSED));
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
  }

  @Test
  void aRefusedChasitorInitIsTheEnd() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session()).say(1, "hi");
    rig.refused(RequestType.CHASITOR_INIT, new Refusal.Rejected(400, ""));
    assertEquals(EndCause.Kind.REFUSED, rig.cause());
    assertEquals(List.of(), rig.openCalls());
  }
}
