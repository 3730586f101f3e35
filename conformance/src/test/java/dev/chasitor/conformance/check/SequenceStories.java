package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import java.util.List;
import java.util.OptionalLong;

/** Crafted histories for the C-SEQ rules. */
final class SequenceStories {

  private SequenceStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(Clause.C_SEQ_01, "one by one", begun().post(2, 2, "v1").answered(2, 200)),
        kept(
            Clause.C_SEQ_01,
            "a retry repeats",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v1").answered(3, 200)),
        kept(
            Clause.C_SEQ_01,
            "409 tells where to go on",
            begun().post(2, 2, "v1").outOfSync(2, 8).post(3, 9, "v1")),
        broken(
            Clause.C_SEQ_01,
            "409 tells where to go on, and it goes elsewhere",
            begun().post(2, 2, "v1").outOfSync(2, 8).post(3, 12, "v1"),
            "expected number 3, observed"),
        broken(
            Clause.C_SEQ_01,
            "a poll's 409 is no leave to skip",
            begun().poll(2, -1).answered(2, 409).post(3, 7, "v1"),
            "expected number 2, observed"),
        kept(
            Clause.C_SEQ_01,
            "numbers begin anew, as agreed",
            restarting(begun()).post(2, 2, "v1").handOver(2, 3).post(4, 1, "v1")),
        broken(
            Clause.C_SEQ_01,
            "a number is left out",
            begun().post(2, 3, "v1"),
            "expected number 2, observed"),
        broken(
            Clause.C_SEQ_01,
            "the number sticks",
            begun().post(2, 2, "v1").answered(2, 200).post(3, 2, "v2"),
            "expected number 3, observed"),
        broken(Clause.C_SEQ_01, "the first is not 1", new Story().init(1, 2), "expected number 1"),
        kept(
            Clause.C_SEQ_02A,
            "a retry repeats number and body",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v1")),
        kept(
            Clause.C_SEQ_02B,
            "a retry repeats number and body",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v1")),
        broken(
            Clause.C_SEQ_02A,
            "a retry takes a new number",
            begun().post(2, 2, "v1").lost(2).post(3, 3, "v1"),
            "expected number 2 for the retry of"),
        broken(
            Clause.C_SEQ_02B,
            "a number goes to another line",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v2"),
            "expected number 2 to stay with"),
        idle(
            Clause.C_SEQ_02A,
            "409 tells that the number was not taken",
            begun().post(2, 2, "v1").outOfSync(2, 4).post(3, 5, "v1")),
        broken(
            Clause.C_SEQ_02A,
            "409 tells that the number was taken",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v1").outOfSync(3, 2).post(4, 3, "v1"),
            "expected number 2 for the retry of"),
        broken(
            Clause.C_SEQ_02A,
            "what may have arrived goes under another number",
            begun().post(2, 2, "v1").lost(2).post(3, 2, "v1").outOfSync(3, 5).post(4, 6, "v1"),
            "expected number 2 for the retry of"),
        broken(
            Clause.C_SEQ_02A,
            "so does what the server failed on",
            begun()
                .post(2, 2, "v1")
                .answered(2, 500)
                .post(3, 2, "v1")
                .outOfSync(3, 5)
                .post(4, 6, "v1"),
            "expected number 2 for the retry of"),
        kept(
            Clause.C_SEQ_02A,
            "a transcript tells that it has not arrived",
            begun()
                .post(2, 2, "v1")
                .handOver(2, 3)
                .poll(4, -1)
                .transcript(4, 0)
                .post(5, 2, "v1")
                .outOfSync(5, 0)
                .post(6, 1, "v1")),
        broken(
            Clause.C_SEQ_02A,
            "a poll's 409 is no leave to renumber",
            begun().post(2, 2, "v1").lost(2).poll(3, -1).answered(3, 409).post(4, 3, "v1"),
            "expected number 2 for the retry of"),
        broken(
            Clause.C_SEQ_02B,
            "a number from long before the 409 goes to another line",
            begun()
                .post(2, 2, "v1")
                .answered(2, 200)
                .post(3, 3, "v2")
                .outOfSync(3, 2)
                .post(4, 2, "v2"),
            "expected number 2 to stay with"),
        kept(
            Clause.C_SEQ_03A,
            "as it was said, one of them twice",
            said().post(2, 2, "v1").lost(2).post(3, 2, "v1").answered(3, 200).post(4, 3, "v2")),
        kept(
            Clause.C_SEQ_03B,
            "as it was said, one of them twice",
            said().post(2, 2, "v1").lost(2).post(3, 2, "v1").answered(3, 200).post(4, 3, "v2")),
        broken(
            Clause.C_SEQ_03A,
            "the last first",
            said().post(2, 2, "v2").answered(2, 200).post(3, 3, "v1"),
            "observed 'v1' late"),
        kept(
            Clause.C_SEQ_03B,
            "two fail at once, and go again in order",
            said()
                .post(2, 2, "v1")
                .post(3, 3, "v2")
                .lost(2)
                .lost(3)
                .post(4, 2, "v1")
                .answered(4, 200)
                .post(5, 3, "v2")),
        idle(
            Clause.C_SEQ_03B,
            "the listener hears late that a line was given up",
            said()
                .post(2, 2, "v1")
                .listener(Mishap.DAWDLED)
                .lost(2)
                .post(3, 3, "v2")
                .settled(1, Fate.UNKNOWN)),
        broken(
            Clause.C_SEQ_03B,
            "a line of a batch is skipped",
            said()
                .says(3, "v3")
                .multi(2, OptionalLong.of(2), "v1", "v2")
                .lost(2)
                .post(3, 3, "v1")
                .answered(3, 200)
                .post(4, 4, "v3"),
            "expected 'v2' again first"),
        idle(
            Clause.C_SEQ_03B,
            "a line that failed is given up",
            said().post(2, 2, "v1").lost(2).settled(1, Fate.UNKNOWN).post(3, 3, "v2")),
        broken(
            Clause.C_SEQ_03B,
            "another one before the repeat",
            said().post(2, 2, "v1").lost(2).post(3, 3, "v2"),
            "expected 'v1' again first"),
        kept(
            Clause.C_SEQ_04,
            "each waits for the one before",
            begun().post(2, 2, "v1").cancels(2).post(3, 2, "v1").answered(3, 200)),
        broken(
            Clause.C_SEQ_04,
            "two at once",
            begun().post(2, 2, "v1").post(3, 3, "v2"),
            "expected an answer first"),
        kept(
            Clause.C_SEQ_05A, "as they were said", said().multi(2, OptionalLong.of(2), "v1", "v2")),
        kept(
            Clause.C_SEQ_05B, "as they were said", said().multi(2, OptionalLong.of(2), "v1", "v2")),
        broken(
            Clause.C_SEQ_05B,
            "sorted backwards",
            said().multi(2, OptionalLong.of(2), "v2", "v1"),
            "expected the order in which the lines were said"),
        broken(
            Clause.C_SEQ_05A,
            "no number",
            said().multi(2, OptionalLong.empty(), "v1"),
            "expected a number on the batch"),
        kept(
            Clause.C_SEQ_06,
            "numbers go on",
            begun().post(2, 2, "v1").handOver(2, 3).post(4, 2, "v1")),
        broken(
            Clause.C_SEQ_06,
            "numbers begin anew, against the agreement",
            begun()
                .post(2, 2, "v1")
                .answered(2, 200)
                .post(3, 3, "v2")
                .handOver(3, 4)
                .post(5, 1, "v2"),
            "expected numbers to go on"),
        kept(
            Clause.C_SEQ_06,
            "numbers begin anew",
            restarting(begun()).post(2, 2, "v1").handOver(2, 3).post(4, 1, "v1")),
        broken(
            Clause.C_SEQ_06,
            "numbers go on, against the agreement",
            restarting(begun()).post(2, 2, "v1").handOver(2, 3).post(4, 2, "v1"),
            "expected numbers to start again"),
        kept(
            Clause.C_SEQ_06,
            "numbers go on behind what a 409 told",
            begun().post(2, 2, "v1").outOfSync(2, 5).poll(3, -1).handOver(3, 4).post(5, 6, "v1")),
        kept(
            Clause.C_SEQ_06,
            "numbers go on behind a line that may have arrived",
            begun()
                .post(2, 2, "v1")
                .lost(2)
                .post(3, 2, "v1")
                .outOfSync(3, 1)
                .poll(4, -1)
                .handOver(4, 5)
                .post(6, 3, "v2")),
        broken(
            Clause.C_SEQ_06,
            "numbers go on behind a line that was refused, and not behind what a 409 told",
            begun().post(2, 2, "v1").outOfSync(2, 5).poll(3, -1).handOver(3, 4).post(5, 3, "v2"),
            "expected numbers to go on"),
        broken(
            Clause.C_SEQ_06,
            "a poll's 409 is no leave to begin anew",
            begun()
                .post(2, 2, "v1")
                .answered(2, 200)
                .poll(5, -1)
                .handOver(5, 6)
                .poll(7, -1)
                .answered(7, 409)
                .post(8, 1, "v2"),
            "expected numbers to go on"),
        idle(Clause.C_SEQ_06, "no node is lost", begun().post(2, 2, "v1")));
  }

  private static Story begun() {
    return new Story().init(1, 1).answered(1, 200);
  }

  private static Story said() {
    return begun().says(1, "v1").says(2, "v2");
  }

  private static Story restarting(Story story) {
    return story.agreed(NumbersAfterHandOver.RESTART, AckAfterHandOver.RESTART);
  }
}
