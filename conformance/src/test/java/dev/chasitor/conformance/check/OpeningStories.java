package dev.chasitor.conformance.check;

import static dev.chasitor.conformance.check.Crafted.broken;
import static dev.chasitor.conformance.check.Crafted.idle;
import static dev.chasitor.conformance.check.Crafted.kept;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.history.Event.Head;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Crafted histories for the C-OPEN and C-HDR rules. */
final class OpeningStories {

  private static final MessageType SUCCESS = MessageType.CHAT_REQUEST_SUCCESS;
  private static final MessageType ESTABLISHED = MessageType.CHAT_ESTABLISHED;
  private static final MessageType FAIL = MessageType.CHAT_REQUEST_FAIL;

  private OpeningStories() {}

  static List<Crafted> all() {
    return Stream.of(opening(), headers()).flatMap(List::stream).toList();
  }

  private static List<Crafted> opening() {
    return List.of(
        kept(Clause.C_OPEN_01, "SessionId first", opened()),
        broken(
            Clause.C_OPEN_01, "ChasitorInit first", new Story().init(1, 1), "expected SessionId"),
        kept(
            Clause.C_OPEN_02A, "again only until accepted", opened().init(2, 1).lost(2).init(3, 1)),
        kept(
            Clause.C_OPEN_02B,
            "accepted, and not again",
            opened().init(2, 1).lost(2).init(3, 1).answered(3, 200)),
        broken(
            Clause.C_OPEN_02A,
            "a line first",
            opened().post(2, 1, "v1"),
            "ChasitorInit as the first"),
        broken(
            Clause.C_OPEN_02B,
            "asks twice",
            opened().init(2, 1).answered(2, 200).init(3, 2),
            "expected no second ChasitorInit"),
        kept(Clause.C_OPEN_03, "the id", opened().initOf(2, "session-1")),
        broken(
            Clause.C_OPEN_03, "the key", opened().initOf(2, "key-1"), "expected session session-1"),
        kept(
            Clause.C_OPEN_04,
            "waits for both",
            opened().poll(2, -1).pushes(2, 1, SUCCESS, ESTABLISHED).post(3, 2, "v1")),
        broken(
            Clause.C_OPEN_04,
            "types in the queue",
            opened().poll(2, -1).pushes(2, 0, SUCCESS).numbered(3, RequestType.CHASITOR_TYPING, 2),
            "expected ChatRequestSuccess and ChatEstablished first"),
        idle(Clause.C_OPEN_04, "leaving is allowed", opened().numbered(2, RequestType.CHAT_END, 2)),
        kept(
            Clause.C_OPEN_05B,
            "on ChatEstablished",
            opened().poll(2, -1).pushes(2, 1, SUCCESS, ESTABLISHED).moves(Phase.ESTABLISHED)),
        broken(
            Clause.C_OPEN_05B,
            "on ChatRequestSuccess",
            opened().poll(2, -1).pushes(2, 0, SUCCESS).moves(Phase.ESTABLISHED),
            "expected ChatEstablished first"),
        kept(
            Clause.C_OPEN_05A,
            "at once",
            opened()
                .poll(2, -1)
                .pushes(2, 1, SUCCESS, ESTABLISHED)
                .moves(Phase.ESTABLISHED)
                .ends()),
        broken(
            Clause.C_OPEN_05A,
            "never",
            opened().poll(2, -1).pushes(2, 1, SUCCESS, ESTABLISHED).moves(Phase.QUEUED).ends(),
            "expected a report of the agent at once"),
        idle(
            Clause.C_OPEN_05A,
            "the visitor ends the chat meanwhile",
            opened().poll(2, -1).pushes(2, 1, SUCCESS, ESTABLISHED).asksForTheEnd(1).ends()),
        kept(Clause.C_OPEN_06A, "is the end", opened().poll(2, -1).pushes(2, 0, FAIL).over()),
        kept(Clause.C_OPEN_06B, "is the end", opened().poll(2, -1).pushes(2, 0, FAIL).over()),
        broken(
            Clause.C_OPEN_06B,
            "posts on",
            opened().poll(2, -1).pushes(2, 0, FAIL).post(3, 2, "v1").over(),
            "expected no POST after ChatRequestFail"),
        broken(
            Clause.C_OPEN_06A,
            "tells nobody",
            opened().poll(2, -1).pushes(2, 0, FAIL).ends(),
            "expected a report of the end after ChatRequestFail"));
  }

  private static List<Crafted> headers() {
    Set<Header> all = Resource.of(RequestType.CHASITOR_INIT).headers();
    Set<Header> noVersion = Set.of(Header.AFFINITY, Header.SESSION_KEY);
    return List.of(
        kept(Clause.C_HDR_01A, "as listed", opened().poll(2, -1).init(3, 1)),
        kept(Clause.C_HDR_01B, "as listed", opened().poll(2, -1).init(3, 1)),
        kept(Clause.C_HDR_01C, "as listed", opened().poll(2, -1).init(3, 1)),
        broken(
            Clause.C_HDR_01B,
            "no version",
            opened().bearing(2, RequestType.MESSAGES, head(noVersion, "", "")),
            "expected the headers"),
        broken(
            Clause.C_HDR_01A,
            "unknown to the protocol",
            opened().bearing(2, RequestType.UNKNOWN, head(all, "42", "")),
            "expected a request of the protocol"),
        broken(
            Clause.C_HDR_01C,
            "a key before there is one",
            new Story().bearing(2, RequestType.SESSION_ID, head(all, "42", "")),
            "expected no more than the headers"),
        kept(Clause.C_HDR_02, "the new one", opened().poll(2, -1).handOver(2, 3).poll(4, -1)),
        broken(
            Clause.C_HDR_02,
            "the first for ever",
            opened().poll(2, -1).handOver(2, 3).under("key-2", "node-0").poll(4, -1),
            "expected node=node-1"),
        kept(Clause.C_HDR_03, "the new one", opened().poll(2, -1).handOver(2, 3).poll(4, -1)),
        broken(
            Clause.C_HDR_03,
            "the old one",
            opened().poll(2, -1).handOver(2, 3).under("key-1", "node-1").poll(4, -1),
            "expected the key key-2, observed key-1"),
        kept(Clause.C_HDR_04A, "in its header", opened().poll(2, -1)),
        kept(
            Clause.C_HDR_04B,
            "each server gets its own",
            opened().poll(2, -1).asksForASession(3, "sim-1")),
        broken(
            Clause.C_HDR_04B,
            "another server gets it",
            opened().bearing(2, RequestType.MESSAGES, head(all, "42", "the host sim-1")),
            "observed it in the host sim-1"),
        kept(
            Clause.C_HDR_04C,
            "an agent's line",
            opened().poll(2, -1).batch(2, 0, "a1").hears("a1")),
        broken(
            Clause.C_HDR_04C,
            "in the cause of the end",
            opened().poll(2, -1).answered(2, 403).discloses("the cause of the end").over(),
            "a secret in the cause of the end"),
        broken(
            Clause.C_HDR_04A,
            "in the query",
            opened().bearing(2, RequestType.MESSAGES, head(all, "42", "the query")),
            "observed it in the query"),
        kept(Clause.C_HDR_05A, "where it is listed", opened().poll(2, -1).init(3, 1)),
        kept(Clause.C_HDR_05B, "where it is listed", opened().poll(2, -1).init(3, 1)),
        broken(
            Clause.C_HDR_05B,
            "on a poll",
            opened().bearing(2, RequestType.MESSAGES, head(all, "42", "")),
            "expected no number, observed one on"),
        broken(
            Clause.C_HDR_05A,
            "on no line",
            opened().bearing(2, RequestType.CHAT_MESSAGE, head(noVersion, "42", "")),
            "expected a number, observed none on"),
        kept(Clause.C_HDR_06A, "always 42", opened().poll(2, -1).init(3, 1)),
        kept(Clause.C_HDR_06B, "always 42", opened().poll(2, -1).init(3, 1)),
        broken(
            Clause.C_HDR_06B,
            "another one later",
            opened().poll(2, -1).speaking("43").poll(3, -1),
            "expected version 42 again"),
        broken(Clause.C_HDR_06A, "too old", opened().speaking("28").poll(2, -1), "observed 28"));
  }

  private static Head head(Set<Header> present, String version, String leak) {
    return new Head(present, version, OptionalLong.empty(), "key-1", "node-0", "sim", leak);
  }

  private static Story opened() {
    return new Story().opened(1, 40);
  }
}
