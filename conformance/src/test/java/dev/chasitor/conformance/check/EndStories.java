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

/** Crafted histories for the C-END and C-LIV rules. */
final class EndStories {

  private EndStories() {}

  static List<Crafted> all() {
    return Stream.of(ends(), liveness()).flatMap(List::stream).toList();
  }

  private static List<Crafted> ends() {
    return List.of(
        kept(
            Clause.C_END_01A,
            "ChatEnd",
            chatting()
                .asksForTheEnd(1)
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .over()),
        broken(
            Clause.C_END_01A,
            "silence",
            chatting().asksForTheEnd(1).over(),
            "expected ChatEnd, ChatCancel or DELETE first"),
        broken(
            Clause.C_END_01B,
            "types after it",
            chatting()
                .numbered(9, RequestType.CHAT_END, 2)
                .answered(9, 200)
                .numbered(10, RequestType.CHASITOR_TYPING, 3),
            "expected no POST after the end was accepted"),
        kept(
            Clause.C_END_01B,
            "silence after it",
            chatting().numbered(9, RequestType.CHAT_END, 2).answered(9, 200).over().ends()),
        idle(
            Clause.C_END_01A,
            "the agent was sooner",
            chatting().asksForTheEnd(1).poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).over()),
        idle(
            Clause.C_END_01A,
            "it was over, but the listener was too slow to hear of it",
            chatting().asksForTheEnd(1).listener(Mishap.DAWDLED).over()),
        idle(
            Clause.C_END_01A,
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
        kept(
            Clause.C_NOT_01B,
            "a repeat at the next node of what left before the end",
            chatting()
                .numbered(8, RequestType.CHASITOR_TYPING, 2)
                .handOver(8, 9)
                .asksForTheEnd(2)
                .numbered(10, RequestType.CHASITOR_TYPING, 2)),
        kept(Clause.C_END_03A, "once", chatting().poll(5, 0).answered(5, 403).over()),
        kept(Clause.C_END_03B, "once and no more", chatting().over().ends()),
        kept(Clause.C_END_03C, "with a cause", chatting().over().ends()),
        broken(
            Clause.C_END_03C,
            "without a cause",
            chatting().over("").ends(),
            "expected a cause of the end"),
        broken(
            Clause.C_END_03B,
            "twice",
            chatting().over().over(),
            "expected one report of the end, observed 2"),
        kept(
            Clause.C_END_04A,
            "after a long time without an answer",
            chatting().poll(5, 0).lost(5).later(30).poll(6, 0).lost(6).over()),
        kept(
            Clause.C_END_04C,
            "a line that failed is tried again",
            chatting()
                .says(1, "v1")
                .post(5, 2, "v1")
                .lost(5)
                .post(6, 2, "v1")
                .answered(6, 200)
                .settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_END_04C,
            "a line is given up after its first failure",
            chatting().says(1, "v1").post(5, 2, "v1").lost(5).settled(1, Fate.UNKNOWN),
            "expected another try after"),
        broken(
            Clause.C_END_04A,
            "at the first error",
            chatting().poll(5, 0).lost(5).over(),
            "expected the client to keep trying"),
        kept(
            Clause.C_END_04B,
            "goes on after a refusal of what the session does not need",
            chatting().asks(5, RequestType.CHASITOR_TYPING).answered(5, 404).later(5).poll(6, 0)),
        broken(
            Clause.C_END_04B,
            "at a refusal of what the session does not need",
            chatting().asks(5, RequestType.CHASITOR_TYPING).answered(5, 404).over(),
            "expected the client to keep trying"),
        broken(
            Clause.C_END_04A,
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
            Clause.C_END_04A,
            "ended",
            chatting().poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).over()),
        broken(
            Clause.C_END_03A,
            "never",
            chatting().poll(5, 0).pushes(5, 1, MessageType.CHAT_ENDED).ends(),
            "expected a report of the end of the session"));
  }

  private static Story typing(int times) {
    Story story = chatting();
    for (int call = 10; call < 10 + times; call++) {
      story.numbered(call, RequestType.CHASITOR_TYPING, call);
    }
    return story;
  }

  private static List<Crafted> liveness() {
    return List.of(
        broken(
            Clause.C_LIV_02D,
            "declined and there",
            posted().serverTakes("v1").settled(1, Fate.DECLINED),
            "a line reported as DECLINED to be absent"),
        broken(
            Clause.C_LIV_02D,
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
        kept(Clause.C_LIV_05A, "at once", watched().closes().cancels(2).ends()),
        broken(
            Clause.C_LIV_05A,
            "waits for the poll",
            watched().closes().later(30).answered(2, 204).ends(),
            "all calls of a dropped session, still open"),
        kept(Clause.C_LIV_05B, "silence", watched().closes().cancels(2).ends()),
        broken(
            Clause.C_LIV_05B,
            "polls on",
            watched().closes().cancels(2).later(5).poll(9, -1),
            "expected nothing after the session was dropped"));
  }

  private static Story watched() {
    return new Story().opened(1, 40).poll(2, -1);
  }

  /** A chat with an agent. */
  static Story chatting() {
    return watched().pushes(2, 0, MessageType.CHAT_REQUEST_SUCCESS, MessageType.CHAT_ESTABLISHED);
  }

  /** A chat in which a line is on its way. */
  static Story posted() {
    return chatting().says(1, "v1").post(9, 2, "v1");
  }
}
