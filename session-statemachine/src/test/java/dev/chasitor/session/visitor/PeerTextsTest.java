package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server repeats is kept and reported without secrets and lines (rule C-HDR-04). */
class PeerTextsTest {

  private static final List<String> SECRETS = List.of("key-1", "affinity-1", "well, hello");
  private static final String ECHO = "Cannot serve " + String.join(", ", SECRETS);
  private static final String KEPT = "Cannot serve (redacted), (redacted), (redacted)";
  private static final List<RequestType> TAKE_OVERS =
      List.of(RequestType.RESYNC_SESSION, RequestType.RECONNECT_SESSION);

  static Stream<Reply> replies() {
    return Stream.of(
        refused(new Refusal.Rejected(400, ECHO)),
        refused(new Refusal.SessionInvalid(ECHO)),
        refused(new Refusal.OutOfSync(ECHO, OptionalLong.of(7), OptionalLong.of(5))),
        refused(new Refusal.AffinityLost(ECHO)),
        refused(new Refusal.ServerFailed(500, ECHO)),
        new Reply.Malformed(ECHO));
  }

  private static Reply refused(Refusal refusal) {
    return new Reply.Refused(refusal);
  }

  private static Rig saying() {
    return Rig.established().say(1, SECRETS.get(2));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void whateverAnswersALineIsReportedWithoutIt(Reply reply) {
    assertKeepsNone(answered(saying(), RequestType.CHAT_MESSAGE, reply));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void whateverAnswersAPollIsReportedWithoutSecrets(Reply reply) {
    Rig rig = answered(saying(), RequestType.MESSAGES, reply);
    if (rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
      rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    }
    assertKeepsNone(rig);
  }

  /** Answers each call of a type, and each request for a take-over, in the same way. */
  private static Rig answered(Rig rig, RequestType type, Reply reply) {
    for (int i = 0; i < 20; i++) {
      for (RequestType open : rig.openCalls()) {
        if (open == type || TAKE_OVERS.contains(open)) {
          rig.reply(open, reply);
          break;
        }
      }
      if (rig.state.deadline().isPresent()) {
        rig.toDeadline();
      }
    }
    return rig;
  }

  @Test
  void theReasonOfAnEndIsKeptWithoutSecrets() {
    Rig ended =
        saying().pushed(ChatEnded.builder().reason(Word.of(ChatEndReason.class, ECHO)).build());
    ended.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(KEPT, ((VisitorState.Ended) ended.state).cause().detail());
    assertKeepsNone(ended);
  }

  /** The line waits for the agent. So it was not sent, and is no secret that the server knows. */
  @Test
  void theReasonOfAFailedRequestIsKeptWithoutSecrets() {
    Rig failed =
        Rig.queued()
            .say(1, SECRETS.get(2))
            .pushed(ChatRequestFail.builder().reason(Word.of(ChatFailReason.class, ECHO)).build());
    assertEquals(
        "Cannot serve (redacted), (redacted), well, hello",
        ((VisitorState.Ended) failed.state).cause().detail());
    assertKeepsNone(failed, SECRETS.subList(0, 2));
  }

  @Test
  void theNameOfARuleIsReportedWithoutSecrets() {
    ServerMessage rules =
        SensitiveDataRules.builder()
            .addSensitiveDataRules(SensitiveDataRule.builder().name(ECHO).pattern("(").build())
            .build();
    Rig rig = saying().pushed(rules);
    assertTrue(
        rig.events().stream()
            .anyMatch(
                event ->
                    event instanceof SessionEvent.RuleIgnored ignored
                        && ignored.rule().equals(KEPT)));
  }

  @Test
  void wordsThatWereNotSentAreNoSecrets() {
    Rig rig = saying().say(2, "not found").peek("no such page");
    rig.refused(
        RequestType.CHAT_MESSAGE,
        new Refusal.Rejected(400, SECRETS.get(2) + ": not found, no such page"));
    Refusal kept = ((CommandOutcome.Refused) rig.outcome(1).orElseThrow()).refusal();
    assertEquals("(redacted): not found, no such page", kept.text());
  }

  /** A server may send so many rules. The secrets of the outbox are prepared once for all names. */
  @Test
  void aStepWithManyRulesMakesOneRedactor() {
    int rules = 16_384;
    List<OutboxItem> sent = new ArrayList<>();
    for (int at = 0; at < 1_000; at++) {
      String text = at + "x".repeat(2_000);
      sent.add(
          OutboxItem.commanded(
                  new CommandRef(at + 1), ChatMessageRequest.builder().text(text).build())
              .sentAs(OptionalLong.of(1)));
    }
    VisitorState.Open open = (VisitorState.Open) Rig.established().state;
    VisitorState state = open.withSession(open.session().withOutbox(new Outbox(2, sent)));
    SensitiveDataRule broken = SensitiveDataRule.builder().name("r").pattern("(").build();
    ServerMessage many =
        SensitiveDataRules.builder()
            .addAllSensitiveDataRules(Collections.nCopies(rules, broken))
            .build();
    AtomicInteger made = new AtomicInteger();
    VisitorTurn turn =
        new VisitorTurn(
            VisitorTable.TABLE,
            Duration.ZERO,
            Deliveries.NONE,
            () -> {
              made.incrementAndGet();
              return PeerTexts.redactor(state);
            });
    turn.take(state, InputKind.SENSITIVE_DATA_RULES, many);
    assertEquals(rules, turn.effects().stream().filter(PeerTextsTest::ignoresARule).count());
    assertEquals(1, made.get());
  }

  private static boolean ignoresARule(Effect effect) {
    return effect instanceof Effect.Tell tell && tell.event() instanceof SessionEvent.RuleIgnored;
  }

  private static void assertKeepsNone(Rig rig) {
    assertKeepsNone(rig, SECRETS);
  }

  private static void assertKeepsNone(Rig rig, List<String> secrets) {
    List<String> texts = texts(rig);
    assertTrue(texts.stream().anyMatch(text -> text.contains("(redacted)")), texts::toString);
    for (String secret : secrets) {
      assertTrue(texts.stream().noneMatch(text -> text.contains(secret)), texts::toString);
      assertFalse(rig.state.toString().contains(secret), rig.state::toString);
      assertFalse(rig.effects.toString().contains(secret), rig.effects::toString);
    }
  }

  /** The texts that the machine reported for people. */
  private static List<String> texts(Rig rig) {
    List<String> texts = new ArrayList<>();
    for (SessionEvent event : rig.events()) {
      if (event instanceof SessionEvent.Settled settled) {
        texts.add(
            switch (settled.outcome().kind()) {
              case ACCEPTED -> "";
              case REFUSED -> ((CommandOutcome.Refused) settled.outcome()).refusal().text();
              case UNKNOWN -> ((CommandOutcome.Unknown) settled.outcome()).reason();
              case NOT_SENT -> ((CommandOutcome.NotSent) settled.outcome()).reason();
            });
      }
    }
    for (SessionEvent event : rig.events()) {
      if (event instanceof SessionEvent.Troubled trouble) {
        texts.add(trouble.problem());
      } else if (event instanceof SessionEvent.Ended ended) {
        texts.add(ended.cause().detail());
      }
    }
    return texts;
  }
}
