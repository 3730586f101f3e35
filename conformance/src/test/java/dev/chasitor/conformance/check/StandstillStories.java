package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import java.util.List;
import java.util.stream.Stream;

/** Crafted histories of clients that stand still, switch servers, or know something sensitive. */
final class StandstillStories {

  private StandstillStories() {}

  static List<Crafted> all() {
    return Stream.of(frozen(), timed(), switched(), sensitive()).flatMap(List::stream).toList();
  }

  private static List<Crafted> frozen() {
    return List.of(
        kept(
            Clause.C_LIV_06A,
            "as still as can be",
            watched().cancels(2).halts(Halt.FROZEN, 30).poll(3, -1)),
        broken(
            Clause.C_LIV_06A,
            "polls on",
            watched().cancels(2).isFrozen().poll(3, -1),
            "expected nothing while the session is frozen"),
        kept(
            Clause.C_LIV_06B,
            "tells nothing",
            watched().cancels(2).halts(Halt.FROZEN, 30).hears("a1")),
        broken(
            Clause.C_LIV_06B,
            "tells on",
            watched().isFrozen().hears("a1"),
            "expected nothing while the session is frozen"),
        broken(
            Clause.C_LIV_06B,
            "settles on",
            watched().says(1, "v1").isFrozen().settled(1, Fate.UNKNOWN),
            "expected nothing while the session is frozen"),
        idle(
            Clause.C_LIV_06A,
            "a process that is suspended was not asked",
            watched().halts(Halt.SUSPENDED, 30)));
  }

  /** Rules about times hold no client to what it could not keep, and no more than that. */
  private static List<Crafted> timed() {
    return List.of(
        kept(
            Clause.C_POLL_01A,
            "frozen instead",
            watched().batch(2, 0, "a1").halts(Halt.FROZEN, 30).poll(3, 0).ends()),
        broken(
            Clause.C_POLL_01A,
            "frozen long after",
            watched().batch(2, 0, "a1").later(5).halts(Halt.FROZEN, 30).poll(3, 0).ends(),
            "expected another poll at once"),
        idle(
            Clause.C_POLL_05,
            "given up by freezing",
            watched().later(3).cancels(2).halts(Halt.FROZEN, 1).poll(3, -1).answered(3, 204)),
        idle(
            Clause.C_POLL_04,
            "given up late by a suspended process",
            new Story()
                .opened(1, 15)
                .poll(2, -1)
                .halts(Halt.SUSPENDED, 30)
                .timesOut(2)
                .poll(3, -1)
                .answered(3, 204)),
        idle(
            Clause.C_RSY_08A,
            "frozen before the second try",
            watched().answered(2, 503).resync(3).lost(3).halts(Halt.FROZEN, 60).resync(4)),
        broken(
            Clause.C_RSY_10,
            "a late answer is told, long after going on",
            watched().cancels(2).halts(Halt.FROZEN, 1).lateBatch(2, 0, "a1").atOnce().hears("a1"),
            "expected no effect of the late answer"));
  }

  private static List<Crafted> switched() {
    return List.of(
        kept(
            Clause.C_OPEN_07A,
            "from the queue",
            watched().switches(2, 0, "sim-1").asksForASession(3, "sim-1")),
        broken(
            Clause.C_OPEN_07A,
            "waits on",
            watched().switches(2, 0, "sim-1").poll(3, 0),
            "expected SessionId at sim-1"),
        broken(
            Clause.C_OPEN_07A,
            "asks where it was",
            watched().switches(2, 0, "sim-1").asksForASession(3, "sim"),
            "expected SessionId at sim-1"),
        broken(
            Clause.C_OPEN_07B,
            "leaves the agent",
            talking().switches(3, 1, "sim-1").asksForASession(4, "sim-1"),
            "expected no new SessionId once an agent is there"),
        kept(
            Clause.C_OPEN_07A,
            "a repeat of what was said in another place sends nobody away",
            watched()
                .switches(2, 0, "sim-1")
                .asksForASession(3, "sim-1")
                .opened(3, 40)
                .poll(4, 0)
                .switches(4, 0, "sim-2")
                .poll(5, 0)),
        kept(
            Clause.C_OPEN_07B,
            "stays with the agent",
            talking().switches(3, 1, "sim-1").poll(4, 1)));
  }

  private static List<Crafted> sensitive() {
    return List.of(
        kept(
            Clause.C_SDR_01A,
            "masked",
            watched().rules(2, 0, MessageType.CHAT_REQUEST_SUCCESS, "card").post(3, 2, "v1")),
        kept(
            Clause.C_SDR_01A,
            "tried again as it left before the rule was there",
            watched()
                .postExposed(3, 2, "v1")
                .rules(2, 0, MessageType.SENSITIVE_DATA_RULES, "card")
                .lost(3)
                .postExposed(4, 2, "v1")),
        idle(
            Clause.C_SDR_01A,
            "the rules are taken back",
            watched()
                .rules(2, 0, MessageType.CHAT_REQUEST_SUCCESS, "card")
                .poll(3, 0)
                .rules(3, 1, MessageType.SENSITIVE_DATA_RULES)
                .postExposed(4, 2, "v1")),
        broken(
            Clause.C_SDR_01A,
            "said as it is",
            watched().rules(2, 0, MessageType.CHAT_REQUEST_SUCCESS, "card").postExposed(3, 2, "v1"),
            "expected nothing that a rule for sensitive data matches"),
        kept(
            Clause.C_SDR_01B,
            "a masked sneak peek",
            watched()
                .rules(2, 0, MessageType.CHAT_REQUEST_SUCCESS, "card")
                .numbered(3, RequestType.CHASITOR_SNEAK_PEEK, 2)),
        broken(
            Clause.C_SDR_01B,
            "peeked at as it is",
            watched().rules(2, 0, MessageType.CHAT_REQUEST_SUCCESS, "card").peekExposed(3, 2),
            "expected nothing that a rule for sensitive data matches"),
        broken(
            Clause.C_SDR_01A,
            "later rules are not read",
            watched().rules(2, 0, MessageType.SENSITIVE_DATA_RULES, "card").postExposed(3, 2, "v1"),
            "expected nothing that a rule for sensitive data matches"));
  }

  private static Story watched() {
    return new Story().opened(1, 40).poll(2, -1);
  }

  private static Story talking() {
    return watched()
        .pushes(2, 0, MessageType.CHAT_REQUEST_SUCCESS, MessageType.CHAT_ESTABLISHED)
        .poll(3, 0);
  }
}
