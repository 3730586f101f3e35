package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;
import static dev.chasitor.conformance.check.EndStories.chatting;
import static dev.chasitor.conformance.check.EndStories.posted;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.util.List;

/** Crafted histories for the C-ERR rules. */
final class RefusalStories {

  private RefusalStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(Clause.C_ERR_01A, "after a 200", posted().answered(9, 200).settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_ERR_01A,
            "the transcript shows it",
            posted().lost(9).poll(10, 0).transcript(10, 0, "v1").settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01A,
            "as soon as it left",
            posted().settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        broken(
            Clause.C_ERR_01A,
            "after a 500",
            posted().answered(9, 500).settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01A,
            "409 tells that it was taken",
            posted().lost(9).post(10, 2, "v1").outOfSync(10, 2).settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01A,
            "409 tells that it was not taken",
            posted().outOfSync(9, 1).settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01B,
            "the end was taken",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_ERR_01B,
            "the agent ended it as well",
            chatting()
                .asksForTheEnd(1)
                .poll(9, 0)
                .pushes(9, 1, MessageType.CHAT_ENDED)
                .settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01B,
            "the end counts as soon as it left",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01B,
            "409 tells that the end was taken",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .lost(9)
                .numbered(10, RequestType.CHAT_END, 2)
                .outOfSync(10, 2)
                .settled(1, Fate.ACCEPTED)),
        kept(Clause.C_ERR_02A, "told", posted().answered(9, 400).settled(1, Fate.REFUSED)),
        kept(
            Clause.C_ERR_02A,
            "a repeat was refused, and the try before may have arrived",
            posted().lost(9).post(10, 2, "v1").answered(10, 400).settled(1, Fate.UNKNOWN)),
        broken(
            Clause.C_ERR_02A,
            "the only try was refused",
            posted().answered(9, 400).settled(1, Fate.UNKNOWN).ends(),
            "was refused, observed none"),
        broken(
            Clause.C_ERR_02B,
            "again",
            posted().answered(9, 405).post(10, 2, "v1").settled(1, Fate.REFUSED),
            "expected no second try of a refused line"),
        broken(
            Clause.C_ERR_02A,
            "not told",
            posted().answered(9, 404).ends(),
            "was refused, observed none"),
        broken(
            Clause.C_ERR_02B,
            "ChasitorResyncState again",
            posted()
                .answered(9, 200)
                .asks(10, RequestType.CHASITOR_RESYNC_STATE)
                .answered(10, 400)
                .asks(11, RequestType.CHASITOR_RESYNC_STATE),
            "expected at most 1 of these answers to one request"),
        kept(
            Clause.C_ERR_02B,
            "ChasitorResyncState after another take-over",
            posted()
                .answered(9, 200)
                .asks(10, RequestType.CHASITOR_RESYNC_STATE)
                .answered(10, 400)
                .poll(11, 0)
                .handOver(11, 12)
                .asks(13, RequestType.CHASITOR_RESYNC_STATE)),
        kept(Clause.C_ERR_03D, "over", posted().answered(9, 403).over()),
        kept(
            Clause.C_ERR_03A,
            "polls on for last words",
            posted().answered(9, 403).later(2).poll(10, 0).answered(10, 403).over()),
        broken(
            Clause.C_ERR_03A,
            "polls on when a poll was refused",
            posted().poll(10, 0).answered(10, 403).later(2).poll(11, 0).over(),
            "expected no request after a 403"),
        broken(
            Clause.C_ERR_03B,
            "posts on",
            posted().answered(9, 403).later(2).post(10, 3, "v2").over(),
            "expected no POST after a 403"),
        kept(
            Clause.C_ERR_03C,
            "taken over, since the poll's node was lost",
            posted().answered(9, 403).poll(10, 0).answered(10, 503).resync(11).over()),
        broken(
            Clause.C_ERR_03C,
            "taken over",
            posted().answered(9, 403).resync(10).over(),
            "expected no take-over after a 403"),
        broken(
            Clause.C_ERR_03D,
            "not told",
            posted().answered(9, 403).ends(),
            "expected a report of the end"),
        kept(
            Clause.C_ERR_04C,
            "again, and told",
            posted().answered(9, 500).post(10, 2, "v1").answered(10, 500).settled(1, Fate.REFUSED)),
        broken(
            Clause.C_ERR_04A,
            "a new number",
            posted().answered(9, 500).post(10, 3, "v1"),
            "expected a repeat of"),
        broken(
            Clause.C_ERR_04C,
            "never told",
            posted().answered(9, 500).ends(),
            "expected a settlement after the 500s"),
        kept(
            Clause.C_ERR_05B,
            "again after the wait",
            posted().passes(9, 429, 2).later(2).post(10, 2, "v1").answered(10, 200)),
        broken(
            Clause.C_ERR_05B,
            "too soon",
            posted().passes(9, 429, 2).later(1).post(10, 2, "v1"),
            "expected a wait of 2000 ms"),
        broken(
            Clause.C_ERR_05A,
            "the line is given up",
            posted().passes(9, 408, 0).settled(1, Fate.REFUSED),
            "expected another try after"),
        broken(
            Clause.C_ERR_05A,
            "the chat is given up",
            chatting().poll(5, 0).passes(5, 425, 0).over(),
            "expected another try, observed the end"),
        broken(Clause.C_ERR_04B, "without bound", failingForEver(), "observed try 11"),
        broken(
            Clause.C_ERR_04B,
            "an event without bound",
            eventFailing(10).numbered(30, RequestType.CUSTOM_EVENT, 3),
            "expected at most 10 of these answers to one request"),
        kept(Clause.C_ERR_04B, "an event, and no more", eventFailing(10)),
        kept(
            Clause.C_ERR_01B,
            "the end after its 200",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_ERR_02D,
            "refused by the server",
            posted().answered(9, 400).settled(1, Fate.REFUSED)),
        broken(
            Clause.C_ERR_02D,
            "refused by nobody",
            chatting().says(1, "v1").settled(1, Fate.REFUSED),
            "expected a refusal of the line first"),
        kept(
            Clause.C_ERR_02B,
            "another line after it",
            posted().answered(9, 405).post(10, 2, "v2").settled(1, Fate.REFUSED)),
        kept(
            Clause.C_ERR_02C,
            "the next line at once",
            waiting().answered(9, 400).settled(1, Fate.REFUSED).post(10, 2, "v2")),
        broken(
            Clause.C_ERR_02C,
            "the next line after three seconds",
            waiting().answered(9, 400).settled(1, Fate.REFUSED).later(3).post(10, 2, "v2"),
            "expected the next line at once"),
        idle(
            Clause.C_ERR_02C,
            "the node is lost meanwhile",
            waiting().answered(9, 400).settled(1, Fate.REFUSED).poll(5, 0).answered(5, 503).ends()),
        kept(
            Clause.C_ERR_03A, "nothing more", posted().poll(10, 0).answered(10, 403).over().ends()),
        kept(Clause.C_ERR_03B, "nothing more is posted", posted().answered(9, 403).over().ends()),
        kept(Clause.C_ERR_03C, "no take-over", posted().answered(9, 403).over().ends()),
        kept(
            Clause.C_ERR_04A,
            "the same number",
            posted().answered(9, 500).post(10, 2, "v1").answered(10, 200)),
        broken(
            Clause.C_ERR_04A,
            "the line is given up after the first 500",
            posted().answered(9, 500).settled(1, Fate.UNKNOWN).ends(),
            "expected another try after"),
        kept(
            Clause.C_ERR_05A,
            "the line is tried again",
            posted()
                .passes(9, 425, 0)
                .post(10, 2, "v1")
                .answered(10, 200)
                .settled(1, Fate.ACCEPTED)));
  }

  /** A chat in which a line is on its way and another one waits. */
  private static Story waiting() {
    return chatting().moves(Phase.ESTABLISHED).says(1, "v1").post(9, 2, "v1").says(2, "v2");
  }

  private static Story eventFailing(int times) {
    Story story = posted().answered(9, 200);
    for (int call = 10; call < 10 + times; call++) {
      story.numbered(call, RequestType.CUSTOM_EVENT, 3).answered(call, 500);
    }
    return story;
  }

  private static Story failingForEver() {
    Story story = posted().answered(9, 500);
    for (long call = 10; call < 20; call++) {
      story.post(call, 2, "v1").answered(call, 500);
    }
    return story;
  }
}
