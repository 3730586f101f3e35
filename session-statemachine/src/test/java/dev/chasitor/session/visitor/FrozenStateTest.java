package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrozenStateTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static final List<Rig> RIGS =
      List.of(
          Rig.fresh(),
          Rig.fresh().take(new Input.Start(Rig.fresh().now)).say(1, "early"),
          Rig.requested().pushed(Rig.agent("Andy")),
          Rig.queued().say(1, "waits \"here\" \u2028 \uD83D\uDE00"),
          Rig.established().say(1, "a").say(2, "b").lost(RequestType.CHAT_MESSAGE),
          Rig.established()
              .say(1, "renumbered")
              .refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 7))
              .reply(RequestType.MESSAGES, new Reply.Malformed("garbage"))
              .toDeadline(),
          Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()),
          Rig.requested()
              .pushed(Rig.success(1), Rig.attentive("Bea", 30, 60), Rig.line("well?"))
              .after(Duration.ofSeconds(30))
              .toDeadline()
              .peek("I th")
              .post(1, Rig.event("page", "/")),
          Rig.queued()
              .pushed(
                  SensitiveDataRules.builder()
                      .addSensitiveDataRules(
                          SensitiveDataRule.builder().name("Card").pattern("[0-9]+").build())
                      .build(),
                  SwitchServer.builder().newUrl("https://other.example/chat").build()),
          Rig.queued().end(1),
          Rig.queued().say(1, "a").refused(RequestType.MESSAGES, LOST),
          Rig.established().say(1, "a").refused(RequestType.MESSAGES, LOST).takenOver(),
          Rig.established()
              .say(1, "a")
              .refused(RequestType.CHAT_MESSAGE, new Refusal.SessionInvalid("")),
          Rig.established().say(1, "a").pushed(ChatEnded.builder().build()),
          Rig.established().take(new Input.Abandon(Rig.fresh().now)));

  @Test
  void everyKindOfStateSurvivesBeingWrittenDown() {
    Set<StateKind> seen = EnumSet.noneOf(StateKind.class);
    for (Rig rig : RIGS) {
      seen.add(rig.state.kind());
      assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
    }
    assertEquals(EnumSet.allOf(StateKind.class), seen);
  }

  @Test
  void aThawedSessionGoesOnWithoutLossOrRepeat() {
    Rig rig = Rig.established().say(1, "held").say(2, "next");
    rig.state = VisitorStateJson.read(VisitorStateJson.write(rig.state));
    for (long call : rig.state.awaitedCalls()) {
      rig.take(new Input.Lost(rig.now, call, FailureKind.CANCELLED));
    }
    rig.effects.clear();
    while (rig.calls(RequestType.CHAT_MESSAGE).isEmpty()) {
      rig.toDeadline();
    }
    Effect.Call again = rig.calls(RequestType.CHAT_MESSAGE).get(0);
    assertEquals(2, again.headers().sequence().orElseThrow());
    rig.take(new Input.Replied(rig.now, again.id(), new Reply.Accepted()));
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
    assertEquals(1, rig.calls(RequestType.MESSAGES).size());
  }

  @Test
  void aDocumentOfAnotherVersionIsRefused() {
    String written = new String(VisitorStateJson.write(Rig.fresh().state), StandardCharsets.UTF_8);
    String current = "{\"version\":" + VisitorStateJson.VERSION + ",";
    assertTrue(written.startsWith(current), written);
    for (String other : List.of(written.replace(current, "{\"version\":1,"), "{\"version\":1}")) {
      byte[] document = other.getBytes(StandardCharsets.UTF_8);
      MalformedMessageException e =
          assertThrows(MalformedMessageException.class, () -> VisitorStateJson.read(document));
      assertEquals(
          "expected a visitor's session of version 5, found one written as version 1",
          e.expectation());
    }
  }

  @Test
  void noStateShowsItsSecrets() {
    for (Rig rig : RIGS) {
      String text = rig.state + " " + rig.effects;
      assertFalse(text.contains("key-1"), text);
      assertFalse(text.contains("affinity-1"), text);
      assertFalse(text.contains("Ada"), text);
    }
  }
}
