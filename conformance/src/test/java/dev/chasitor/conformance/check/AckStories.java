package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import java.util.List;

/** Crafted histories for the C-ACK rules, and for C-RSY-11. */
final class AckStories {

  private AckStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(Clause.C_ACK_01, "begins at -1", new Story().poll(1, -1)),
        broken(Clause.C_ACK_01, "begins at 0", new Story().poll(1, 0), "expected ack -1"),
        idle(Clause.C_ACK_01, "never polls", new Story().init(1, 1)),
        kept(Clause.C_ACK_02, "the sequence of a batch of two", heard().poll(2, 1)),
        broken(Clause.C_ACK_02, "counts answers", heard().poll(2, 0), "expected ack 1, observed"),
        kept(
            Clause.C_ACK_03A,
            "204 and a lost answer change nothing",
            heard().poll(2, 1).answered(2, 204).poll(3, 1).lost(3).poll(4, 1)),
        kept(
            Clause.C_ACK_03B,
            "204 and a lost answer change nothing",
            heard().poll(2, 1).answered(2, 204).poll(3, 1).lost(3).poll(4, 1)),
        broken(
            Clause.C_ACK_03A,
            "204 starts over",
            heard().poll(2, 1).answered(2, 204).poll(3, -1),
            "expected ack 1, observed"),
        broken(
            Clause.C_ACK_03B,
            "a lost answer starts over",
            heard().poll(2, 1).lost(2).poll(3, -1),
            "expected ack 1, observed"),
        broken(
            Clause.C_ACK_05A,
            "an answer that cannot be read is acknowledged",
            new Story().poll(1, -1).cutOff(1, 0, "a1").poll(2, 0),
            "expected ack -1, observed"),
        kept(Clause.C_ACK_04A, "told first", heard().poll(2, 1)),
        broken(
            Clause.C_ACK_04A,
            "acknowledged first",
            new Story().poll(1, -1).batch(1, 1, "a1", "a2").hears("a1").poll(2, 1).hears("a2"),
            "before their ack: [a2]"),
        kept(
            Clause.C_ACK_05A,
            "nothing of it",
            new Story().poll(1, -1).cutOff(1, 0, "a1").poll(2, -1).batch(2, 0, "a1").hears("a1")),
        kept(
            Clause.C_ACK_05B,
            "nothing of it",
            new Story().poll(1, -1).cutOff(1, 0, "a1").poll(2, -1).batch(2, 0, "a1").hears("a1")),
        broken(
            Clause.C_ACK_05B,
            "half of it",
            new Story().poll(1, -1).cutOff(1, 1, "a1", "a2").hears("a1"),
            "expected no line of an unreadable answer"),
        kept(
            Clause.C_ACK_06A,
            "a repeat is left alone",
            heard().poll(2, 1).batch(2, 1, "a1", "a2").poll(3, 1)),
        kept(
            Clause.C_ACK_06B,
            "a repeat is left alone",
            heard().poll(2, 1).batch(2, 1, "a1", "a2").poll(3, 1)),
        broken(
            Clause.C_ACK_06B,
            "a repeat takes the ack back",
            heard().poll(2, 1).batch(2, 0, "a1").poll(3, 0),
            "expected ack 1, observed"),
        broken(
            Clause.C_ACK_06A,
            "a repeat is told",
            heard().poll(2, 1).batch(2, 1, "a1", "a2").hears("a1"),
            "expected no report of a line in a batch at or below the ack"),
        broken(
            Clause.C_ACK_06A,
            "a repeat is told while the chat is not restored yet",
            heard()
                .poll(2, 1)
                .handOver(2, 3)
                .poll(4, -1)
                .batch(4, 0, "a3")
                .hears("a3")
                .poll(5, 0)
                .batch(5, 0, "a3")
                .hears("a3"),
            "expected no report of a line in a batch at or below the ack"),
        idle(Clause.C_ACK_06A, "a new batch is no repeat", heard().poll(2, 1).batch(2, 2, "a3")),
        kept(Clause.C_RSY_11, "begins anew", heard().poll(2, 1).handOver(2, 3).poll(4, -1)),
        broken(
            Clause.C_RSY_11,
            "goes on, against the agreement",
            heard().poll(2, 1).handOver(2, 3).poll(4, 1),
            "expected ack -1, observed"),
        kept(Clause.C_RSY_11, "goes on", keeping(heard()).poll(2, 1).handOver(2, 3).poll(4, 1)),
        broken(
            Clause.C_RSY_11,
            "begins anew, against the agreement",
            keeping(heard()).poll(2, 1).handOver(2, 3).poll(4, -1),
            "expected ack 1, observed"));
  }

  /** A batch of two lines, told. */
  private static Story heard() {
    return new Story().poll(1, -1).batch(1, 1, "a1", "a2").hears("a1", "a2");
  }

  private static Story keeping(Story story) {
    return story.agreed(NumbersAfterHandOver.CONTINUE, AckAfterHandOver.KEEP);
  }
}
