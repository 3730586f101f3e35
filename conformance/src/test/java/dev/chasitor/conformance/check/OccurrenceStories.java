package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.Clause;
import java.util.List;
import java.util.stream.Stream;

/**
 * Histories in which people say the same thing twice: no rule takes the second line for a repeat.
 */
final class OccurrenceStories {

  private OccurrenceStories() {}

  static List<Crafted> all() {
    return Stream.of(said(), processed(), heard()).flatMap(List::stream).toList();
  }

  private static List<Crafted> said() {
    return List.of(
        kept(
            Clause.C_SEQ_02A,
            "two lines of one text, each repeated under its number",
            twice()
                .post(1, 1, "ok")
                .lost(1)
                .post(2, 1, "ok")
                .answered(2, 200)
                .settled(1, Fate.ACCEPTED)
                .post(3, 2, "ok")
                .lost(3)
                .post(4, 2, "ok")),
        broken(
            Clause.C_SEQ_02A,
            "the first of two equal lines is repeated under another number",
            twice().post(1, 1, "ok").lost(1).post(2, 2, "ok"),
            "expected number 1 for the retry"),
        kept(
            Clause.C_RSY_09,
            "the second of two equal lines, of which the transcript shows one",
            shownOnce().says(2, "ok").settled(1, Fate.ACCEPTED).post(5, 2, "ok")),
        broken(
            Clause.C_RSY_09,
            "the one line that the transcript shows",
            shownOnce().post(5, 2, "ok"),
            "expected no repeat of a line that the transcript shows"),
        kept(
            Clause.C_ERR_02B,
            "the first of two equal lines is refused, and the second is sent",
            twice()
                .post(1, 1, "ok")
                .answered(1, 400)
                .settled(1, Fate.REFUSED)
                .post(2, 2, "ok")
                .answered(2, 200)
                .settled(2, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_02B,
            "a line that was refused is sent again",
            new Story()
                .says(1, "ok")
                .post(1, 1, "ok")
                .answered(1, 400)
                .settled(1, Fate.REFUSED)
                .post(2, 2, "ok"),
            "expected"));
  }

  private static List<Crafted> processed() {
    return List.of(
        kept(
            Clause.C_LIV_02B,
            "two equal lines are taken",
            taken()
                .post(2, 2, "ok")
                .serverTakes("ok")
                .answered(2, 200)
                .settled(2, Fate.ACCEPTED)
                .stops()),
        broken(
            Clause.C_LIV_02B,
            "the first of two equal lines is taken twice",
            taken()
                .post(2, 2, "ok")
                .serverTakes("ok")
                .serverTakes("ok")
                .answered(2, 200)
                .settled(2, Fate.ACCEPTED)
                .stops(),
            "expected"));
  }

  private static List<Crafted> heard() {
    return List.of(
        kept(Clause.C_DLV_01A, "the agent says it twice", agentTwice().hears("ok").hears("ok")),
        broken(
            Clause.C_DLV_01A,
            "the agent said it twice, and it is heard three times",
            agentTwice().hears("ok").hears("ok").hears("ok"),
            "expected each line once"),
        kept(
            Clause.C_DLV_02,
            "something is said between the two",
            new Story().agentSays("ok", "a1", "ok").hears("ok").hears("a1").hears("ok")),
        broken(
            Clause.C_DLV_02,
            "what was said between the two comes last",
            new Story().agentSays("ok", "a1", "ok").hears("ok").hears("ok").hears("a1"),
            "expected the order in which the agent spoke"),
        kept(
            Clause.C_DLV_01A,
            "a batch with the same line is new",
            agentTwice()
                .poll(1, -1)
                .batch(1, 0, "ok")
                .hears("ok")
                .poll(2, 0)
                .batch(2, 1, "ok")
                .hears("ok")));
  }

  private static Story twice() {
    return new Story().says(1, "ok").says(2, "ok");
  }

  private static Story taken() {
    return new Story()
        .says(1, "ok")
        .post(1, 1, "ok")
        .serverTakes("ok")
        .answered(1, 200)
        .settled(1, Fate.ACCEPTED)
        .says(2, "ok");
  }

  /** A line is on its way when its node is lost, and the transcript shows it. */
  private static Story shownOnce() {
    return new Story()
        .says(1, "ok")
        .post(1, 1, "ok")
        .serverTakes("ok")
        .handOver(1, 2)
        .poll(3, -1)
        .transcript(3, 0, "ok")
        .isRestored();
  }

  private static Story agentTwice() {
    return new Story().agentSays("ok", "ok");
  }
}
