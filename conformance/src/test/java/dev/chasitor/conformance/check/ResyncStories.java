package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Crafted histories for the C-RSY rules. */
final class ResyncStories {

  private ResyncStories() {}

  static List<Crafted> all() {
    List<Crafted> all = new ArrayList<>(beginning());
    all.addAll(sendingAgain());
    all.addAll(takingOver());
    all.addAll(restoring());
    return all;
  }

  /** When a hand-over begins, and what it puts an end to. */
  private static List<Crafted> beginning() {
    return List.of(
        kept(Clause.C_RSY_01, "after a 503", polling().answered(1, 503).resync(2)),
        broken(
            Clause.C_RSY_01,
            "after a lost answer",
            polling().lost(1).resync(2),
            "expected a 503 first"),
        broken(
            Clause.C_RSY_01,
            "once more after the take-over",
            polling().handOver(1, 2).resync(3),
            "expected a 503 first"),
        kept(
            Clause.C_RSY_02A,
            "the poll is given up",
            polling().post(2, 1, "v1").answered(2, 503).cancels(1).resync(3)),
        broken(
            Clause.C_RSY_02A,
            "the poll stays open",
            polling().post(2, 1, "v1").answered(2, 503).resync(3),
            "after the 503, still open"),
        kept(
            Clause.C_RSY_02B,
            "the POST is given up",
            polling().post(2, 1, "v1").answered(1, 503).cancels(2).resync(3)),
        broken(
            Clause.C_RSY_02B,
            "the POST stays open",
            polling().post(2, 1, "v1").answered(1, 503).resync(3),
            "after the 503, still open"),
        idle(Clause.C_RSY_02B, "nothing else is open", polling().answered(1, 503).resync(3)),
        kept(
            Clause.C_RSY_02A,
            "the 503 waits for a slow listener",
            polling()
                .listener(Mishap.DAWDLED)
                .post(2, 1, "v1")
                .answered(2, 503)
                .batch(1, 3, "a1")
                .resync(3)),
        broken(
            Clause.C_RSY_02A,
            "the batch of a poll that stayed open is taken",
            polling().post(2, 1, "v1").answered(2, 503).batch(1, 3, "a1").resync(3),
            "to cancel all calls after the 503"),
        kept(Clause.C_RSY_12A, "at once", polling().answered(1, 503).resync(2)),
        broken(
            Clause.C_RSY_12A,
            "polls on",
            polling().answered(1, 503).later(2).poll(2, -1),
            "expected a take-over after"),
        broken(
            Clause.C_RSY_12A,
            "nothing happens",
            polling().answered(1, 503).ends(),
            "expected a take-over after"),
        broken(
            Clause.C_RSY_12A,
            "nothing happens, and long after that the session ends",
            polling().answered(1, 503).later(60).over(),
            "expected a take-over after"),
        kept(Clause.C_RSY_12B, "polls at once", polling().handOver(1, 2).poll(3, -1)),
        broken(
            Clause.C_RSY_12B,
            "polls after a pause",
            polling().handOver(1, 2).later(39).poll(3, -1),
            "expected a poll at once after"),
        broken(
            Clause.C_RSY_12B,
            "never polls",
            polling().handOver(1, 2).ends(),
            "expected a poll at once after"),
        idle(
            Clause.C_RSY_12B,
            "the listener was slow",
            polling().handOver(1, 2).later(5).listener(Mishap.DAWDLED).poll(3, -1)),
        idle(Clause.C_RSY_12A, "the session ends", polling().answered(1, 503).over()),
        kept(
            Clause.C_RSY_13B,
            "the last offset, whatever its length",
            polling()
                .batchAt(1, 0, "7", "a1")
                .poll(2, 0)
                .batchAt(2, 1, "18446744073709551617", "a2")
                .poll(3, 1)
                .answered(3, 503)
                .reconnect(4, Optional.of("18446744073709551617"))),
        broken(
            Clause.C_RSY_13B,
            "what a number of 64 bits keeps of it",
            polling()
                .batchAt(1, 0, "18446744073709551617", "a1")
                .poll(2, 0)
                .answered(2, 503)
                .reconnect(3, Optional.of("1")),
            "expected an offset as it was received"),
        broken(
            Clause.C_RSY_13A,
            "the first offset",
            polling()
                .batchAt(1, 0, "7", "a1")
                .poll(2, 0)
                .batchAt(2, 1, "8", "a2")
                .poll(3, 1)
                .answered(3, 503)
                .reconnect(4, Optional.of("7")),
            "expected the offset 8"),
        broken(
            Clause.C_RSY_13A,
            "no offset",
            polling()
                .batchAt(1, 0, "7", "a1")
                .poll(2, 0)
                .answered(2, 503)
                .reconnect(3, Optional.empty()),
            "expected the offset 7"),
        kept(
            Clause.C_RSY_13A,
            "a batch that is not new changes nothing",
            polling()
                .batchAt(1, 5, "7", "a1")
                .poll(2, 5)
                .batchAt(2, 5, "6", "a1")
                .poll(3, 5)
                .answered(3, 503)
                .reconnect(4, Optional.of("7"))),
        idle(
            Clause.C_RSY_13A,
            "the server sends no offset",
            polling().batch(1, 0, "a1").poll(2, 0).answered(2, 503).reconnect(3, Optional.empty())),
        kept(
            Clause.C_RSY_14A,
            "both ways, and then on",
            polling()
                .answered(1, 503)
                .resync(2)
                .answered(2, 405)
                .asks(3, RequestType.RECONNECT_SESSION)
                .answered(3, 404)
                .poll(4, -1)),
        kept(
            Clause.C_RSY_14B,
            "both ways, and then on",
            polling()
                .answered(1, 503)
                .resync(2)
                .answered(2, 405)
                .asks(3, RequestType.RECONNECT_SESSION)
                .answered(3, 404)
                .poll(4, -1)),
        broken(
            Clause.C_RSY_14A,
            "one way only",
            polling().answered(1, 503).resync(2).answered(2, 405).over(),
            "expected the other way of taking over"),
        broken(
            Clause.C_RSY_14B,
            "ends although the session never moved",
            polling()
                .answered(1, 503)
                .resync(2)
                .answered(2, 405)
                .asks(3, RequestType.RECONNECT_SESSION)
                .answered(3, 404)
                .over(),
            "expected the chat to go on"),
        kept(Clause.C_RSY_07, "one", polling().handOver(1, 2)),
        kept(
            Clause.C_RSY_07,
            "one after the other",
            polling().answered(1, 503).resync(2).lost(2).resync(3)),
        broken(
            Clause.C_RSY_07,
            "two at once",
            polling().answered(1, 503).resync(2).resync(3),
            "expected one take-over at a time"),
        kept(
            Clause.C_RSY_10,
            "a late answer and nothing after it",
            polling().cancels(1).lateBatch(1, 0, "a1").poll(2, -1)),
        broken(
            Clause.C_RSY_10,
            "a late batch is told",
            polling().cancels(1).lateBatch(1, 0, "a1").atOnce().hears("a1"),
            "expected no effect of the late answer"),
        broken(
            Clause.C_RSY_10,
            "a late OK settles a line",
            new Story()
                .says(1, "v1")
                .post(1, 1, "v1")
                .cancels(1)
                .answeredLate(1, 200)
                .atOnce()
                .settled(1, Fate.ACCEPTED),
            "expected no effect of the late answer"));
  }

  /** What was on its way or waits. */
  private static List<Crafted> sendingAgain() {
    return List.of(
        kept(Clause.C_RSY_03B, "first things first", restored().post(5, 1, "v1")),
        broken(
            Clause.C_RSY_03B,
            "the newer line first",
            restored().post(5, 2, "v2"),
            "expected [v1] first after the hand-over"),
        idle(
            Clause.C_RSY_03B,
            "only one line waits",
            restored().settled(2, Fate.NOT_SENT).post(5, 1, "v1")),
        kept(Clause.C_RSY_03A, "the line is sent again", restored().post(5, 1, "v1")),
        broken(
            Clause.C_RSY_03A,
            "nothing is sent again",
            restored().ends(),
            "expected these lines to be sent again after the hand-over: [v1]"),
        broken(
            Clause.C_RSY_03A,
            "the line is dropped when the session is restored",
            restored().settled(1, Fate.NOT_SENT),
            "expected 'v1' to be sent again"),
        idle(
            Clause.C_RSY_03A,
            "the transcript shows the line",
            restored("v1").settled(1, Fate.ACCEPTED).ends()),
        idle(Clause.C_RSY_03A, "the session ends", restored().over().ends()),
        broken(
            Clause.C_RSY_03A,
            "a line is dropped",
            new Story().says(1, "v1").post(1, 1, "v1").answered(1, 503).settled(1, Fate.NOT_SENT),
            "to be kept during the hand-over"),
        kept(Clause.C_RSY_04, "after the transcript", restored().post(5, 1, "v1")),
        broken(
            Clause.C_RSY_04,
            "on the heels of the take-over",
            new Story().says(1, "v1").post(1, 1, "v1").handOver(1, 2).post(3, 1, "v1"),
            "expected no POST before ChasitorSessionData"),
        kept(
            Clause.C_RSY_04,
            "the server knows no way of taking over, so the session never moved",
            neverMoved().post(5, 1, "v1")),
        broken(
            Clause.C_RSY_04,
            "the server knows the other way",
            new Story()
                .says(1, "v1")
                .post(1, 1, "v1")
                .answered(1, 503)
                .resync(2)
                .answered(2, 405)
                .post(5, 1, "v1"),
            "expected no POST before ChasitorSessionData"),
        kept(
            Clause.C_RSY_03A,
            "an event that a 503 interrupted",
            interruptedEvent().numbered(6, RequestType.CUSTOM_EVENT, 1).answered(6, 200).stops()),
        broken(
            Clause.C_RSY_03A,
            "an event that a 503 interrupted is forgotten",
            interruptedEvent().stops(),
            "expected the event to be sent again"),
        idle(
            Clause.C_RSY_03A,
            "an event that a 503 interrupted, when numbers start again since the other way is asked",
            new Story()
                .numbered(1, RequestType.CUSTOM_EVENT, 1)
                .answered(1, 503)
                .resync(2)
                .answered(2, 405)
                .reconnect(3, Optional.empty())
                .takenOver(3, "key-2", "node-1")
                .under("key-2", "node-1")
                .poll(4, -1)
                .transcript(4, 0)
                .isRestored()
                .stops()),
        idle(
            Clause.C_RSY_03A,
            "an event that a 503 interrupted, and then the end",
            interruptedEvent().over().stops()),
        idle(
            Clause.C_RSY_03A,
            "what is settled after the session turned out never to have moved",
            neverMoved().settled(1, Fate.UNKNOWN)),
        kept(
            Clause.C_LIV_04,
            "the server knows no way of taking over, so the session never moved",
            neverMoved().poll(5, -1).stops()),
        kept(
            Clause.C_RSY_09,
            "what the transcript lacks",
            restored("v1").settled(1, Fate.ACCEPTED).post(5, 2, "v2")),
        broken(
            Clause.C_RSY_09,
            "what the transcript shows",
            restored("v1").post(5, 1, "v1"),
            "expected no repeat of a line that the transcript shows"),
        idle(Clause.C_RSY_09, "nothing to send", restored("v1")));
  }

  /** The take-over itself. */
  private static List<Crafted> takingOver() {
    return List.of(
        kept(Clause.C_RSY_05A, "under the new names", polling().handOver(1, 2).poll(3, -1)),
        broken(
            Clause.C_RSY_05B,
            "at the old node",
            polling().handOver(1, 2).under("key-2", "node-0").poll(3, -1),
            "expected node=node-1"),
        broken(
            Clause.C_RSY_05A,
            "with the old key",
            polling().handOver(1, 2).under("key-1", "node-1").poll(3, -1),
            "expected the latest key"),
        kept(Clause.C_RSY_05B, "at the new node", polling().handOver(1, 2).poll(3, -1)),
        kept(
            Clause.C_RSY_06A, "everything is reported", notValid().settled(1, Fate.UNKNOWN).over()),
        broken(
            Clause.C_RSY_06A,
            "the end is not",
            notValid().settled(1, Fate.UNKNOWN),
            "expected a report of the end of the lost session"),
        broken(
            Clause.C_RSY_06B,
            "a line is not",
            notValid().over(),
            "expected a settlement of every line of the lost session"),
        kept(Clause.C_RSY_06B, "every line is", notValid().settled(1, Fate.UNKNOWN).over()),
        idle(
            Clause.C_RSY_06B,
            "the line was settled after the old document was written",
            new Story()
                .says(1, "v1")
                .post(1, 1, "v1")
                .halts(Halt.FROZEN, 1)
                .settled(1, Fate.ACCEPTED)
                .loses(Halt.OUTDATED)
                .resync(2)
                .takenOver(2, "", "")
                .over()),
        idle(
            Clause.C_RSY_06B,
            "no line waits",
            polling().answered(1, 503).resync(2).takenOver(2, "", "").over()),
        kept(Clause.C_RSY_06C, "sends nothing more", notValid().settled(1, Fate.UNKNOWN).over()),
        broken(
            Clause.C_RSY_06C,
            "polls on",
            notValid().poll(3, -1).settled(1, Fate.UNKNOWN).over(),
            "expected no request after the session was lost"),
        kept(
            Clause.C_RSY_08A,
            "after a pause",
            polling().answered(1, 503).resync(2).lost(2).resync(3).answered(3, 500).resync(4)),
        kept(Clause.C_RSY_08A, "or given up", polling().answered(1, 503).resync(2).lost(2).over()),
        broken(
            Clause.C_RSY_08A,
            "waits for ever",
            polling().answered(1, 503).resync(2).lost(2),
            "observed nothing"),
        broken(
            Clause.C_RSY_08B,
            "without a pause",
            polling().answered(1, 503).resync(2).lost(2).atOnce().resync(3),
            "expected a pause"),
        kept(
            Clause.C_RSY_08B,
            "after a pause",
            polling().answered(1, 503).resync(2).lost(2).resync(3)),
        idle(Clause.C_RSY_08A, "at the first try", polling().handOver(1, 2)));
  }

  /** What the transcript brings. */
  private static List<Crafted> restoring() {
    return List.of(
        kept(
            Clause.C_RSY_15A,
            "the new lines only",
            shown("a1", "a2").recovers(false, "a2").poll(4, 5)),
        kept(
            Clause.C_RSY_15B,
            "marked, since none was heard before",
            shown("a8", "a9").recovers(true, "a8", "a9").poll(4, 5)),
        idle(Clause.C_RSY_15A, "nothing is new", shown("a1").poll(4, 5)),
        broken(
            Clause.C_RSY_15A,
            "the new lines are taken for old ones",
            shown("a8", "a9").poll(4, 5),
            "expected each line of the transcript"),
        broken(
            Clause.C_RSY_15A,
            "one of them is",
            shown("a1", "a2", "a3").recovers(false, "a3").poll(4, 5),
            "expected each line of the transcript"),
        broken(
            Clause.C_RSY_15B,
            "a mark where the transcript goes on",
            shown("a1", "a2").recovers(true, "a2").poll(4, 5),
            "expected no doubt about the place"),
        broken(
            Clause.C_RSY_15B,
            "a mark although nothing was heard before",
            polling()
                .handOver(1, 2)
                .poll(3, -1)
                .transcriptOfAgents(3, 5, "a1")
                .isRestored()
                .recovers(true, "a1"),
            "expected no doubt about the place"),
        broken(
            Clause.C_RSY_15B,
            "a mark on a line that was pushed",
            shown("a8").recovers(true, "a8", "a9").poll(4, 5),
            "expected no doubt about the place"),
        kept(
            Clause.C_RSY_15B,
            "marked, since one equal line is weak evidence",
            shown("a1", "a2").recovers(true, "a1").recovers(false, "a2").poll(4, 5)),
        broken(
            Clause.C_RSY_15B,
            "a mark although two known lines are shown",
            polling()
                .batch(1, 0, "a1", "a2")
                .hears("a1", "a2")
                .poll(6, 0)
                .handOver(6, 2)
                .poll(3, -1)
                .transcriptOfAgents(3, 5, "a1", "a2")
                .isRestored()
                .recovers(true, "a2"),
            "expected no doubt about the place"),
        broken(
            Clause.C_RSY_15B,
            "a mark after the next poll",
            shown("a8", "a9").recovers(true, "a8", "a9").poll(4, 5).recovers(true, "a9"),
            "expected no doubt about the place"),
        idle(Clause.C_RSY_15A, "no transcript", polling().batch(1, 0, "a1").hears("a1").poll(2, 0)),
        kept(Clause.C_DLV_01A, "a repeat that is marked", shown("a8").recovers(true, "a8", "a1")),
        kept(
            Clause.C_DLV_02,
            "an older line that is marked as a repeat",
            new Story().agentSays("a1", "a2").hears("a1", "a2").recovers(true, "a1")),
        broken(
            Clause.C_DLV_02,
            "a mark on a line that is heard for the first time",
            new Story().agentSays("a1", "a2").hears("a2").recovers(true, "a1"),
            "expected the order in which the agent spoke"));
  }

  /** One line was heard before the hand-over, and the transcript shows these. */
  private static Story shown(String... lines) {
    return polling()
        .batch(1, 0, "a1")
        .hears("a1")
        .poll(6, 0)
        .handOver(6, 2)
        .poll(3, -1)
        .transcriptOfAgents(3, 5, lines)
        .isRestored();
  }

  private static Story polling() {
    return new Story().poll(1, -1);
  }

  /** Two lines said, the first on its way when the node is lost; the transcript shows these. */
  private static Story restored(String... known) {
    return new Story()
        .says(1, "v1")
        .post(1, 1, "v1")
        .handOver(1, 2)
        .says(2, "v2")
        .poll(3, -1)
        .transcript(3, 0, known)
        .isRestored();
  }

  private static Story notValid() {
    return new Story()
        .says(1, "v1")
        .post(1, 1, "v1")
        .answered(1, 503)
        .resync(2)
        .takenOver(2, "", "");
  }

  private static Story interruptedEvent() {
    return new Story()
        .numbered(1, RequestType.CUSTOM_EVENT, 1)
        .handOver(1, 2)
        .poll(3, -1)
        .transcript(3, 0)
        .isRestored();
  }

  /** A 503 came from a gateway: the server knows neither way of taking over. */
  private static Story neverMoved() {
    return new Story()
        .says(1, "v1")
        .post(1, 1, "v1")
        .answered(1, 503)
        .resync(2)
        .answered(2, 405)
        .reconnect(3, Optional.empty())
        .answered(3, 404);
  }
}
