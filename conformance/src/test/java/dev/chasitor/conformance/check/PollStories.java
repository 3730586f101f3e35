package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.RequestType;
import java.util.List;

/** Crafted histories for the C-POLL rules. */
final class PollStories {

  private PollStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(
            Clause.C_POLL_01,
            "a pause in a storm of useless answers",
            storm().later(8).poll(4, -1).ends()),
        broken(
            Clause.C_POLL_01,
            "a pause after one that was held",
            new Story()
                .opened(1, 40)
                .poll(2, -1)
                .answered(2, 204)
                .poll(3, -1)
                .later(30)
                .answered(3, 204)
                .later(8)
                .poll(4, -1)
                .ends(),
            "expected another poll at once"),
        broken(
            Clause.C_POLL_01,
            "a storm ends it all",
            storm().later(50).poll(4, -1).ends(),
            "expected another poll at once"),
        kept(
            Clause.C_POLL_01,
            "after a 204",
            polling().answered(2, 204).poll(3, -1).later(9).lost(3)),
        broken(
            Clause.C_POLL_01,
            "five seconds later",
            polling().answered(2, 204).later(5).poll(3, -1),
            "expected another poll at once"),
        broken(
            Clause.C_POLL_01,
            "never again after a batch",
            polling().batch(2, 0, "a1").ends(),
            "expected another poll at once"),
        idle(Clause.C_POLL_01, "a failure may be followed by a pause", polling().lost(2).ends()),
        kept(Clause.C_POLL_02, "one after the other", polling().answered(2, 204).poll(3, -1)),
        broken(Clause.C_POLL_02, "two", polling().poll(3, -1), "expected one open poll"),
        kept(
            Clause.C_POLL_03,
            "given up, and again",
            polling().later(40).cancels(2).poll(3, -1).answered(3, 204)),
        broken(
            Clause.C_POLL_03,
            "waits for ever",
            polling().ends(),
            "expected the client to give up the silent poll"),
        broken(
            Clause.C_POLL_03,
            "given up for good",
            polling().later(40).timesOut(2).ends(),
            "expected another poll after the silent one"),
        idle(Clause.C_POLL_03, "answered in time", polling().later(39).answered(2, 204)),
        kept(Clause.C_POLL_04, "7 seconds", polling(7).later(7).timesOut(2).poll(3, -1)),
        broken(
            Clause.C_POLL_04,
            "30 although 7 were told",
            polling(7).later(30).timesOut(2).poll(3, -1),
            "after the server's 7 s"),
        idle(Clause.C_POLL_04, "40 may be a constant", polling().later(40).cancels(2).poll(3, -1)),
        kept(Clause.C_POLL_05, "waits 39 seconds", polling().later(39).answered(2, 204)),
        broken(
            Clause.C_POLL_05,
            "waits 10 seconds",
            polling().later(10).timesOut(2).poll(3, -1),
            "expected the poll to stay open for"),
        idle(
            Clause.C_POLL_05,
            "a 503 is a reason",
            polling().init(3, 1).answered(3, 503).atOnce().cancels(2)),
        kept(
            Clause.C_POLL_06,
            "a pause",
            polling().lost(2).poll(3, -1).lost(3).later(1).poll(4, -1)),
        broken(
            Clause.C_POLL_06,
            "none",
            polling().lost(2).poll(3, -1).lost(3).atOnce().poll(4, -1),
            "after failure 2 in a row, observed 0 ms"),
        broken(
            Clause.C_POLL_06,
            "an hour",
            polling().answered(2, 500).poll(3, -1).lost(3).later(3_600).poll(4, -1),
            "after failure 2 in a row"),
        idle(Clause.C_POLL_06, "once at once", polling().lost(2).atOnce().poll(3, -1)),
        kept(
            Clause.C_POLL_07,
            "heard from the next one",
            polling().cancels(2).poll(3, -1).lateBatch(2, 0, "a1").batch(3, 0, "a1").hears("a1")),
        broken(
            Clause.C_POLL_07,
            "heard from it",
            polling().cancels(2).poll(3, -1).lateBatch(2, 0, "a1").hears("a1"),
            "expected no line of a poll that was given up"),
        kept(Clause.C_POLL_08, "stops", polling().answered(2, 403).over()),
        broken(
            Clause.C_POLL_08,
            "polls on",
            polling().answered(2, 403).over().poll(3, -1),
            "expected no poll after the end of the session"),
        broken(
            Clause.C_POLL_08,
            "polls once more",
            polling().answered(2, 403).poll(3, -1).over(),
            "expected no poll after the end of the session"),
        kept(
            Clause.C_POLL_08,
            "polls while its listener is slow",
            polling().listener(Mishap.DAWDLED).answered(2, 403).poll(3, -1).over()),
        kept(Clause.C_POLL_09, "goes on", polling().answered(2, 204).poll(3, -1)),
        broken(
            Clause.C_POLL_09,
            "ends",
            polling().answered(2, 204).over(),
            "expected another poll after a 204"),
        kept(Clause.C_POLL_10, "rests", spinning(12).later(1).poll(20, -1)),
        broken(
            Clause.C_POLL_10,
            "spins",
            spinning(12).atOnce().poll(20, -1),
            "expected a pause after 12 quick answers"),
        idle(Clause.C_POLL_10, "a few at once", spinning(8).atOnce().poll(20, -1)),
        idle(
            Clause.C_POLL_09,
            "after the visitor's end it may be one",
            polling().asks(3, RequestType.DELETE_SESSION_ID).answered(2, 204).over()));
  }

  private static Story polling() {
    return polling(40);
  }

  private static Story polling(long timeout) {
    return new Story().opened(1, timeout).poll(2, -1);
  }

  /** Polls that are answered at once and bring nothing, with pauses as each begins. */
  private static Story spinning(int answers) {
    Story story = new Story().opened(1, 40);
    for (long call = 100; call < 100 + answers; call++) {
      story.later(call > 110 ? 1 : 0).poll(call, -1).answered(call, 204);
    }
    return story;
  }

  /** Two answers at once that bring nothing. */
  private static Story storm() {
    return new Story().opened(1, 40).poll(2, -1).answered(2, 204).poll(3, -1).answered(3, 204);
  }
}
