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
import java.util.OptionalLong;

/** Crafted histories for the C-DLV and C-LIV rules. */
final class DeliveryStories {

  private DeliveryStories() {}

  static List<Crafted> all() {
    return List.of(
        kept(Clause.C_DLV_01A, "each once", said().hears("a1", "a2")),
        broken(
            Clause.C_DLV_01A,
            "one of them twice",
            said().hears("a1", "a1"),
            "observed a second delivery"),
        kept(Clause.C_DLV_02, "as it was said", said().hears("a1", "a2")),
        broken(
            Clause.C_DLV_02,
            "the other way round",
            said().hears("a2", "a1"),
            "observed after a later line"),
        kept(Clause.C_DLV_03, "the beginning", said().hears("a1")),
        broken(
            Clause.C_DLV_03,
            "the first is missing",
            said().hears("a2"),
            "expected all earlier lines first"),
        broken(
            Clause.C_DLV_03,
            "nobody said it",
            said().hears("a9"),
            "expected all earlier lines first"),
        kept(
            Clause.C_DLV_03,
            "all of a session that the client left for another server",
            said().hears("a1", "a2").opened(9, 40)),
        broken(
            Clause.C_DLV_03,
            "the first of a session that the client left for another server is missing",
            said().hears("a2").opened(9, 40),
            "expected all earlier lines first"),
        kept(
            Clause.C_DLV_04A,
            "the line beside it is told",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").hears("a1").poll(2, 1)),
        broken(
            Clause.C_DLV_04A,
            "the line beside it is not told",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").poll(2, 1).answered(2, 204),
            "missing: [a1]"),
        idle(
            Clause.C_DLV_04A,
            "every type is known",
            new Story().poll(1, -1).batch(1, 0, "a1").poll(2, 0)),
        kept(
            Clause.C_DLV_04B,
            "polls on",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").hears("a1").poll(2, 1)),
        broken(
            Clause.C_DLV_04B,
            "polls no more",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").hears("a1").ends(),
            "expected another poll after"),
        broken(
            Clause.C_DLV_04B,
            "takes it for the end",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").hears("a1").over(),
            "expected another poll after"),
        idle(
            Clause.C_DLV_04B,
            "the visitor leaves",
            new Story().poll(1, -1).strangeBatch(1, 1, "a1").asksForTheEnd(1).over()),
        idle(
            Clause.C_DLV_04B,
            "the session ends for what else went wrong",
            new Story().poll(1, -1).post(2, 1, "v1").strangeBatch(1, 1).answered(2, 403).over()),
        kept(
            Clause.C_DLV_05,
            "one after the other",
            said().hears("a1").listener(Mishap.DAWDLED).hears("a2")),
        broken(
            Clause.C_DLV_05,
            "both at once",
            said().hears("a1", "a2").listener(Mishap.OVERLAPPED).listener(Mishap.DAWDLED),
            "expected one listener call at a time"),
        kept(Clause.C_DLV_06, "polls on", disconnected().poll(2, 0)),
        broken(
            Clause.C_DLV_06,
            "is the end",
            disconnected().over(),
            "expected another poll after AgentDisconnect"),
        idle(
            Clause.C_DLV_06,
            "a chat that is restored may end for what was tried in vain",
            new Story()
                .poll(1, -1)
                .pushes(1, 0, MessageType.AGENT_DISCONNECT, MessageType.CHASITOR_SESSION_DATA)
                .over()),
        kept(
            Clause.C_DLV_07A,
            "the rest is told, and polling goes on",
            throwing().hears("a2").poll(2, 1)),
        broken(
            Clause.C_DLV_07A,
            "the rest is lost",
            throwing().poll(2, 1),
            "although the listener threw, missing"),
        idle(
            Clause.C_DLV_07A,
            "the listener throws at the last line",
            new Story()
                .poll(1, -1)
                .batch(1, 1, "a1")
                .hears("a1")
                .listener(Mishap.THREW)
                .poll(2, 1)),
        kept(Clause.C_DLV_07B, "polling goes on", throwing().hears("a2").poll(2, 1)),
        broken(
            Clause.C_DLV_07B,
            "polling stops",
            throwing().hears("a2").ends(),
            "expected another poll after the listener threw"),
        idle(Clause.C_DLV_07B, "it was the end anyway", throwing().over()),
        kept(
            Clause.C_DLV_08A,
            "what was fetched is delivered first",
            lastWords().batch(1, 1, "a1").hears("a1").over()),
        broken(
            Clause.C_DLV_08A,
            "the end is reported first",
            lastWords().batch(1, 1, "a1").over(),
            "before the end, missing: [a1]"),
        kept(
            Clause.C_DLV_08D,
            "what the transcript shows is delivered first",
            farewellRestored().recovers(false, "a1").over()),
        broken(
            Clause.C_DLV_08D,
            "the transcript is not looked through",
            farewellRestored().over(),
            "expected every line of a transcript to be delivered before the end, missing: [a1]"),
        broken(
            Clause.C_DLV_08D,
            "the transcript is not looked through, and then nothing is left",
            farewellRestored().poll(6, 5).answered(6, 204).over(),
            "expected every line of a transcript to be delivered before the end, missing: [a1]"),
        idle(
            Clause.C_DLV_08D,
            "the transcript shows what was heard before",
            lastWords()
                .hears("a1")
                .handOver(1, 4)
                .poll(5, -1)
                .transcriptOfAgents(5, 5, "a1")
                .over()),
        kept(
            Clause.C_DLV_08B,
            "the poll goes on behind a 403",
            lastWords().post(2, 2, "v1").answered(2, 403).batch(1, 1, "a1").hears("a1").over()),
        broken(
            Clause.C_DLV_08B,
            "the poll is dropped at a 403",
            lastWords().post(2, 2, "v1").answered(2, 403).cancels(1).over(),
            "unfetched: [a1]"),
        idle(
            Clause.C_DLV_08B,
            "the poll was refused as well",
            lastWords().post(2, 2, "v1").answered(2, 403).answered(1, 403).over()),
        kept(
            Clause.C_DLV_08C,
            "the poll goes on behind the visitor's end",
            farewell().batch(1, 1, "a1").hears("a1").over()),
        broken(
            Clause.C_DLV_08C,
            "the visitor's end is taken for the end of all",
            farewell().cancels(1).over(),
            "before the visitor's end, unfetched: [a1]"),
        broken(
            Clause.C_DLV_08C,
            "the poll is lost behind the visitor's end, and not repeated",
            farewell().lost(1).over(),
            "before the visitor's end, unfetched: [a1]"),
        broken(
            Clause.C_DLV_08C,
            "the node is lost behind the visitor's end, and none takes over",
            farewell().answered(1, 503).over(),
            "before the visitor's end, unfetched: [a1]"),
        idle(
            Clause.C_DLV_08C,
            "the server says that nothing is left",
            farewell().answered(1, 204).over()),
        idle(
            Clause.C_DLV_08C,
            "last words are waited for as long as the profile says",
            farewell().lost(1).later(5).over()),
        idle(
            Clause.C_DLV_08C,
            "no other node takes the session over",
            farewell().answered(1, 503).resync(4).answered(4, 403).over()),
        idle(
            Clause.C_DLV_08C,
            "a visitor who leaves the queue knows of no agent",
            lastWords().numbered(3, RequestType.CHAT_END, 2).answered(3, 202).over()),
        idle(
            Clause.C_DLV_08C,
            "what is said after the visitor's end is nobody's",
            new Story()
                .opened(9, 40)
                .moves(Phase.ESTABLISHED)
                .poll(1, 0)
                .numbered(3, RequestType.CHAT_END, 2)
                .answered(3, 202)
                .agentSays("a1")
                .over()),
        kept(
            Clause.C_DLV_09A,
            "the end is the end",
            new Story().poll(1, -1).pushes(1, 0, MessageType.CHAT_ENDED).over()),
        broken(
            Clause.C_DLV_09A,
            "polls after the end",
            new Story().poll(1, -1).pushes(1, 0, MessageType.CHAT_ENDED).poll(2, 0),
            "expected the end after"),
        broken(
            Clause.C_DLV_09A,
            "nothing happens at the end",
            new Story().poll(1, -1).pushes(1, 0, MessageType.CHAT_ENDED).ends(),
            "expected the end after"),
        broken(
            Clause.C_DLV_09A,
            "polls after the request failed",
            new Story().poll(1, -1).pushes(1, 0, MessageType.CHAT_REQUEST_FAIL).poll(2, 0),
            "expected the end after"),
        kept(
            Clause.C_DLV_09B,
            "established when an agent accepted",
            accepted().moves(Phase.ESTABLISHED).poll(3, 1).pushes(3, 2).poll(4, 2)),
        broken(
            Clause.C_DLV_09B,
            "waits in the queue although an agent accepted",
            accepted().poll(3, 1).pushes(3, 2).poll(4, 2),
            "expected Established after ChatEstablished"),
        kept(Clause.C_LIV_01, "everything was heard", said().hears("a1", "a2")),
        broken(Clause.C_LIV_01, "the last is missing", said().hears("a1"), "never delivered: [a2]"),
        idle(Clause.C_LIV_01, "a session that ended owes nothing", said().hears("a1").over()),
        kept(
            Clause.C_LIV_02C,
            "taken once and told so",
            new Story().says(1, "v1").serverTakes("v1").settled(1, Fate.ACCEPTED)),
        kept(
            Clause.C_LIV_02D,
            "not taken and told so",
            new Story().says(1, "v1").settled(1, Fate.NOT_SENT)),
        kept(
            Clause.C_LIV_02F,
            "what is not known may be either",
            new Story()
                .says(1, "v1")
                .says(2, "v2")
                .multi(3, OptionalLong.of(2), "v1", "v2")
                .serverTakes("v1")
                .settled(1, Fate.UNKNOWN)
                .settled(2, Fate.UNKNOWN)),
        broken(
            Clause.C_LIV_02F,
            "in doubt, though it never left",
            new Story().says(1, "v1").settled(1, Fate.UNKNOWN),
            "expected no doubt about a line that never left"),
        kept(
            Clause.C_LIV_02A,
            "an end that is settled",
            new Story().asksForTheEnd(1).settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_LIV_02A,
            "an end that nobody hears of again",
            new Story().asksForTheEnd(1),
            "expected one settlement, observed 0"),
        broken(
            Clause.C_LIV_02A,
            "never heard of again",
            new Story().says(1, "v1").serverTakes("v1"),
            "expected one settlement, observed 0"),
        broken(
            Clause.C_LIV_02A,
            "settled twice",
            new Story()
                .says(1, "v1")
                .serverTakes("v1")
                .settled(1, Fate.ACCEPTED)
                .settled(1, Fate.ACCEPTED),
            "expected one settlement, observed 2"),
        kept(
            Clause.C_LIV_02B,
            "taken no more than once",
            new Story().says(1, "v1").serverTakes("v1").settled(1, Fate.ACCEPTED)),
        broken(
            Clause.C_LIV_02B,
            "taken twice",
            new Story().says(1, "v1").serverTakes("v1", "v1").settled(1, Fate.ACCEPTED),
            "at most once, observed 2 times"),
        broken(
            Clause.C_LIV_02C,
            "told as accepted",
            new Story().says(1, "v1").settled(1, Fate.ACCEPTED),
            "an accepted line at the server, observed none"),
        broken(
            Clause.C_LIV_02D,
            "reported as NOT_SENT",
            new Story().says(1, "v1").serverTakes("v1").settled(1, Fate.NOT_SENT),
            "a line reported as NOT_SENT to be absent"),
        kept(
            Clause.C_LIV_02E,
            "taken as they were said",
            new Story()
                .says(1, "v1")
                .says(2, "v2")
                .serverTakes("v1", "v2")
                .settled(1, Fate.ACCEPTED)
                .settled(2, Fate.ACCEPTED)),
        broken(
            Clause.C_LIV_02E,
            "taken the other way round",
            new Story()
                .says(1, "v1")
                .says(2, "v2")
                .serverTakes("v2", "v1")
                .settled(1, Fate.ACCEPTED)
                .settled(2, Fate.ACCEPTED),
            "observed 'v1' out of order"));
  }

  private static Story disconnected() {
    return new Story().poll(1, -1).pushes(1, 0, MessageType.AGENT_DISCONNECT);
  }

  private static Story accepted() {
    return new Story()
        .poll(1, -1)
        .pushes(1, 0, MessageType.CHAT_REQUEST_SUCCESS)
        .moves(Phase.QUEUED)
        .poll(2, 0)
        .pushes(2, 1, MessageType.CHAT_ESTABLISHED);
  }

  private static Story throwing() {
    return new Story().poll(1, -1).batch(1, 1, "a1", "a2").hears("a1").listener(Mishap.THREW);
  }

  private static Story lastWords() {
    return new Story().opened(9, 40).agentSays("a1").poll(1, 0);
  }

  private static Story farewell() {
    return lastWords()
        .moves(Phase.ESTABLISHED)
        .asksForTheEnd(1)
        .numbered(3, RequestType.CHAT_END, 2)
        .answered(3, 202);
  }

  /** The node was lost behind the visitor's end, and the transcript shows the agent's words. */
  private static Story farewellRestored() {
    return farewell().handOver(1, 4).poll(5, -1).transcriptOfAgents(5, 5, "a1").isRestored();
  }

  private static Story said() {
    return new Story().agentSays("a1", "a2");
  }
}
