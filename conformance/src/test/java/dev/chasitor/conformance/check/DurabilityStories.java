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
import java.util.Optional;
import java.util.stream.Stream;

/** Crafted histories of clients whose processes are killed or lose the session. */
final class DurabilityStories {

  private DurabilityStories() {}

  static List<Crafted> all() {
    return Stream.of(written(), again(), outdated(), fenced(), ofOtherRules())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Crafted> written() {
    String unwritten = "in the journal first";
    return List.of(
        kept(
            Clause.C_DUR_01A, "each request was written", journaled().post(3, 2, "v1").poll(4, -1)),
        kept(Clause.C_DUR_01B, "the ack was written", journaled().poll(4, -1)),
        kept(Clause.C_DUR_01C, "the key was written", journaled().poll(4, -1)),
        kept(Clause.C_DUR_01D, "the session was written", journaled()),
        idle(Clause.C_DUR_01A, "there is no journal", opened().post(3, 2, "v1")),
        broken(
            Clause.C_DUR_01A, "a number is not written", journaled().post(3, 3, "v1"), unwritten),
        broken(Clause.C_DUR_01A, "a line is not written", journaled().post(3, 2, "v2"), unwritten),
        broken(Clause.C_DUR_01B, "an ack is not written", journaled().poll(3, 0), unwritten),
        broken(
            Clause.C_DUR_01C,
            "a key is not written",
            journaled().under("key-2", "node-1").poll(3, -1),
            unwritten),
        broken(
            Clause.C_DUR_01D,
            "the first write comes after the first request",
            opened().writes(1, -1, 0, List.of()),
            unwritten),
        kept(
            Clause.C_ACK_04B,
            "written and not delivered yet",
            journaled().batch(2, 0, "a1").writes(3, 0, 1, List.of()).poll(3, 0)),
        broken(
            Clause.C_ACK_04B,
            "delivered and not written",
            journaled().batch(2, 0, "a1").hears("a1").poll(3, 0),
            "in the journal before its ack"));
  }

  private static List<Crafted> again() {
    return List.of(
        kept(
            Clause.C_DUR_02A,
            "what was not confirmed comes again",
            told().delivers(2, "two").loses(Halt.KILLED).delivers(2, "two").ends()),
        broken(
            Clause.C_DUR_02A,
            "what was not confirmed never comes again",
            told().delivers(2, "two").loses(Halt.KILLED).delivers(3, "three").ends(),
            "expected these events again, which nobody confirmed: [2]"),
        broken(
            Clause.C_DUR_02A,
            "what was not confirmed when the session was frozen never comes again",
            told().delivers(2, "two").halts(Halt.FROZEN, 1).delivers(3, "three").ends(),
            "expected these events again, which nobody confirmed: [2]"),
        idle(
            Clause.C_DUR_02A,
            "everything was confirmed",
            told().loses(Halt.KILLED).delivers(2, "two").ends()),
        kept(
            Clause.C_DUR_02C,
            "what was not confirmed comes again, and then the next one",
            told().delivers(2, "two").loses(Halt.KILLED).delivers(2, "two").delivers(3, "three")),
        kept(
            Clause.C_DUR_02C,
            "what was confirmed may come again",
            told().loses(Halt.SUPPLANTED).delivers(1, "one").delivers(2, "two")),
        kept(
            Clause.C_DUR_02B,
            "after an old document the numbers leap",
            told().loses(Halt.OUTDATED).delivers(1_000_001, "one")),
        broken(
            Clause.C_DUR_02C,
            "an unconfirmed event does not come again",
            told().delivers(2, "two").loses(Halt.KILLED).delivers(3, "three"),
            "expected no. 2 first"),
        broken(
            Clause.C_DUR_02C,
            "an event is missing",
            told().loses(Halt.KILLED).delivers(3, "three"),
            "expected no. 2 first"),
        broken(
            Clause.C_DUR_02C,
            "a later event comes first",
            told().loses(Halt.KILLED).delivers(2, "two").delivers(4, "four"),
            "expected no. 3"),
        broken(
            Clause.C_DUR_02B,
            "another event has the number",
            told().loses(Halt.KILLED).delivers(1, "two"),
            "expected one again"),
        broken(
            Clause.C_DUR_02A,
            "the last event never comes",
            told().writes(1, -1, 2, List.of()).loses(Halt.KILLED).delivers(1, "one").ends(),
            "expected the events up to no. 2"),
        broken(
            Clause.C_DUR_02B,
            "after an old document a number comes twice",
            told().loses(Halt.OUTDATED).delivers(1, "three"),
            "expected a number above 1"));
  }

  private static List<Crafted> outdated() {
    return List.of(
        kept(
            Clause.C_DUR_03A,
            "the numbers leap",
            old().says(2, "v2").post(4, 1_000_003, "v2").serverTakes("v2").settled(2, accepted())),
        kept(
            Clause.C_DUR_03B,
            "what is accepted is at the server",
            old().says(2, "v2").post(4, 1_000_003, "v2").serverTakes("v2").settled(2, accepted())),
        kept(Clause.C_DUR_03A, "a repeat", old().post(4, 2, "v1")),
        idle(Clause.C_DUR_03A, "the document is the last", opened().post(3, 2, "v1")),
        broken(
            Clause.C_DUR_03A,
            "a number is used again",
            old().says(2, "v2").post(4, 2, "v2"),
            "expected a number that was not used"),
        broken(
            Clause.C_DUR_03B,
            "the server takes a line for a repeat",
            old().says(2, "v2").post(4, 1_000_003, "v2").settled(2, accepted()),
            "expected the line at the server first"));
  }

  private static List<Crafted> fenced() {
    return List.of(
        kept(
            Clause.C_DUR_04,
            "a repeat of what was written before",
            journaled().claims(2).loses(Halt.SUPPLANTED).post(3, 2, "v1").elsewhere()),
        idle(
            Clause.C_DUR_04,
            "the process that claimed it may send",
            journaled().claims(2).loses(Halt.SUPPLANTED).post(3, 3, "v2")),
        broken(
            Clause.C_DUR_04,
            "something new",
            journaled()
                .claims(2)
                .loses(Halt.SUPPLANTED)
                .writes(3, -1, 0, List.of(3L), "v2")
                .post(3, 3, "v2")
                .elsewhere(),
            "before another process claimed the session"));
  }

  /** Rules that hold a new process to no more than it can know. */
  private static List<Crafted> ofOtherRules() {
    return List.of(
        kept(
            Clause.C_DLV_01B,
            "again in another process, with the same number",
            opened()
                .delivers(1, "a1")
                .hears("a1")
                .loses(Halt.KILLED)
                .delivers(1, "a1")
                .hears("a1")),
        broken(
            Clause.C_DLV_01B,
            "again in another process, with another number",
            opened().delivers(1, "a1").hears("a1").loses(Halt.KILLED).delivers(2, "a1").hears("a1"),
            "expected this line again as event no. 1 only"),
        kept(
            Clause.C_SEQ_06,
            "leaps after a second take-over, although the first began anew",
            opened()
                .init(3, 1)
                .answered(3, 200)
                .poll(4, -1)
                .answered(4, 503)
                .reconnect(5, Optional.empty())
                .takenOver(5, "key-1", "node-1")
                .halts(Halt.FROZEN, 1)
                .loses(Halt.OUTDATED)
                .resync(6)
                .takenOver(6, "key-2", "node-2")
                .under("key-2", "node-2")
                .post(7, 1_000_002, "x1")),
        kept(
            Clause.C_SEQ_06,
            "leaps after a second take-over, although the one before it began anew",
            begunAnew().post(7, 1_000_002, "x1")),
        kept(
            Clause.C_SEQ_01,
            "leaps after a second take-over, although the one before it began anew",
            begunAnew().post(7, 1_000_002, "x1")),
        kept(Clause.C_SEQ_01, "leaps after an old document", old().post(4, 1_000_003, "v2")),
        broken(
            Clause.C_SEQ_01,
            "leaps after a kill",
            journaled().init(5, 1).post(3, 2, "v1").loses(Halt.KILLED).post(4, 1_000_003, "v2"),
            "expected number 3"),
        kept(Clause.C_RSY_01, "after an old document", old().resync(4)),
        broken(
            Clause.C_RSY_01, "after a kill", opened().loses(Halt.KILLED).resync(4), "a 503 first"),
        kept(
            Clause.C_LIV_02A,
            "a line is lost with its process",
            journaled().says(2, "v2").loses(Halt.KILLED).ends()),
        broken(
            Clause.C_LIV_02A,
            "a line that was written is lost",
            journaled().says(2, "v2").writes(3, -1, 0, List.of(), "v2").loses(Halt.KILLED).ends(),
            "expected one settlement"),
        kept(
            Clause.C_LIV_02E,
            "a line that was reported as unknown arrives late",
            new Story()
                .says(1, "v1")
                .says(2, "v2")
                .post(3, 2, "v1")
                .settled(1, Fate.UNKNOWN)
                .serverTakes("v2", "v1")
                .settled(2, Fate.ACCEPTED)),
        idle(
            Clause.C_DLV_04A,
            "the process was lost before it told the batch",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").loses(Halt.KILLED).poll(2, -1)),
        kept(
            Clause.C_ERR_02A,
            "the process that was lost may have tried the line",
            journaled()
                .says(1, "v1")
                .loses(Halt.KILLED)
                .post(4, 2, "v1")
                .answered(4, 400)
                .settled(1, Fate.UNKNOWN)),
        idle(
            Clause.C_SDR_01A,
            "an old document knows no rules",
            opened()
                .halts(Halt.FROZEN, 1)
                .rules(2, 0, MessageType.SENSITIVE_DATA_RULES, "card")
                .loses(Halt.OUTDATED)
                .postExposed(4, 2, "v1")),
        broken(
            Clause.C_SDR_01A,
            "a document knows the rules from before it",
            opened()
                .rules(2, 0, MessageType.SENSITIVE_DATA_RULES, "card")
                .halts(Halt.FROZEN, 1)
                .loses(Halt.OUTDATED)
                .postExposed(4, 2, "v1"),
            "expected nothing that a rule for sensitive data matches"),
        kept(
            Clause.C_SEQ_01,
            "the process that was lost may have sent the number",
            opened()
                .writes(1, -1, 0, List.of(1L))
                .loses(Halt.KILLED)
                .numbered(3, RequestType.CHAT_CANCEL, 2)),
        broken(
            Clause.C_SEQ_01,
            "the process that was lost did not give the number",
            opened()
                .writes(1, -1, 0, List.of(1L))
                .loses(Halt.KILLED)
                .numbered(3, RequestType.CHAT_CANCEL, 3),
            "expected number 1"),
        idle(
            Clause.C_OPEN_02A,
            "the process that was lost may have sent ChasitorInit",
            opened()
                .writes(1, -1, 0, List.of(1L))
                .loses(Halt.KILLED)
                .numbered(3, RequestType.CHAT_CANCEL, 2)),
        kept(
            Clause.C_OPEN_02A,
            "a late write of an older version keeps nothing",
            opened()
                .writes(2, -1, 0, List.of(1L))
                .init(3, 1)
                .answered(3, 200)
                .atOnce()
                .writes(1, -1, 0, List.of(1L))
                .loses(Halt.KILLED)
                .init(4, 1)),
        kept(
            Clause.C_OPEN_02A,
            "an answer is lost with its process",
            opened()
                .writes(1, -1, 0, List.of(1L))
                .init(3, 1)
                .answered(3, 200)
                .loses(Halt.KILLED)
                .init(4, 1)));
  }

  private static Fate accepted() {
    return Fate.ACCEPTED;
  }

  private static Story opened() {
    return new Story().opened(1, 40).poll(2, -1);
  }

  /** The journal has a poll and one line. */
  private static Story journaled() {
    return new Story()
        .writes(1, -1, 0, List.of())
        .opened(1, 40)
        .writes(2, -1, 0, List.of(2L), "v1")
        .poll(2, -1);
  }

  /** One event was told and confirmed. */
  private static Story told() {
    return new Story().delivers(1, "one").confirms(1);
  }

  /** A process goes on from a document that does not know of a line. */
  private static Story old() {
    return opened()
        .init(5, 1)
        .answered(5, 200)
        .halts(Halt.FROZEN, 1)
        .says(1, "v1")
        .post(3, 2, "v1")
        .answered(3, 200)
        .loses(Halt.OUTDATED);
  }

  /** An old document, a take-over that began anew, and the loss of the next node. */
  private static Story begunAnew() {
    return opened()
        .init(3, 1)
        .answered(3, 200)
        .poll(4, -1)
        .halts(Halt.FROZEN, 1)
        .loses(Halt.OUTDATED)
        .reconnect(5, Optional.empty())
        .takenOver(5, "key-1", "node-1")
        .under("key-1", "node-1")
        .poll(8, -1)
        .answered(8, 503)
        .resync(6)
        .takenOver(6, "key-2", "node-2")
        .under("key-2", "node-2");
  }
}
