package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import java.util.List;

/** Crafted histories for the C-POLL rules. */
final class PollStories {

  private PollStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(
            Clause.C_POLL_01B,
            "a pause in a storm of useless answers",
            storm().later(8).poll(4, -1).ends()),
        broken(
            Clause.C_POLL_01B,
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
            Clause.C_POLL_01B,
            "a storm ends it all",
            storm().later(50).poll(4, -1).ends(),
            "expected another poll at once"),
        kept(
            Clause.C_POLL_01B,
            "after a 204",
            polling().answered(2, 204).poll(3, -1).later(9).lost(3)),
        broken(
            Clause.C_POLL_01B,
            "five seconds later",
            polling().answered(2, 204).later(5).poll(3, -1),
            "expected another poll at once"),
        broken(
            Clause.C_POLL_01A,
            "never again after a batch",
            polling().batch(2, 0, "a1").ends(),
            "expected another poll at once"),
        idle(Clause.C_POLL_01A, "a failure may be followed by a pause", polling().lost(2).ends()),
        kept(
            Clause.C_POLL_01A,
            "after a batch",
            polling().batch(2, 0, "a1").poll(3, 0).later(9).lost(3)),
        broken(
            Clause.C_POLL_01B,
            "half a second later, each time",
            held(held(polling(), 2, 500), 3, 500),
            "after one of 2 answers, observed pauses of 510 ms and more"),
        kept(
            Clause.C_POLL_01B,
            "half a second later, once",
            held(held(polling(), 2, 500), 3, 0).ends()),
        kept(Clause.C_POLL_02, "one after the other", polling().answered(2, 204).poll(3, -1)),
        broken(Clause.C_POLL_02, "two", polling().poll(3, -1), "expected one open poll"),
        kept(
            Clause.C_POLL_03A,
            "given up, and again",
            polling().later(40).cancels(2).poll(3, -1).answered(3, 204)),
        kept(
            Clause.C_POLL_03B,
            "given up, and again",
            polling().later(40).cancels(2).poll(3, -1).answered(3, 204)),
        broken(
            Clause.C_POLL_03A,
            "waits for ever",
            polling().ends(),
            "expected the client to give up the silent poll"),
        broken(
            Clause.C_POLL_03B,
            "given up for good",
            polling().later(40).timesOut(2).ends(),
            "expected another poll after the silent one"),
        idle(Clause.C_POLL_03A, "answered in time", polling().later(39).answered(2, 204)),
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
            Clause.C_POLL_06A,
            "a pause",
            polling().lost(2).poll(3, -1).lost(3).later(1).poll(4, -1)),
        kept(
            Clause.C_POLL_06B,
            "a pause",
            polling().lost(2).poll(3, -1).lost(3).later(1).poll(4, -1)),
        broken(
            Clause.C_POLL_06A,
            "none",
            polling().lost(2).poll(3, -1).lost(3).atOnce().poll(4, -1),
            "after failure 2 in a row, observed 0 ms"),
        broken(
            Clause.C_POLL_06B,
            "an hour",
            polling().answered(2, 500).poll(3, -1).lost(3).later(3_600).poll(4, -1),
            "after failure 2 in a row"),
        idle(Clause.C_POLL_06A, "once at once", polling().lost(2).atOnce().poll(3, -1)),
        kept(
            Clause.C_POLL_07,
            "heard from the next one",
            polling().cancels(2).poll(3, -1).lateBatch(2, 0, "a1").batch(3, 0, "a1").hears("a1")),
        broken(
            Clause.C_POLL_07,
            "heard from it",
            polling().cancels(2).poll(3, -1).lateBatch(2, 0, "a1").hears("a1"),
            "expected no line of a poll that was given up"),
        kept(Clause.C_POLL_08A, "stops", polling().answered(2, 403).over()),
        kept(Clause.C_POLL_08C, "stops", polling().answered(2, 403).over()),
        broken(
            Clause.C_POLL_08A,
            "polls on",
            polling().answered(2, 403).over().poll(3, -1),
            "expected no poll after"),
        broken(
            Clause.C_POLL_08C,
            "polls once more",
            polling().answered(2, 403).poll(3, -1).over(),
            "expected no poll after"),
        kept(
            Clause.C_POLL_08B,
            "ended by the agent",
            polling().pushes(2, 0, MessageType.CHAT_ENDED).over()),
        broken(
            Clause.C_POLL_08B,
            "ended by the agent, and polls once more",
            polling().pushes(2, 0, MessageType.CHAT_ENDED).atOnce().poll(3, 0).over(),
            "expected no poll after"),
        idle(
            Clause.C_POLL_08B,
            "a repeat of an old end is none",
            polling().batch(2, 5, "a1").poll(3, 5).pushes(3, 4, MessageType.CHAT_ENDED).poll(4, 5)),
        kept(
            Clause.C_POLL_08C,
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

  /** The server holds a poll, and the next one comes so many milliseconds after its 204. */
  private static Story held(Story story, long call, long pause) {
    return story.later(20).answered(call, 204).waits(pause).poll(call + 1, -1);
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
