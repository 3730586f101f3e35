package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.util.List;
import java.util.stream.Stream;

/** Crafted histories for the C-END, C-ERR and C-LIV rules. */
final class EndStories {

  private EndStories() {}

  static List<Crafted> all() {
    return Stream.of(ends(), refusals(), liveness()).flatMap(List::stream).toList();
  }

  private static List<Crafted> ends() {
    return List.of(
        kept(
            Clause.C_END_01,
            "ChatEnd",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .over()),
        broken(
            Clause.C_END_01,
            "silence",
            chatting().asksForTheEnd(1).over(),
            "expected ChatEnd, ChatCancel or DELETE first"),
        broken(
            Clause.C_END_01,
            "types after it",
            chatting()
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .numbered(10, RequestType.CHASITOR_TYPING, 3),
            "expected no POST after the end was accepted"),
        idle(
            Clause.C_END_01,
            "the agent was sooner",
            chatting().asksForTheEnd(1).poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).over()),
        idle(
            Clause.C_END_01,
            "it was over, but the listener was too slow to hear of it",
            chatting().asksForTheEnd(1).listener(Mishap.DAWDLED).over()),
        idle(
            Clause.C_END_01,
            "the server sends the client elsewhere, once too often",
            chatting().asksForTheEnd(1).poll(5, 0).switches(5, 1, "third.example").over()),
        kept(
            Clause.C_END_02,
            "behind the lines",
            chatting()
                .says(1, "v1")
                .asksForTheEnd(2)
                .post(8, 2, "v1")
                .answered(8, 200)
                .numbered(9, RequestType.CHAT_END, 3)),
        broken(
            Clause.C_END_02,
            "before a line",
            chatting().says(1, "v1").asksForTheEnd(2).numbered(9, RequestType.CHAT_END, 2),
            "expected these lines first: [v1]"),
        kept(
            Clause.C_END_02,
            "behind a line that a lost node had interrupted",
            chatting()
                .says(1, "v1")
                .asksForTheEnd(2)
                .post(8, 2, "v1")
                .answered(8, 503)
                .post(9, 2, "v1")
                .answered(9, 200)
                .numbered(10, RequestType.CHAT_END, 3)),
        broken(
            Clause.C_END_02,
            "before a line that a lost node had interrupted",
            chatting()
                .says(1, "v1")
                .asksForTheEnd(2)
                .post(8, 2, "v1")
                .answered(8, 503)
                .numbered(9, RequestType.CHAT_END, 3),
            "expected these lines first: [v1]"),
        broken(
            Clause.C_END_02,
            "DELETE overtakes a line, with an agent there",
            chatting()
                .moves(Phase.ESTABLISHED)
                .says(1, "v1")
                .asksForTheEnd(2)
                .asks(9, RequestType.DELETE_SESSION_ID),
            "expected these lines first: [v1]"),
        kept(
            Clause.C_END_02,
            "who leaves the queue has nobody to say a line to",
            chatting()
                .says(1, "v1")
                .asksForTheEnd(2)
                .asks(9, RequestType.DELETE_SESSION_ID)
                .settled(1, Fate.NOT_SENT)
                .numbered(10, RequestType.CHAT_END, 3)),
        kept(
            Clause.C_NOT_01A,
            "the visitor types to an agent",
            chatting().numbered(8, RequestType.CHASITOR_TYPING, 2)),
        kept(
            Clause.C_NOT_01B,
            "the visitor types to an agent",
            chatting().numbered(8, RequestType.CHASITOR_TYPING, 2)),
        kept(
            Clause.C_NOT_01A,
            "to another agent, after the first was disconnected",
            chatting()
                .tells(MessageType.AGENT_DISCONNECT)
                .poll(7, 0)
                .pushes(7, 1, MessageType.CHAT_TRANSFERRED)
                .numbered(8, RequestType.CHASITOR_TYPING, 2)),
        broken(
            Clause.C_NOT_01B,
            "behind the end",
            chatting().asksForTheEnd(2).numbered(8, RequestType.CHASITOR_TYPING, 2),
            "expected no notice after"),
        broken(
            Clause.C_NOT_01A,
            "to nobody",
            chatting()
                .tells(MessageType.AGENT_DISCONNECT)
                .numbered(8, RequestType.CHASITOR_SNEAK_PEEK, 2),
            "expected no notice after"),
        broken(
            Clause.C_NOT_01C,
            "with each keystroke",
            typing(9),
            "expected at most 8 notices within a second"),
        kept(Clause.C_NOT_01C, "now and then", typing(8)),
        kept(
            Clause.C_NOT_01B,
            "a repeat of what failed before the end",
            chatting()
                .numbered(8, RequestType.CHASITOR_TYPING, 2)
                .lost(8)
                .asksForTheEnd(2)
                .numbered(9, RequestType.CHASITOR_TYPING, 2)),
        kept(Clause.C_END_03, "once", chatting().poll(5, 0).answered(5, 403).over()),
        broken(
            Clause.C_END_03,
            "twice",
            chatting().over().over(),
            "expected one report of the end, observed 2"),
        kept(
            Clause.C_END_04,
            "after a long time without an answer",
            chatting().poll(5, 0).lost(5).later(30).poll(6, 0).lost(6).over()),
        kept(
            Clause.C_END_04,
            "a line that failed is tried again",
            chatting()
                .says(1, "v1")
                .post(5, 2, "v1")
                .lost(5)
                .post(6, 2, "v1")
                .answered(6, 200)
                .settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_END_04,
            "a line is given up after its first failure",
            chatting().says(1, "v1").post(5, 2, "v1").lost(5).settled(1, Fate.UNKNOWN),
            "expected another try after"),
        broken(
            Clause.C_END_04,
            "at the first error",
            chatting().poll(5, 0).lost(5).over(),
            "expected the client to keep trying"),
        broken(
            Clause.C_END_04,
            "at a refusal of what the session does not need",
            chatting().asks(5, RequestType.CHASITOR_TYPING).answered(5, 404).over(),
            "expected the client to keep trying"),
        broken(
            Clause.C_END_04,
            "at the first error after others that were overcome",
            chatting()
                .poll(5, 0)
                .lost(5)
                .later(30)
                .poll(6, 0)
                .answered(6, 204)
                .poll(7, 0)
                .lost(7)
                .over(),
            "expected the client to keep trying"),
        idle(
            Clause.C_END_04,
            "ended",
            chatting().poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).over()),
        broken(
            Clause.C_END_03,
            "never",
            chatting().poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).ends(),
            "expected a report of the end of the session"));
  }

  private static List<Crafted> refusals() {
    return List.of(
        kept(Clause.C_ERR_01, "after a 200", posted().answered(9, 200).settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_ERR_01,
            "the transcript shows it",
            posted().lost(9).poll(10, 0).transcript(10, 0, "v1").settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01,
            "as soon as it left",
            posted().settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        broken(
            Clause.C_ERR_01,
            "after a 500",
            posted().answered(9, 500).settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01,
            "409 tells that it was taken",
            posted().lost(9).post(10, 2, "v1").outOfSync(10, 2).settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01,
            "409 tells that it was not taken",
            posted().outOfSync(9, 1).settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01,
            "the end was taken",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_ERR_01,
            "the agent ended it as well",
            chatting()
                .asksForTheEnd(1)
                .poll(9, 0)
                .pushes(9, 1, MessageType.CHAT_ENDED)
                .settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_ERR_01,
            "the end counts as soon as it left",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .settled(1, Fate.ACCEPTED),
            "expected the server's success first"),
        kept(
            Clause.C_ERR_01,
            "409 tells that the end was taken",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .lost(9)
                .numbered(10, RequestType.CHAT_END, 2)
                .outOfSync(10, 2)
                .settled(1, Fate.ACCEPTED)),
        kept(Clause.C_ERR_02, "told", posted().answered(9, 400).settled(1, Fate.REFUSED)),
        kept(
            Clause.C_ERR_02,
            "a repeat was refused, and the try before may have arrived",
            posted().lost(9).post(10, 2, "v1").answered(10, 400).settled(1, Fate.UNKNOWN)),
        broken(
            Clause.C_ERR_02,
            "the only try was refused",
            posted().answered(9, 400).settled(1, Fate.UNKNOWN).ends(),
            "was refused, observed none"),
        broken(
            Clause.C_ERR_02,
            "again",
            posted().answered(9, 405).post(10, 2, "v1").settled(1, Fate.REFUSED),
            "expected no second try of a refused line"),
        broken(
            Clause.C_ERR_02,
            "not told",
            posted().answered(9, 404).ends(),
            "was refused, observed none"),
        broken(
            Clause.C_ERR_02,
            "ChasitorResyncState again",
            posted()
                .answered(9, 200)
                .asks(10, RequestType.CHASITOR_RESYNC_STATE)
                .answered(10, 400)
                .asks(11, RequestType.CHASITOR_RESYNC_STATE),
            "expected at most 1 of these answers to one request"),
        idle(
            Clause.C_ERR_02,
            "ChasitorResyncState after another take-over",
            posted()
                .answered(9, 200)
                .asks(10, RequestType.CHASITOR_RESYNC_STATE)
                .answered(10, 400)
                .poll(11, 0)
                .handOver(11, 12)
                .asks(13, RequestType.CHASITOR_RESYNC_STATE)),
        kept(Clause.C_ERR_03, "over", posted().answered(9, 403).over()),
        kept(
            Clause.C_ERR_03,
            "polls on for last words",
            posted().answered(9, 403).later(2).poll(10, 0).answered(10, 403).over()),
        broken(
            Clause.C_ERR_03,
            "polls on when a poll was refused",
            posted().poll(10, 0).answered(10, 403).later(2).poll(11, 0).over(),
            "expected no request after a 403"),
        broken(
            Clause.C_ERR_03,
            "posts on",
            posted().answered(9, 403).later(2).post(10, 3, "v2").over(),
            "expected no POST and no take-over"),
        kept(
            Clause.C_ERR_03,
            "taken over, since the poll's node was lost",
            posted().answered(9, 403).poll(10, 0).answered(10, 503).resync(11).over()),
        broken(
            Clause.C_ERR_03,
            "taken over",
            posted().answered(9, 403).resync(10).over(),
            "expected no POST and no take-over"),
        broken(
            Clause.C_ERR_03,
            "not told",
            posted().answered(9, 403).ends(),
            "expected a report of the end"),
        kept(
            Clause.C_ERR_04,
            "again, and told",
            posted().answered(9, 500).post(10, 2, "v1").answered(10, 500).settled(1, Fate.REFUSED)),
        broken(
            Clause.C_ERR_04,
            "a new number",
            posted().answered(9, 500).post(10, 3, "v1"),
            "expected a repeat of"),
        broken(
            Clause.C_ERR_04,
            "never told",
            posted().answered(9, 500).ends(),
            "expected a settlement after the 500s"),
        kept(
            Clause.C_ERR_05,
            "again after the wait",
            posted().passes(9, 429, 2).later(2).post(10, 2, "v1").answered(10, 200)),
        broken(
            Clause.C_ERR_05,
            "too soon",
            posted().passes(9, 429, 2).later(1).post(10, 2, "v1"),
            "expected a wait of 2000 ms"),
        broken(
            Clause.C_ERR_05,
            "the line is given up",
            posted().passes(9, 408, 0).settled(1, Fate.REFUSED),
            "expected another try of 'v1'"),
        broken(
            Clause.C_ERR_05,
            "the chat is given up",
            chatting().poll(5, 0).passes(5, 425, 0).over(),
            "expected another try, observed the end"),
        broken(Clause.C_ERR_04, "without bound", failingForEver(), "observed try 11"),
        broken(
            Clause.C_ERR_04,
            "an event without bound",
            eventFailing(10).numbered(30, RequestType.CUSTOM_EVENT, 3),
            "expected at most 10 of these answers to one request"),
        idle(Clause.C_ERR_04, "an event, and no more", eventFailing(10)));
  }

  private static Story typing(int times) {
    Story story = chatting();
    for (int call = 10; call < 10 + times; call++) {
      story.numbered(call, RequestType.CHASITOR_TYPING, call);
    }
    return story;
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

  private static List<Crafted> liveness() {
    return List.of(
        broken(
            Clause.C_LIV_02,
            "declined and there",
            posted().serverTakes("v1").settled(1, Fate.DECLINED),
            "a line reported as DECLINED to be absent"),
        broken(
            Clause.C_LIV_02,
            "refused and there",
            posted().serverTakes("v1").settled(1, Fate.REFUSED),
            "a line reported as REFUSED to be absent"),
        kept(Clause.C_LIV_03, "to the end", watched().later(990).poll(9, 0).later(10).stops()),
        broken(Clause.C_LIV_03, "stops", watched().ends(), "the last poll was"),
        idle(Clause.C_LIV_03, "over", watched().over().ends()),
        kept(
            Clause.C_LIV_04,
            "restored",
            watched().handOver(2, 3).poll(4, -1).transcript(4, 0).isRestored().ends()),
        broken(
            Clause.C_LIV_04,
            "waits for the transcript",
            watched().handOver(2, 3).poll(4, -1).ends(),
            "expected ChasitorSessionData or the end"),
        kept(Clause.C_LIV_05, "at once", watched().closes().cancels(2).ends()),
        broken(
            Clause.C_LIV_05,
            "waits for the poll",
            watched().closes().later(30).answered(2, 204).ends(),
            "all calls of a dropped session, still open"),
        broken(
            Clause.C_LIV_05,
            "polls on",
            watched().closes().cancels(2).later(5).poll(9, -1),
            "expected nothing after the session was dropped"));
  }

  private static Story watched() {
    return new Story().opened(1, 40).poll(2, -1);
  }

  private static Story chatting() {
    return watched().pushes(2, 0, MessageType.CHAT_REQUEST_SUCCESS, MessageType.CHAT_ESTABLISHED);
  }

  private static Story posted() {
    return chatting().says(1, "v1").post(9, 2, "v1");
  }
}
