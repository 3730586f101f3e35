package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Situations.TALK;
import static dev.chasitor.tck.arbitraries.Situations.at;
import static dev.chasitor.tck.arbitraries.Situations.many;
import static dev.chasitor.tck.arbitraries.Situations.with;

import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.host.Fault.AfterServer;
import dev.chasitor.host.Fault.BeforeServer;
import dev.chasitor.host.Fault.InReply;
import dev.chasitor.host.Fault.InsteadOfServer;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.QueueExit;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generators of moments that leave little to chance. Each is for a mistake that shows only when
 * several things meet.
 */
final class RareSituations {

  private RareSituations() {}

  /** Returns the generators. The one whose clause has the fewest cases comes twice. */
  static List<Arbitrary<Situation>> all() {
    return List.of(
        linesInACutBatch(),
        oddEnd(),
        oddBegin(),
        unknownAmongLines(),
        otherTimeouts(),
        leavesByDelete(),
        oldBatch(),
        rulesTwice(),
        failsForEver(),
        lostBehindTheEnd(),
        lostBehindTheEnd(),
        typingFailsForEver(),
        endsWhileRestoring(),
        manyFailingPolls(),
        leavesAfterALoss(),
        peekRetried(),
        postsDuringSilence(),
        leavesTheQueueAlone(),
        lateLines());
  }

  /** A batch with several lines is cut off. */
  private static Arbitrary<Situation> linesInACutBatch() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 4), Arbitraries.integers().between(3, 4))
        .as(
            (lines, poll) ->
                new Situation(
                        many(Act.AGENT_SAYS, lines, TALK, 0),
                        List.of(Fault.once(RequestType.MESSAGES, poll, InReply.TRUNCATED_BODY)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** The batch that ends the chat has odd properties. */
  private static Arbitrary<Situation> oddEnd() {
    return Arbitraries.of(Act.AGENT_ENDS, Act.CHAT_FAILS)
        .map(
            end ->
                new Situation(
                    List.of(at(end == Act.CHAT_FAILS ? 20 : TALK, end)),
                    List.of(new Fault(RequestType.MESSAGES, 1, 30, InReply.ODD_LEAVES))))
        .map(
            odd ->
                odd.at(
                    server ->
                        odd.steps().get(0).get2() == Act.CHAT_FAILS
                            ? accepting(server, 6_000)
                            : acceptingAtOnce(server)));
  }

  /** The batch in which an agent accepts has odd properties. */
  private static Arbitrary<Situation> oddBegin() {
    return Arbitraries.of(0, 400, 1_000)
        .map(
            after ->
                new Situation(
                        List.of(at(0, Act.SAY), at(TALK, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.MESSAGES, 1, 4, InReply.ODD_LEAVES)))
                    .at(server -> accepting(server, after)));
  }

  /** A message of an unknown type comes before lines. */
  private static Arbitrary<Situation> unknownAmongLines() {
    return Arbitraries.integers()
        .between(2, 4)
        .map(
            poll ->
                new Situation(
                        with(many(Act.AGENT_SAYS, 2, TALK, 0), at(TALK + 400, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.MESSAGES, poll, 2, InReply.UNKNOWN_MESSAGE)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** Polls stay without an answer, and the server's time-out is not the usual one. */
  private static Arbitrary<Situation> otherTimeouts() {
    return Combinators.combine(
            Arbitraries.of(7, 13, 55),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(3, 5))
        .as(
            (timeout, asText, poll) ->
                new Situation(
                        List.of(at(TALK, Act.AGENT_SAYS), at(TALK + 90_000, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.MESSAGES, poll, 2, BeforeServer.SILENCE)))
                    .at(
                        server ->
                            new Server(
                                Duration.ZERO,
                                timeout,
                                asText,
                                server.attentive(),
                                server.discreet(),
                                server.narrow())));
  }

  /** The visitor leaves the queue by DELETE. */
  private static Arbitrary<Situation> leavesByDelete() {
    return Arbitraries.of(15, 300, 1_200)
        .map(
            after ->
                new Situation(List.of(at(after, Act.END)), List.of())
                    .at(server -> accepting(server, 6_000))
                    .by(
                        profile ->
                            Profile.builder()
                                .from(profile)
                                .leavesQueueBy(QueueExit.DELETE)
                                .build()));
  }

  /** The server sends the batch before the last one again. */
  private static Arbitrary<Situation> oldBatch() {
    return Combinators.combine(
            Arbitraries.integers().between(4, 6), Arbitraries.integers().between(2, 3))
        .as(
            (poll, times) ->
                new Situation(
                        with(many(Act.AGENT_SAYS, 4, TALK, 60), at(TALK + 30_000, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.MESSAGES, poll, times, InReply.STALE_BATCH)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** Rules for sensitive data come late, and the visitor says what they match. */
  private static Arbitrary<Situation> rulesTwice() {
    return Arbitraries.integers()
        .between(3, 4)
        .map(
            poll ->
                new Situation(
                        List.of(
                            at(TALK, Act.AGENT_SAYS),
                            at(TALK + 100, Act.AGENT_SAYS),
                            at(TALK + 200, Act.SAY),
                            at(TALK + 201, Act.SAY),
                            at(TALK + 202, Act.SAY),
                            at(TALK + 400, Act.PEEK),
                            at(TALK + 1_900, Act.PEEK)),
                        List.of(
                            Fault.once(RequestType.MESSAGES, poll, InReply.SENSITIVE_DATA_RULES)))
                    .at(
                        server ->
                            new Server(
                                Duration.ZERO,
                                server.pollTimeout(),
                                server.timeoutAsText(),
                                true,
                                false,
                                server.narrow())));
  }

  /** The server fails on each try of a line. */
  private static Arbitrary<Situation> failsForEver() {
    return Arbitraries.of(1, 2)
        .map(
            line ->
                new Situation(
                        List.of(at(TALK, Act.SAY), at(TALK + 3_000, Act.SAY)),
                        List.of(
                            new Fault(
                                RequestType.CHAT_MESSAGE, line, 60, InsteadOfServer.ERROR_500)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** The agent speaks, the visitor ends the chat, and the node is lost at the next poll. */
  private static Arbitrary<Situation> lostBehindTheEnd() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(2, 9),
            Arbitraries.<Fault.Kind>of(AfterServer.KILL_AFTER, BeforeServer.KILL_BEFORE))
        .as(
            (lines, after, loss) ->
                new Situation(
                        with(
                            many(Act.AGENT_SAYS, lines, TALK, 12),
                            at(TALK + 12 * (lines - 1) + after, Act.END)),
                        List.of(Fault.once(RequestType.MESSAGES, 3 + lines, loss)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** Each try of a notice fails, and nothing else happens. */
  private static Arbitrary<Situation> typingFailsForEver() {
    return Arbitraries.<Fault.Kind>of(
            BeforeServer.DROP_REQUEST, AfterServer.DROP_RESPONSE, InsteadOfServer.ERROR_500)
        .map(
            kind ->
                new Situation(
                        List.of(at(TALK, Act.TYPE), at(TALK + 20_000, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.CHASITOR_TYPING, 1, 60, kind)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** The agent ends the chat before the transcript is there. */
  private static Arbitrary<Situation> endsWhileRestoring() {
    return Arbitraries.integers()
        .between(4, 28)
        .map(
            after ->
                new Situation(
                        List.of(at(TALK, Act.SAY), at(TALK + after, Act.AGENT_ENDS)),
                        List.of(
                            Fault.once(RequestType.CHAT_MESSAGE, 1, AfterServer.KILL_AFTER),
                            Fault.once(RequestType.MESSAGES, 4, AfterServer.DELAY)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** The node is lost in the queue, and then the visitor leaves. */
  private static Arbitrary<Situation> leavesAfterALoss() {
    return Combinators.combine(
            Arbitraries.of(QueueExit.DELETE, QueueExit.DELETE, QueueExit.CHAT_END),
            Arbitraries.integers().between(2, 3),
            Arbitraries.of(900, 2_000))
        .as(
            (exit, poll, after) ->
                new Situation(
                        List.of(at(after, Act.END)),
                        List.of(Fault.once(RequestType.MESSAGES, poll, AfterServer.KILL_AFTER)))
                    .at(server -> accepting(server, 9_000))
                    .by(profile -> Profile.builder().from(profile).leavesQueueBy(exit).build()));
  }

  /** The visitor types on while a sneak peek waits for its second try. */
  private static Arbitrary<Situation> peekRetried() {
    return Combinators.combine(
            Arbitraries.<Fault.Kind>of(
                AfterServer.DROP_RESPONSE, InsteadOfServer.ERROR_500, BeforeServer.DROP_REQUEST),
            Arbitraries.of(15, 40, 90))
        .as(
            (kind, after) ->
                new Situation(
                        List.of(
                            at(TALK, Act.PEEK),
                            at(TALK + after, Act.PEEK),
                            at(TALK + 2 * after, Act.PEEK),
                            at(TALK + 5_000, Act.SAY)),
                        List.of(new Fault(RequestType.CHASITOR_SNEAK_PEEK, 1, 2, kind)))
                    .at(
                        server ->
                            new Server(
                                Duration.ZERO,
                                server.pollTimeout(),
                                server.timeoutAsText(),
                                true,
                                false,
                                server.narrow())));
  }

  /** A poll stays without an answer while the visitor goes on talking. */
  private static Arbitrary<Situation> postsDuringSilence() {
    return Arbitraries.of(7, 13, 40)
        .map(
            timeout ->
                new Situation(
                        many(Act.SAY, 5, TALK, timeout * 500),
                        List.of(Fault.once(RequestType.MESSAGES, 3, BeforeServer.SILENCE)))
                    .at(
                        server ->
                            new Server(
                                Duration.ZERO,
                                timeout,
                                server.timeoutAsText(),
                                server.attentive(),
                                server.discreet(),
                                server.narrow())));
  }

  /** The visitor leaves the queue, and nothing goes wrong. */
  private static Arbitrary<Situation> leavesTheQueueAlone() {
    return Combinators.combine(Arbitraries.of(QueueExit.values()), Arbitraries.of(30, 1_200))
        .as(
            (exit, after) ->
                new Situation(List.of(at(after, Act.END)), List.of())
                    .at(server -> accepting(server, 9_000))
                    .by(profile -> Profile.builder().from(profile).leavesQueueBy(exit).build()));
  }

  /** Many polls in a row fail. */
  private static Arbitrary<Situation> manyFailingPolls() {
    return Combinators.combine(
            Arbitraries.of(6, 9, 14),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.REFUSED_CONNECTION,
                InsteadOfServer.ERROR_500,
                BeforeServer.DROP_REQUEST))
        .as(
            (times, kind) ->
                new Situation(
                        List.of(at(TALK, Act.AGENT_SAYS), at(TALK + 9_000, Act.SAY)),
                        List.of(new Fault(RequestType.MESSAGES, 3, times, kind)))
                    .at(RareSituations::acceptingAtOnce));
  }

  /** A poll brings lines after the client gave it up. */
  private static Arbitrary<Situation> lateLines() {
    return Combinators.combine(Arbitraries.integers().between(3, 4), Arbitraries.of(0, 15, 60))
        .as(
            (poll, apart) ->
                new Situation(
                        many(Act.AGENT_SAYS, 3, TALK, apart),
                        List.of(Fault.once(RequestType.MESSAGES, poll, AfterServer.LATE_RESPONSE)))
                    .at(RareSituations::acceptingAtOnce));
  }

  private static Server acceptingAtOnce(Server server) {
    return accepting(server, 0);
  }

  private static Server accepting(Server server, int afterMillis) {
    return Situations.accepting(server, afterMillis);
  }
}
