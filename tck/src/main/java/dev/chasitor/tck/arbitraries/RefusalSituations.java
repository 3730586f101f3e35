package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Situations.TALK;
import static dev.chasitor.tck.arbitraries.Situations.at;
import static dev.chasitor.tck.arbitraries.Situations.many;
import static dev.chasitor.tck.arbitraries.Situations.with;

import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.host.Fault.AfterServer;
import dev.chasitor.host.Fault.BeforeServer;
import dev.chasitor.host.Fault.InsteadOfServer;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of moments at which the server refuses something, or the application goes away. */
final class RefusalSituations {

  private RefusalSituations() {}

  /** Returns the generators. Those whose clauses have the fewest cases come twice. */
  static List<Arbitrary<Situation>> all() {
    return List.of(
        refusedLines(),
        refusedLines(),
        gone(),
        gone(),
        failedLines(),
        failedLines(),
        dropped(),
        frozen(),
        refusedBatch(),
        refusedNotice());
  }

  /** One of several lines is refused, while the others wait behind it. */
  private static Arbitrary<Situation> refusedLines() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 5),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.<Fault.Kind>of(InsteadOfServer.ERROR_400, InsteadOfServer.ERROR_405),
            Arbitraries.of(1, 1, 8))
        .as(
            (lines, refused, times, kind, batch) ->
                new Situation(
                        with(many(Act.SAY, lines, TALK, 2), at(TALK + 7_000, Act.AGENT_SAYS)),
                        List.of(new Fault(RequestType.CHAT_MESSAGE, refused, times, kind)))
                    .by(profile -> like(profile).batchLimit(batch).build()));
  }

  /** Several lines go together, and the server refuses them. */
  private static Arbitrary<Situation> refusedBatch() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 5),
            Arbitraries.<Fault.Kind>of(InsteadOfServer.ERROR_400, InsteadOfServer.ERROR_405))
        .as(
            (lines, kind) ->
                new Situation(
                        many(Act.SAY, lines, TALK, 1),
                        List.of(
                            Fault.once(RequestType.CHAT_MESSAGE, 1, AfterServer.DELAY),
                            Fault.once(RequestType.MULTI_NOUN, 1, kind)))
                    .by(profile -> like(profile).batchLimit(8).build()));
  }

  /** The server answers 403 to a notice, and the visitor talks on. */
  private static Arbitrary<Situation> refusedNotice() {
    return Arbitraries.of(1, 700, 2_500)
        .map(
            after ->
                new Situation(
                    List.of(
                        at(TALK, Act.TYPE),
                        at(TALK + after, Act.SAY),
                        at(TALK + 2 * after, Act.AGENT_SAYS),
                        at(TALK + 3 * after, Act.SAY)),
                    List.of(
                        Fault.once(RequestType.CHASITOR_TYPING, 1, InsteadOfServer.ERROR_403))));
  }

  /** The server has no such session any more, and says so to a poll or to a POST. */
  private static Arbitrary<Situation> gone() {
    return Combinators.combine(
            Arbitraries.of(RequestType.MESSAGES, RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(1, 30, 4_000))
        .as(
            (on, times, apart) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + 1, Act.AGENT_SAYS),
                        at(TALK + apart, Act.SAY),
                        at(TALK + 2 * apart, Act.AGENT_SAYS),
                        at(TALK + 3 * apart, Act.SAY),
                        at(TALK + 4 * apart, Act.AGENT_SAYS)),
                    List.of(
                        new Fault(
                            on,
                            on == RequestType.MESSAGES ? 4 : 2,
                            times,
                            InsteadOfServer.ERROR_403))));
  }

  /** A line fails, once or for ever. */
  private static Arbitrary<Situation> failedLines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(1, 2, 30),
            Arbitraries.<Fault.Kind>of(
                InsteadOfServer.ERROR_500,
                InsteadOfServer.ERROR_500,
                InsteadOfServer.ERROR_429,
                AfterServer.DROP_RESPONSE,
                BeforeServer.DROP_REQUEST),
            Arbitraries.of(1, 5_000))
        .as(
            (nth, times, kind, apart) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + apart, Act.SAY),
                        at(TALK + 6_000, Act.AGENT_SAYS),
                        at(TALK + 60_000, Act.SAY)),
                    List.of(new Fault(RequestType.CHAT_MESSAGE, nth, times, kind))));
  }

  /** The application drops the session while calls are open. */
  private static Arbitrary<Situation> dropped() {
    return Combinators.combine(
            Arbitraries.of(0, 700, TALK, TALK + 1),
            Arbitraries.of(0, 5, 15),
            Arbitraries.of(AfterServer.DELAY, AfterServer.DROP_RESPONSE, InsteadOfServer.ERROR_500))
        .as(
            (begin, after, kind) ->
                new Situation(
                    List.of(
                        at(begin, Act.SAY),
                        at(begin + after, Act.CLOSE),
                        at(begin + after + 40, Act.AGENT_SAYS)),
                    List.of(
                        Fault.once(RequestType.CHAT_MESSAGE, 1, kind),
                        Fault.once(RequestType.MESSAGES, 3, kind))));
  }

  /** A talk that is frozen for some seconds in the middle of a word. */
  private static Arbitrary<Situation> frozen() {
    return Combinators.combine(
            Arbitraries.of(Act.SAY, Act.AGENT_SAYS, Act.TYPE),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(2, 6))
        .as(
            (act, after, lasting) ->
                new Situation(
                    List.of(
                        at(TALK, act),
                        at(frozenAt(TALK + after, lasting), Act.FREEZE),
                        at(TALK + 1_000, Act.AGENT_SAYS),
                        at(TALK + 40_000, Act.SAY)),
                    List.of()));
  }

  /** Returns a time near another one at which a freeze lasts about so long. */
  private static int frozenAt(int millis, int lasting) {
    return millis - millis % 7 + lasting;
  }

  private static Profile.Builder like(Profile profile) {
    return Profile.builder().from(profile);
  }
}
