package dev.chasitor.tck.arbitraries;

import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.host.Fault.AfterServer;
import dev.chasitor.host.Fault.BeforeServer;
import dev.chasitor.host.Fault.InReply;
import dev.chasitor.host.Fault.InsteadOfServer;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Generators of moments around the loss of a node, and of moments at which several messages meet in
 * one batch.
 */
final class LossSituations {

  /** An agent is there by then. */
  private static final int TALK = 3_100;

  private LossSituations() {}

  /** Returns the generators. Those whose clauses have the fewest cases come twice. */
  static List<Arbitrary<Situation>> all() {
    return List.of(
        pollLostDuringAPost(),
        messagesWhileRestoring(),
        offsetOfARepeat(),
        sessionLostWithLines(),
        sessionLostWithLines(),
        neitherWay(),
        neitherWay(),
        transcriptBehindTheEnd(),
        linesAndEndAtOnce());
  }

  /** The poll gets the 503 while a POST is on its way. */
  private static Arbitrary<Situation> pollLostDuringAPost() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(RequestType.CHAT_MESSAGE, RequestType.CHAT_END),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.SILENCE, AfterServer.LATE_RESPONSE, AfterServer.DELAY))
        .as(
            (lines, post, kind) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              steps.add(at(TALK, Act.AGENT_SAYS));
              for (int i = 0; i < lines; i++) {
                steps.add(at(TALK + 1 + i, Act.SAY));
              }
              if (post == RequestType.CHAT_END) {
                steps.add(at(TALK + 4, Act.END));
              }
              return new Situation(
                      steps,
                      List.of(
                          Fault.once(RequestType.MESSAGES, 4, InsteadOfServer.ERROR_503),
                          new Fault(post, 1, 2, kind)))
                  .at(LossSituations::acceptingAtOnce);
            });
  }

  /** The agent speaks or the chat ends while the session is taken over and restored. */
  private static Arbitrary<Situation> messagesWhileRestoring() {
    return Combinators.combine(
            Arbitraries.of(5, 12, 18, 24, 30, 45, 70),
            Arbitraries.of(Act.AGENT_SAYS, Act.AGENT_ENDS, Act.AGENT_VANISHES, Act.AGENT_SAYS),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(RequestType.RESYNC_SESSION, RequestType.MESSAGES))
        .as(
            (after, act, lines, delayed) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              steps.add(at(TALK, Act.SAY));
              for (int i = 0; i < lines; i++) {
                steps.add(at(TALK + after, Act.AGENT_SAYS));
              }
              steps.add(at(TALK + after + 1, act));
              return new Situation(
                      steps,
                      List.of(
                          Fault.once(RequestType.CHAT_MESSAGE, 1, BeforeServer.KILL_BEFORE),
                          Fault.once(
                              delayed, delayed == RequestType.MESSAGES ? 4 : 1, AfterServer.DELAY)))
                  .at(LossSituations::acceptingAtOnce);
            });
  }

  /** Batches are repeated with their offsets, and the node is lost at the next poll. */
  private static Arbitrary<Situation> offsetOfARepeat() {
    return Combinators.combine(
            Arbitraries.integers().between(4, 6),
            Arbitraries.<Fault.Kind>of(BeforeServer.KILL_BEFORE, InsteadOfServer.ERROR_503))
        .as(
            (nth, loss) ->
                new Situation(
                        List.of(
                            at(TALK, Act.AGENT_SAYS),
                            at(TALK + 60, Act.AGENT_SAYS),
                            at(TALK + 120, Act.AGENT_SAYS),
                            at(TALK + 180, Act.AGENT_SAYS)),
                        List.of(
                            new Fault(RequestType.MESSAGES, nth, 2, InReply.STALE_BATCH),
                            Fault.once(RequestType.MESSAGES, nth + 2, loss)))
                    .by(
                        profile ->
                            Profile.builder().from(profile).recovery(Recovery.RECONNECT).build()));
  }

  /** No node takes the session over, and several lines wait. */
  private static Arbitrary<Situation> sessionLostWithLines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.<Fault.Kind>of(InsteadOfServer.NOT_VALID, InsteadOfServer.ERROR_403),
            Arbitraries.of(BeforeServer.KILL_BEFORE, AfterServer.KILL_AFTER))
        .as(
            (lines, kind, loss) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              for (int i = 0; i < lines; i++) {
                steps.add(at(TALK + i, Act.SAY));
              }
              return new Situation(
                      steps,
                      List.of(
                          Fault.once(RequestType.CHAT_MESSAGE, 1, loss),
                          Fault.once(RequestType.RESYNC_SESSION, 1, kind)))
                  .by(profile -> Profile.builder().from(profile).recovery(Recovery.RESYNC).build());
            });
  }

  /** A gateway answers 503 to a line, and the server knows no way of taking over. */
  private static Arbitrary<Situation> neitherWay() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.of(Act.SAY, Act.AGENT_SAYS, Act.TYPE))
        .as(
            (nth, act) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + 1, Act.SAY),
                        at(TALK + 2, Act.SAY),
                        at(TALK + 30, act)),
                    List.of(
                        Fault.once(RequestType.CHAT_MESSAGE, nth, InsteadOfServer.ERROR_503),
                        Fault.once(RequestType.RESYNC_SESSION, 1, InsteadOfServer.ERROR_405),
                        Fault.once(RequestType.RECONNECT_SESSION, 1, InsteadOfServer.ERROR_405))));
  }

  /** The agent speaks, the visitor ends the chat, and the node is lost with the agent's words. */
  private static Arbitrary<Situation> transcriptBehindTheEnd() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(2, 5, 12),
            Arbitraries.integers().between(3, 5),
            Arbitraries.<Fault.Kind>of(AfterServer.KILL_AFTER, BeforeServer.KILL_BEFORE))
        .as(
            (lines, after, poll, loss) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              for (int i = 0; i < lines; i++) {
                steps.add(at(TALK + 8 * i, Act.AGENT_SAYS));
              }
              steps.add(at(TALK + after, Act.END));
              return new Situation(steps, List.of(Fault.once(RequestType.MESSAGES, poll, loss)))
                  .at(LossSituations::acceptingAtOnce);
            });
  }

  /** The agent says several lines and somebody ends the chat, all at one instant. */
  private static Arbitrary<Situation> linesAndEndAtOnce() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 6),
            Arbitraries.of(Act.AGENT_ENDS, Act.END, Act.SAY),
            Arbitraries.<Fault.Kind>of(
                InReply.UNKNOWN_MESSAGE, InReply.UNKNOWN_MESSAGE, AfterServer.DROP_RESPONSE))
        .as(
            (lines, act, kind) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              for (int i = 0; i < lines; i++) {
                steps.add(at(TALK, Act.AGENT_SAYS));
              }
              steps.add(at(TALK, act));
              return new Situation(steps, List.of(Fault.once(RequestType.MESSAGES, 3, kind)))
                  .at(LossSituations::acceptingAtOnce);
            });
  }

  private static Tuple2<Integer, Act> at(int millis, Act act) {
    return Tuple.of(millis, act);
  }

  private static Server acceptingAtOnce(Server server) {
    return new Server(
        Duration.ZERO,
        server.pollTimeout(),
        server.timeoutAsText(),
        server.attentive(),
        server.discreet(),
        server.narrow());
  }
}
