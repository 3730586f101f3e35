package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SessionKey;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which steps must be written before their effects, and which a crash may lose. */
class DurableTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The properties of an open session that a crash may lose. */
  private static final Set<String> LOSABLE =
      Set.of("ledger", "nextCall", "poll", "post", "notices", "fruitlessPolls");

  private static boolean differs(Rig rig, Consumer<Rig> step) {
    VisitorState before = rig.state;
    step.accept(rig);
    return Durable.differs(before, rig.state);
  }

  @Test
  void aPollThatBringsNothingIsNotWritten() {
    Rig rig = Rig.established().after(SECOND);
    assertFalse(differs(rig, r -> r.reply(RequestType.MESSAGES, new Reply.Empty())));
  }

  @Test
  void aNoticeThatWaitsAndAConfirmationAreNotWritten() {
    Rig rig = Rig.fresh().opened().pushed(Rig.success(1), Rig.attentive("Bea", 30, 60)).busy();
    assertTrue(differs(rig, r -> r.pushed(Rig.line("well?"))));
    rig.after(SECOND);
    assertTrue(differs(rig, r -> r.type(true)), "the notice leaves with a number");
    assertFalse(differs(rig, r -> r.peek("I th")));
    assertFalse(differs(rig, Rig::confirm));
  }

  @Test
  void theFirstTryUnderANumberIsWrittenAndARepeatIsNot() {
    Rig rig = Rig.established();
    assertTrue(differs(rig, r -> r.say(1, "a")));
    assertTrue(differs(rig, r -> r.lost(RequestType.CHAT_MESSAGE)), "it reports the trouble");
    assertFalse(differs(rig, Rig::toDeadline), "it repeats the line under its number");
    assertEquals(List.of("2:a", "2:a"), rig.sent());
    assertTrue(differs(rig, r -> r.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted())));
  }

  @Test
  void aLineThatTheServerCertainlyHasNotIsWrittenAtItsNextTry() {
    Rig rig = Rig.established().say(1, "a");
    assertTrue(differs(rig, r -> r.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 1))));
    OutboxItem head = outbox(rig).head().orElseThrow();
    assertFalse(head.mayHaveArrived());
    assertTrue(differs(rig, Rig::toDeadline));
    assertTrue(outbox(rig).head().orElseThrow().mayHaveArrived());
  }

  @Test
  void aProcessThatGoesOnNeverReportsALineAsRefusedThatMayHaveArrived() {
    Rig rig = Rig.established().say(1, "a");
    VisitorState written = rig.state;
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    assertTrue(outbox(rig).head().orElseThrow().doubts() > 1);
    rig.resume(Resumption.withoutCalls(written))
        .refused(RequestType.CHAT_MESSAGE, new Refusal.Rejected(400, ""));
    assertTrue(rig.outcome(1).orElseThrow() instanceof CommandOutcome.Unknown);
  }

  private static Outbox outbox(Rig rig) {
    return ((VisitorState.Open) rig.state).session().outbox();
  }

  /** A change of each property of an open session. */
  private static Map<String, UnaryOperator<OpenSession>> changes() {
    Map<String, UnaryOperator<OpenSession>> changes = new HashMap<>();
    changes.put("settings", s -> s.withSettings(s.settings().switchedTo(s.settings().server())));
    changes.put(
        "credentials",
        s ->
            s.withCredentials(
                new Credentials("id", SessionKey.of("other"), AffinityToken.of("other"), SECOND)));
    changes.put("recovery", s -> s.withRecovery(Recovery.RECONNECT));
    changes.put(
        "ledger", s -> s.withLedger(new Ledger(SECOND, s.ledger().ref(), s.ledger().deliveries())));
    changes.put("nextCall", OpenSession::afterCall);
    changes.put("ack", s -> s.withAck(s.ack() + 1));
    changes.put("offset", s -> s.withOffset("other"));
    changes.put("poll", s -> s.withPoll(CallSlots.paused(s.poll(), SECOND, SECOND)));
    changes.put("post", s -> s.withPost(CallSlots.paused(s.post(), SECOND, SECOND)));
    changes.put("outbox", s -> s.withOutbox(s.outbox().leapt(1)));
    changes.put("timeLimit", s -> s.withTimeLimit(new TimeLimit(Optional.of(SECOND))));
    changes.put(
        "sensitiveDataRules",
        s ->
            s.withSensitiveDataRules(
                List.of(SensitiveDataRule.builder().name("Card").pattern("[0-9]+").build())));
    changes.put("sendsBatches", s -> s.withSendsBatches(!s.sendsBatches()));
    changes.put("notices", s -> s.withNotices(s.notices().withTyping(true)));
    changes.put(
        "transcriptCount",
        s -> s.withTranscriptCount(s.transcriptCount().withSaid(KnownLines.NONE.with(1))));
    changes.put("unclaimed", s -> s.withUnclaimed(s.unclaimed().withoutTranscript()));
    changes.put("handOvers", s -> s.withHandOvers(s.handOvers().onceMore(SECOND)));
    changes.put(
        "fruitlessPolls", s -> s.withFruitlessPolls(s.fruitlessPolls().after(Duration.ZERO)));
    changes.put(
        "dismissal",
        s ->
            s.withDismissal(
                new Dismissal(
                    RetryBudget.of(SECOND), new EndCause(EndCause.Kind.SESSION_GONE, "gone"))));
    return changes;
  }

  @Test
  void eachPropertyOfAnOpenSessionIsDecided() {
    Set<String> properties =
        Arrays.stream(OpenSession.class.getDeclaredMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(method -> method.getParameterCount() == 0)
            .map(method -> method.getName())
            .collect(Collectors.toSet());
    assertEquals(properties, changes().keySet());
    VisitorState.Established chat = (VisitorState.Established) Rig.established().state;
    Map<String, Boolean> written = new TreeMap<>();
    Map<String, Boolean> expected = new TreeMap<>();
    changes()
        .forEach(
            (property, change) -> {
              VisitorState changed = chat.withSession(change.apply(chat.session()));
              assertFalse(changed.equals(chat), property);
              written.put(property, Durable.differs(chat, changed));
              expected.put(property, !LOSABLE.contains(property));
            });
    assertEquals(expected, written);
  }

  @Test
  void whatOnlySomeStatesHaveIsWritten() {
    OpenSession session = ((VisitorState.Open) Rig.established().state).session();
    Agent agent = ((VisitorState.Established) Rig.established().state).agent();
    RetryBudget budget = RetryBudget.of(SECOND);
    ChatBeforeLoss before = ChatBeforeLoss.of((VisitorState.Established) Rig.established().state);
    EndCause cause = new EndCause(EndCause.Kind.AGENT, "ended");
    EndCause other = new EndCause(EndCause.Kind.VISITOR, "ended");
    VisitorState.Established chat =
        new VisitorState.Established(session, agent, UnansweredLine.NONE);
    Map<VisitorState, VisitorState> pairs =
        Map.of(
            new VisitorState.Requested(session, Optional.empty()),
            new VisitorState.Requested(session, Optional.of(agent)),
            new VisitorState.Queued(session, OptionalInt.of(1), Optional.empty()),
            new VisitorState.Queued(session, OptionalInt.of(2), Optional.empty()),
            chat,
            chat.withUnanswered(new UnansweredLine(Optional.empty(), true)),
            new VisitorState.Leaving(session, Phase.QUEUED, budget, EndCause.Kind.VISITOR),
            new VisitorState.Leaving(session, Phase.QUEUED, budget, EndCause.Kind.IDLE),
            new VisitorState.Asking(session, before, budget, false),
            new VisitorState.Asking(session, before, budget, true),
            new VisitorState.Restoring(session, before, budget, false),
            new VisitorState.Restoring(session, before, budget, true),
            new VisitorState.Settling(session, Phase.ESTABLISHED, budget, cause),
            new VisitorState.Settling(session, Phase.ESTABLISHED, budget, other),
            new VisitorState.Ended(cause, session.ledger()),
            new VisitorState.Ended(other, session.ledger()));
    pairs.forEach(
        (one, two) -> {
          assertTrue(Durable.differs(one, two), () -> one + " " + two);
          assertFalse(Durable.differs(one, one.withLedger(one.ledger())), one::toString);
        });
    assertFalse(
        Durable.differs(
            new VisitorState.Leaving(session, Phase.QUEUED, budget, EndCause.Kind.VISITOR),
            new VisitorState.Leaving(
                session, Phase.QUEUED, budget.failed(SECOND), EndCause.Kind.VISITOR)));
    assertFalse(
        Durable.differs(chat, chat.withUnanswered(new UnansweredLine(Optional.of(SECOND), false))));
  }
}
