package dev.chasitor.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.Profile;
import dev.chasitor.tck.check.Verdict.Outcome;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.Event.AgentSaid;
import dev.chasitor.tck.history.Event.Answered;
import dev.chasitor.tck.history.Event.Cancelled;
import dev.chasitor.tck.history.Event.Failed;
import dev.chasitor.tck.history.Event.Fate;
import dev.chasitor.tck.history.Event.Over;
import dev.chasitor.tck.history.Event.Processed;
import dev.chasitor.tck.history.Event.Pushed;
import dev.chasitor.tck.history.Event.Said;
import dev.chasitor.tck.history.Event.Sent;
import dev.chasitor.tck.history.Event.Settled;
import dev.chasitor.tck.history.Event.Told;
import dev.chasitor.tck.history.History;
import dev.chasitor.tck.rule.Rule;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each rule on the smallest history that keeps it and the smallest that breaks it. */
class CheckersTest {

  private record Pair(History good, History bad) {}

  private final Map<Rule, Pair> crafted = new TreeMap<>();

  private static Duration at(int millis) {
    return Duration.ofMillis(millis);
  }

  private static Sent post(int millis, long call, long number, String body) {
    return new Sent(
        at(millis),
        call,
        RequestType.CHAT_MESSAGE,
        OptionalLong.of(number),
        OptionalLong.empty(),
        "",
        "",
        body);
  }

  private static Sent postTo(int millis, long call, long number, String body, String node) {
    Sent post = post(millis, call, number, body);
    return new Sent(post.at(), call, post.type(), post.sequence(), post.ack(), "", node, body);
  }

  private static Sent poll(int millis, long call, long ack) {
    return new Sent(
        at(millis),
        call,
        RequestType.MESSAGES,
        OptionalLong.empty(),
        OptionalLong.of(ack),
        "",
        "",
        "");
  }

  private static Sent resync(int millis, long call) {
    return new Sent(
        at(millis),
        call,
        RequestType.RESYNC_SESSION,
        OptionalLong.empty(),
        OptionalLong.empty(),
        "",
        "",
        "");
  }

  private static Answered answer(int millis, long call, RequestType type, int status) {
    return new Answered(
        at(millis), call, type, status, true, OptionalLong.empty(), List.of(), "", "", false);
  }

  private static Answered batch(int millis, long call, long sequence, Pushed... pushed) {
    return new Answered(
        at(millis),
        call,
        RequestType.MESSAGES,
        200,
        true,
        OptionalLong.of(sequence),
        List.of(pushed),
        "",
        "",
        false);
  }

  private static Answered takenOver(int millis, long call, String node) {
    return new Answered(
        at(millis),
        call,
        RequestType.RESYNC_SESSION,
        200,
        true,
        OptionalLong.empty(),
        List.of(),
        "",
        node,
        false);
  }

  private static Answered unreadable(Answered of) {
    return new Answered(
        of.at(), of.call(), of.type(), 200, false, of.sequence(), of.lines(), "", "", false);
  }

  private static Answered late(Answered of) {
    return new Answered(
        of.at(),
        of.call(),
        of.type(),
        of.status(),
        true,
        of.sequence(),
        of.lines(),
        of.key(),
        of.affinity(),
        true);
  }

  private static Pushed line(String text) {
    return new Pushed("ChatMessage", text, List.of());
  }

  private static Pushed sessionData(String... known) {
    return new Pushed("ChasitorSessionData", "", List.of(known));
  }

  private static Told told(int millis, String text) {
    return new Told(at(millis), "ChatMessage", text, false);
  }

  private static Told restored(int millis) {
    return new Told(at(millis), "ChasitorSessionData", "", false);
  }

  private static Answered lost(int millis, long call) {
    return answer(millis, call, RequestType.MESSAGES, 503);
  }

  private static Answered posted(int millis, long call) {
    return answer(millis, call, RequestType.CHAT_MESSAGE, 200);
  }

  private static Failed failed(int millis, long call, RequestType type) {
    return new Failed(at(millis), call, type, FailureKind.CONNECTION_LOST);
  }

  private void craft(Rule rule, List<Event> good, List<Event> bad) {
    crafted.put(rule, new Pair(new History(good), new History(bad)));
  }

  private void craftAll() {
    craft(
        Rule.C_SEQ_01,
        List.of(post(0, 1, 1, "a"), posted(1, 1), post(2, 2, 2, "b")),
        List.of(post(0, 1, 1, "a"), posted(1, 1), post(2, 2, 3, "b")));
    craft(
        Rule.C_SEQ_02,
        List.of(post(0, 1, 1, "a"), failed(1, 1, RequestType.CHAT_MESSAGE), post(2, 2, 1, "a")),
        List.of(post(0, 1, 1, "a"), failed(1, 1, RequestType.CHAT_MESSAGE), post(2, 2, 2, "a")));
    craft(
        Rule.C_SEQ_03,
        List.of(
            new Said(at(0), 1, "a"),
            new Said(at(0), 2, "b"),
            post(1, 1, 1, "a"),
            post(2, 2, 2, "b")),
        List.of(
            new Said(at(0), 1, "a"),
            new Said(at(0), 2, "b"),
            post(1, 1, 1, "b"),
            post(2, 2, 2, "a")));
    craft(
        Rule.C_SEQ_04,
        List.of(post(0, 1, 1, "a"), posted(1, 1), post(2, 2, 2, "b")),
        List.of(post(0, 1, 1, "a"), post(2, 2, 2, "b")));
    craft(
        Rule.C_SEQ_06,
        List.of(post(0, 1, 1, "a"), takenOver(1, 2, "n"), post(2, 3, 2, "b")),
        List.of(post(0, 1, 4, "a"), takenOver(1, 2, "n"), post(2, 3, 1, "b")));
    craft(Rule.C_ACK_01, List.of(poll(0, 1, -1)), List.of(poll(0, 1, 0)));
    craft(
        Rule.C_ACK_02,
        List.of(poll(0, 1, -1), batch(1, 1, 1, line("a"), line("b")), poll(1, 2, 1)),
        List.of(poll(0, 1, -1), batch(1, 1, 1, line("a"), line("b")), poll(1, 2, 0)));
    craft(
        Rule.C_ACK_03,
        List.of(poll(0, 1, 4), answer(1, 1, RequestType.MESSAGES, 204), poll(1, 2, 4)),
        List.of(poll(0, 1, 4), answer(1, 1, RequestType.MESSAGES, 204), poll(1, 2, -1)));
    craft(
        Rule.C_ACK_04,
        List.of(poll(0, 1, -1), batch(1, 1, 0, line("a")), told(1, "a"), poll(1, 2, 0)),
        List.of(poll(0, 1, -1), batch(1, 1, 0, line("a")), poll(1, 2, 0), told(1, "a")));
    craft(
        Rule.C_ACK_05,
        List.of(poll(0, 1, -1), unreadable(batch(1, 1, 0, line("a"))), poll(1, 2, -1)),
        List.of(poll(0, 1, -1), unreadable(batch(1, 1, 0, line("a"))), told(1, "a")));
    craft(
        Rule.C_ACK_06,
        List.of(poll(0, 1, 3), batch(1, 1, 3, line("a")), poll(1, 2, 3)),
        List.of(poll(0, 1, 3), batch(1, 1, 3, line("a")), told(1, "a")));
    craft(Rule.C_DLV_01, List.of(told(0, "a"), told(1, "b")), List.of(told(0, "a"), told(1, "a")));
    craft(
        Rule.C_DLV_02,
        List.of(new AgentSaid(at(0), "a"), new AgentSaid(at(0), "b"), told(1, "a"), told(1, "b")),
        List.of(new AgentSaid(at(0), "a"), new AgentSaid(at(0), "b"), told(1, "b"), told(1, "a")));
    craft(
        Rule.C_DLV_03,
        List.of(new AgentSaid(at(0), "a"), new AgentSaid(at(0), "b"), told(1, "a")),
        List.of(new AgentSaid(at(0), "a"), new AgentSaid(at(0), "b"), told(1, "b")));
    Pushed sparkle = new Pushed("Sparkle", "", List.of());
    craft(
        Rule.C_DLV_04,
        List.of(batch(1, 1, 1, sparkle, line("a")), told(1, "a")),
        List.of(batch(1, 1, 1, sparkle, line("a")), poll(1, 2, 1)));
    craft(
        Rule.C_RSY_01,
        List.of(poll(0, 1, -1), lost(1, 1), resync(1, 2)),
        List.of(poll(0, 1, -1), failed(1, 1, RequestType.MESSAGES), resync(1, 2)));
    craft(
        Rule.C_RSY_02,
        List.of(
            poll(0, 1, -1),
            post(0, 2, 2, "a"),
            lost(1, 1),
            new Cancelled(at(1), 2, RequestType.CHAT_MESSAGE),
            resync(1, 3)),
        List.of(poll(0, 1, -1), post(0, 2, 2, "a"), lost(1, 1), resync(1, 3)));
    craft(
        Rule.C_RSY_03,
        List.of(
            new Said(at(0), 1, "a"),
            new Said(at(0), 2, "b"),
            lost(1, 1),
            takenOver(2, 2, "n"),
            restored(3),
            post(3, 3, 2, "a")),
        List.of(
            new Said(at(0), 1, "a"),
            new Said(at(0), 2, "b"),
            lost(1, 1),
            takenOver(2, 2, "n"),
            restored(3),
            post(3, 3, 2, "b")));
    craft(
        Rule.C_RSY_04,
        List.of(lost(1, 1), resync(1, 2), restored(3), post(3, 3, 2, "a")),
        List.of(lost(1, 1), resync(1, 2), post(2, 3, 2, "a"), restored(3)));
    craft(
        Rule.C_RSY_05,
        List.of(takenOver(1, 1, "node-1"), postTo(2, 2, 1, "a", "node-1")),
        List.of(takenOver(1, 1, "node-1"), postTo(2, 2, 1, "a", "node-0")));
    craft(
        Rule.C_RSY_06,
        List.of(
            new Said(at(0), 1, "a"),
            takenOver(1, 1, ""),
            new Settled(at(1), 1, Fate.UNKNOWN),
            new Over(at(1), "SESSION_LOST")),
        List.of(new Said(at(0), 1, "a"), takenOver(1, 1, ""), poll(1, 2, -1)));
    craft(
        Rule.C_RSY_07,
        List.of(resync(0, 1), failed(1, 1, RequestType.RESYNC_SESSION), resync(2, 2)),
        List.of(resync(0, 1), resync(1, 2)));
    craft(
        Rule.C_RSY_08,
        List.of(resync(0, 1), failed(1, 1, RequestType.RESYNC_SESSION), resync(200, 2)),
        List.of(resync(0, 1), failed(1, 1, RequestType.RESYNC_SESSION), resync(1, 2)));
    craft(
        Rule.C_RSY_09,
        List.of(batch(1, 1, 0, sessionData("a")), post(2, 2, 3, "b")),
        List.of(batch(1, 1, 0, sessionData("a")), post(2, 2, 2, "a")));
    craft(
        Rule.C_RSY_10,
        List.of(late(posted(1, 1)), new Settled(at(9), 1, Fate.ACCEPTED)),
        List.of(late(posted(1, 1)), new Settled(at(1), 1, Fate.ACCEPTED)));
    craft(
        Rule.C_RSY_11,
        List.of(poll(0, 1, 4), takenOver(1, 2, "n"), poll(1, 3, -1)),
        List.of(poll(0, 1, 4), takenOver(1, 2, "n"), poll(1, 3, 4)));
    craft(
        Rule.C_LIV_01,
        List.of(new AgentSaid(at(0), "a"), told(1, "a")),
        List.of(new AgentSaid(at(0), "a")));
    craft(
        Rule.C_LIV_02,
        List.of(
            new Said(at(0), 1, "a"),
            new Processed(at(1), "a"),
            new Settled(at(2), 1, Fate.ACCEPTED)),
        List.of(new Said(at(0), 1, "a"), new Settled(at(2), 1, Fate.ACCEPTED)));
  }

  @Test
  void everyCheckerTellsGoodFromBad() {
    craftAll();
    Profile profile = Profile.defaults();
    for (Rule rule : Rule.values()) {
      if (Checkers.has(rule)) {
        assertTrue(crafted.containsKey(rule), () -> "no crafted histories for " + rule.id());
      }
    }
    crafted.forEach(
        (rule, pair) -> {
          Verdict good = Checkers.judge(rule, pair.good(), profile).orElseThrow();
          assertEquals(Outcome.PASS, good.outcome(), good::toString);
          Verdict bad = Checkers.judge(rule, pair.bad(), profile).orElseThrow();
          assertEquals(Outcome.FAIL, bad.outcome(), rule::id);
          assertTrue(bad.toString().startsWith(rule.id() + " FAIL: "), bad::toString);
          assertTrue(bad.toString().contains(rule.sentence()), bad::toString);
        });
  }

  @Test
  void nothingToJudgeIsNoPass() {
    for (Rule rule : Rule.values()) {
      Checkers.judge(rule, new History(List.of()), Profile.defaults())
          .ifPresent(verdict -> assertEquals(Outcome.VACUOUS, verdict.outcome(), rule::id));
    }
  }

  @Test
  void aRuleHasACheckerOrSaysWhyNot() {
    for (Rule rule : Rule.values()) {
      assertEquals(
          Checkers.has(rule), rule.untestedBecause().isEmpty(), () -> rule.id() + " is in between");
      assertTrue(rule.id().matches("C-[A-Z]+-\\d\\d"), rule::id);
      assertTrue(rule.sentence().endsWith("."), rule::id);
    }
  }
}
