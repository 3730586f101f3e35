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
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Generators of moments at which clients go wrong and which chance seldom draws: steps that meet
 * within milliseconds, with faults at just those requests.
 *
 * <p>A fault of ResyncSession is at the way of taking over that the profile asks for first, and one
 * of ReconnectSession at the other way.
 */
final class Situations {

  /** An agent is there by then, whatever the server. */
  static final int TALK = 3_100;

  /** A suspension that begins then lasts 28 s. */
  private static final int LONG_SLEEP = 3_100 - 3_100 % 7 + 6;

  /** Where an agent accepts at once, this poll brings the first words. */
  private static final int POLL_OF_FIRST_WORDS = 3;

  private Situations() {}

  /**
   * Returns the generators. Those with a rule that nothing else concerns come twice, in other
   * places.
   */
  static List<Arbitrary<Situation>> all() {
    return Stream.of(
            often(), talks(), LossSituations.all(), RefusalSituations.all(), RareSituations.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Arbitrary<Situation>> often() {
    return List.of(
        failedChatRequest(),
        failedChatRequest(),
        noWayToTakeOver(),
        silenceWhileRestoring(),
        leavingTheQueue(),
        otherServer(),
        switchWithAnAgent(),
        goneSession(),
        fastTyping(),
        repeatedBatches());
  }

  private static List<Arbitrary<Situation>> talks() {
    return List.of(
        failedChatRequest(),
        leavingTheQueue(),
        otherServer(),
        repeatedBatches(),
        lastWords(),
        batchWithTheEnd(),
        sneakPeeks(),
        noticesAtTheEnd(),
        noticesToNobody(),
        noticesThatFail(),
        endInAHandOver(),
        fullOutbox(),
        lossesFarApart(),
        failuresAfterSleep(),
        moreFailuresThanRetries(),
        noWayToTakeOver(),
        notValid(),
        refusedExtras(),
        eventsAmongLines(),
        eventsAtALoss(),
        endBehindLines(),
        narrowTranscript(),
        troubledHandOver(),
        twoHandOvers(),
        silenceWhileRestoring(),
        linesTogether(),
        frozenInFlight(),
        lateAnswers(),
        rulesForSensitiveData(),
        oddBatches());
  }

  /** The agent speaks while the visitor ends the chat, and the polls that have it fail. */
  private static Arbitrary<Situation> lastWords() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(1, 6, 11, 31),
            failing(
                RequestType.MESSAGES,
                POLL_OF_FIRST_WORDS,
                POLL_OF_FIRST_WORDS,
                List.of(
                    AfterServer.DROP_RESPONSE,
                    AfterServer.DELAY,
                    AfterServer.KILL_AFTER,
                    InReply.TRUNCATED_BODY,
                    InsteadOfServer.ERROR_500)),
            failing(
                RequestType.MESSAGES,
                1,
                1,
                List.of(
                    BeforeServer.KILL_BEFORE,
                    AfterServer.KILL_AFTER,
                    AfterServer.DROP_RESPONSE,
                    InsteadOfServer.ERROR_503,
                    InsteadOfServer.ERROR_500)))
        .as(
            (lines, after, first, then) ->
                new Situation(
                        with(many(Act.AGENT_SAYS, lines, TALK, 1), at(TALK + after, Act.END)),
                        List.of(first, Fault.once(then.on(), first.nth() + 1, then.kind())))
                    .at(server -> accepting(server, 0)));
  }

  /** The agent speaks and ends the chat, and both come in one batch. */
  private static Arbitrary<Situation> batchWithTheEnd() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(Act.AGENT_ENDS, Act.AGENT_VANISHES),
            failing(
                RequestType.MESSAGES,
                2,
                3,
                List.of(
                    AfterServer.DELAY,
                    AfterServer.DROP_RESPONSE,
                    BeforeServer.DROP_REQUEST,
                    InsteadOfServer.ERROR_500)),
            Arbitraries.of(true, false))
        .as(
            (lines, end, fault, speaks) ->
                new Situation(
                    with(
                        with(many(Act.AGENT_SAYS, lines, TALK, 1), at(TALK + 5, end)),
                        at(speaks ? TALK + 2 : TALK + 9_000, Act.SAY)),
                    List.of(fault)));
  }

  /** The visitor's text so far has something sensitive, and the agent may see it. */
  private static Arbitrary<Situation> sneakPeeks() {
    return Combinators.combine(
            Arbitraries.of(5, 400, 1_100),
            Arbitraries.of(Act.SAY, Act.TYPE, Act.FREEZE),
            failing(
                RequestType.CHASITOR_SNEAK_PEEK,
                1,
                2,
                List.of(
                    AfterServer.DROP_RESPONSE,
                    AfterServer.KILL_AFTER,
                    AfterServer.DELAY,
                    InsteadOfServer.ERROR_500,
                    InsteadOfServer.ERROR_403)))
        .as(
            (pause, between, fault) ->
                new Situation(
                        List.of(
                            at(TALK, Act.PEEK),
                            at(TALK + pause, Act.PEEK),
                            at(TALK + 2 * pause, between),
                            at(TALK + 3 * pause, Act.PEEK),
                            at(TALK + 4 * pause, Act.PEEK),
                            at(TALK + 5 * pause, Act.SAY)),
                        List.of(fault))
                    .at(server -> served(server, true, true, server.narrow())));
  }

  /** The visitor types fast, and the agent may see each letter. */
  private static Arbitrary<Situation> fastTyping() {
    return Combinators.combine(
            Arbitraries.of(11, 20),
            Arbitraries.of(25, 40),
            Arbitraries.of(Act.SAY, Act.TYPE, Act.AGENT_SAYS))
        .as(
            (letters, apart, then) ->
                new Situation(
                        with(
                            many(Act.PEEK, letters, TALK, apart), at(TALK + letters * apart, then)),
                        List.of())
                    .at(server -> served(server, true, true, server.narrow())));
  }

  /** The visitor types within milliseconds of an end. */
  private static Arbitrary<Situation> noticesAtTheEnd() {
    return Combinators.combine(
            Arbitraries.of(Act.END, Act.AGENT_ENDS, Act.AGENT_VANISHES, Act.AGENT_HANDS_OVER),
            Arbitraries.of(Act.TYPE, Act.PEEK),
            Arbitraries.of(0, 2, 12, 25),
            Arbitraries.of(1, 15, 700),
            failing(
                RequestType.CHASITOR_TYPING,
                1,
                1,
                List.of(
                    AfterServer.DELAY,
                    AfterServer.DROP_RESPONSE,
                    InsteadOfServer.ERROR_403,
                    InsteadOfServer.ERROR_429,
                    InsteadOfServer.ERROR_500)))
        .as(
            (end, notice, before, after, fault) ->
                new Situation(
                        List.of(
                            at(TALK, Act.TYPE),
                            at(TALK + 1_200, notice),
                            at(TALK + 1_200 + before, end),
                            at(TALK + 1_200 + before + after, notice),
                            at(TALK + 2_700 + before + after, Act.TYPE)),
                        List.of(
                            new Fault(
                                fault.on(),
                                1,
                                fault.kind() == InsteadOfServer.ERROR_500
                                        || fault.kind() == AfterServer.DROP_RESPONSE
                                    ? 9
                                    : 1,
                                fault.kind())))
                    .at(server -> served(server, true, server.discreet(), server.narrow())));
  }

  /** The agent is disconnected, and the visitor types on. */
  private static Arbitrary<Situation> noticesToNobody() {
    return Combinators.combine(
            Arbitraries.of(Act.TYPE, Act.PEEK),
            Arbitraries.of(20, 400, 1_300),
            Arbitraries.of(true, false))
        .as(
            (notice, after, comesBack) ->
                new Situation(
                        List.of(
                            at(TALK, Act.TYPE),
                            at(TALK + 3_000, Act.AGENT_VANISHES),
                            at(TALK + 3_000 + after, notice),
                            at(TALK + 5_500 + after, Act.TYPE),
                            at(TALK + 8_000, comesBack ? Act.AGENT_HANDS_OVER : Act.SAY),
                            at(TALK + 9_500, Act.TYPE)),
                        List.of())
                    .at(server -> served(server, true, server.discreet(), server.narrow())));
  }

  /** A notice fails more than once. */
  private static Arbitrary<Situation> noticesThatFail() {
    return Combinators.combine(
            Arbitraries.<Fault.Kind>of(
                AfterServer.DROP_RESPONSE,
                BeforeServer.DROP_REQUEST,
                InsteadOfServer.ERROR_500,
                InsteadOfServer.ERROR_429),
            Arbitraries.of(2, 9),
            Arbitraries.of(40, 1_300))
        .as(
            (kind, times, after) ->
                new Situation(
                    List.of(
                        at(TALK, Act.TYPE), at(TALK + after, Act.SAY), at(TALK + 6_000, Act.TYPE)),
                    List.of(new Fault(RequestType.CHASITOR_TYPING, 1, times, kind))));
  }

  /** The visitor ends the chat during a hand-over, and lines wait. */
  private static Arbitrary<Situation> endInAHandOver() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 4),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.KILL_BEFORE, AfterServer.KILL_AFTER, InsteadOfServer.ERROR_503),
            Arbitraries.of(RequestType.CHAT_MESSAGE, RequestType.MESSAGES),
            Arbitraries.of(20, 265, 300))
        .as(
            (lines, kind, on, after) ->
                new Situation(
                    with(many(Act.SAY, lines, TALK, 1), at(TALK + after, Act.END)),
                    List.of(
                        Fault.once(on, on == RequestType.MESSAGES ? 4 : 1, kind),
                        Fault.once(RequestType.RESYNC_SESSION, 1, AfterServer.DELAY))));
  }

  /** The visitor says more than the outbox may hold, while a POST hangs. */
  private static Arbitrary<Situation> fullOutbox() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 7),
            Arbitraries.integers().between(1, 3),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.SILENCE,
                AfterServer.DELAY,
                AfterServer.DROP_RESPONSE,
                AfterServer.KILL_AFTER,
                InsteadOfServer.ERROR_500),
            Arbitraries.of(true, false))
        .as(
            (lines, limit, kind, ends) ->
                new Situation(
                        ends
                            ? with(many(Act.SAY, lines, TALK, 1), at(TALK + lines, Act.END))
                            : many(Act.SAY, lines, TALK, 1),
                        List.of(Fault.once(RequestType.CHAT_MESSAGE, 1, kind)))
                    .by(profile -> like(profile).outboxLimit(limit).build()));
  }

  /** Polls are lost, with many good polls between them: longer apart than the patience. */
  private static Arbitrary<Situation> lossesFarApart() {
    List<Fault.Kind> kinds =
        List.of(
            AfterServer.DROP_RESPONSE,
            BeforeServer.DROP_REQUEST,
            BeforeServer.SILENCE,
            InReply.TRUNCATED_BODY,
            InReply.GARBAGE,
            InsteadOfServer.ERROR_500,
            InsteadOfServer.ERROR_429);
    return Combinators.combine(
            failing(RequestType.MESSAGES, 2, 3, kinds),
            failing(RequestType.MESSAGES, 7, 10, kinds),
            failing(RequestType.MESSAGES, 12, 13, kinds))
        .as(
            (first, second, third) ->
                new Situation(
                    List.of(at(TALK, Act.AGENT_SAYS), at(59_000, Act.AGENT_SAYS)),
                    List.of(first, second, third)));
  }

  /** The process sleeps long, and then something fails. */
  private static Arbitrary<Situation> failuresAfterSleep() {
    List<Fault.Kind> kinds =
        List.of(
            AfterServer.DROP_RESPONSE,
            AfterServer.KILL_AFTER,
            BeforeServer.SILENCE,
            InsteadOfServer.ERROR_500,
            InsteadOfServer.ERROR_503,
            InReply.TRUNCATED_BODY);
    return Combinators.combine(
            Arbitraries.of(Act.SAY, Act.END, Act.TYPE),
            failing(RequestType.CHAT_MESSAGE, 1, 2, kinds),
            failing(RequestType.MESSAGES, 2, 4, kinds))
        .as(
            (after, post, poll) ->
                new Situation(
                    List.of(
                        at(LONG_SLEEP, Act.SUSPEND),
                        at(LONG_SLEEP + 50, Act.SAY),
                        at(LONG_SLEEP + 60, Act.AGENT_SAYS),
                        at(LONG_SLEEP + 31_000, Act.SAY),
                        at(LONG_SLEEP + 31_010, after)),
                    List.of(post, poll)));
  }

  /** The server fails more often than any client may try. */
  private static Arbitrary<Situation> moreFailuresThanRetries() {
    Arbitrary<List<Fault>> faults =
        Combinators.combine(
                Arbitraries.of(
                    RequestType.CHAT_MESSAGE,
                    RequestType.CHASITOR_RESYNC_STATE,
                    RequestType.CHAT_END,
                    RequestType.CUSTOM_EVENT,
                    RequestType.CHASITOR_INIT),
                Arbitraries.<Fault.Kind>of(
                    InsteadOfServer.ERROR_500,
                    InsteadOfServer.ERROR_500,
                    InsteadOfServer.ERROR_429,
                    InsteadOfServer.ERROR_503,
                    InReply.GARBAGE,
                    AfterServer.DROP_RESPONSE),
                Arbitraries.of(4, 12, 60))
            .as(
                (on, kind, times) -> {
                  Fault many = new Fault(on, 1, times, kind);
                  return on == RequestType.CHASITOR_RESYNC_STATE
                      ? List.of(many, Fault.once(RequestType.MESSAGES, 2, AfterServer.KILL_AFTER))
                      : List.of(many);
                });
    return faults.map(
        list ->
            new Situation(
                List.of(
                    at(TALK, Act.SAY),
                    at(TALK + 1, Act.RAISE),
                    at(TALK + 2, Act.SAY),
                    at(TALK + 20, Act.AGENT_SAYS),
                    at(40_000, Act.SAY),
                    at(50_000, Act.END)),
                list));
  }

  /** The chat request fails: while it is asked for, in the queue, in a hand-over. */
  private static Arbitrary<Situation> failedChatRequest() {
    return Combinators.combine(
            Arbitraries.of(0, 5, 15, 25, 60, 2_000),
            Arbitraries.integers().between(1, 2),
            Arbitraries.<Fault.Kind>of(
                AfterServer.KILL_AFTER,
                AfterServer.DELAY,
                AfterServer.DROP_RESPONSE,
                BeforeServer.KILL_BEFORE,
                InsteadOfServer.ERROR_503,
                InReply.UNKNOWN_MESSAGE),
            Arbitraries.of(true, false))
        .as(
            (failsAt, nth, kind, ends) ->
                new Situation(
                        ends
                            ? List.of(at(failsAt, Act.CHAT_FAILS), at(failsAt + 10, Act.END))
                            : List.of(at(failsAt, Act.CHAT_FAILS)),
                        List.of(Fault.once(RequestType.MESSAGES, nth, kind)))
                    .at(server -> accepting(server, 3_000)));
  }

  /** A gateway answers 503, and the server knows one way of taking over, or none. */
  private static Arbitrary<Situation> noWayToTakeOver() {
    return Combinators.combine(
            Arbitraries.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(true, true, false),
            Arbitraries.of(Act.SAY, Act.END, Act.AGENT_SAYS))
        .as(
            (on, nth, both, act) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + 5, Act.AGENT_SAYS),
                        at(TALK + 30, act),
                        at(TALK + 4_000, Act.SAY)),
                    Stream.concat(
                            Stream.of(
                                Fault.once(on, nth, InsteadOfServer.ERROR_503),
                                Fault.once(
                                    RequestType.RESYNC_SESSION, 1, InsteadOfServer.ERROR_405)),
                            both
                                ? Stream.of(
                                    Fault.once(
                                        RequestType.RECONNECT_SESSION,
                                        1,
                                        InsteadOfServer.ERROR_405))
                                : Stream.empty())
                        .toList()));
  }

  /** The server does not know the session any more: a poll or a take-over gets a 403. */
  private static Arbitrary<Situation> goneSession() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 6),
            Arbitraries.of(true, true, false),
            Arbitraries.of(Act.SAY, Act.AGENT_SAYS, Act.TYPE))
        .as(
            (nth, polls, act) ->
                new Situation(
                    with(many(Act.AGENT_SAYS, 3, TALK, 200), at(TALK + 500, act)),
                    polls
                        ? List.of(Fault.once(RequestType.MESSAGES, nth, InsteadOfServer.ERROR_403))
                        : List.of(
                            Fault.once(RequestType.MESSAGES, nth, AfterServer.KILL_AFTER),
                            Fault.once(RequestType.RESYNC_SESSION, 1, InsteadOfServer.ERROR_403))));
  }

  /** No node can take the session over, and lines wait. */
  private static Arbitrary<Situation> notValid() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
            Arbitraries.of(Act.SAY, Act.END, Act.TYPE))
        .as(
            (nth, on, act) ->
                new Situation(
                        List.of(at(TALK, Act.SAY), at(TALK + 1, act), at(TALK + 2, Act.AGENT_SAYS)),
                        List.of(
                            Fault.once(on, nth, AfterServer.KILL_AFTER),
                            Fault.once(RequestType.RESYNC_SESSION, 1, InsteadOfServer.NOT_VALID)))
                    .by(profile -> like(profile).recovery(Recovery.RESYNC).build()));
  }

  /** The server takes no notice, no event or no ChasitorResyncState, while the agent speaks. */
  private static Arbitrary<Situation> refusedExtras() {
    return Combinators.combine(
            Arbitraries.of(
                RequestType.CHAT_MESSAGE,
                RequestType.CHAT_MESSAGE,
                RequestType.CHASITOR_RESYNC_STATE,
                RequestType.CHASITOR_TYPING,
                RequestType.CHASITOR_SNEAK_PEEK,
                RequestType.CUSTOM_EVENT,
                RequestType.CHAT_END),
            Arbitraries.<Fault.Kind>of(
                InsteadOfServer.ERROR_403, InsteadOfServer.ERROR_400, InsteadOfServer.ERROR_405),
            Arbitraries.integers().between(2, 5))
        .as(
            (on, kind, late) ->
                new Situation(
                        List.of(
                            at(TALK, Act.AGENT_SAYS),
                            at(TALK + 1, Act.SAY),
                            at(TALK + 1_100, Act.TYPE),
                            at(TALK + 1_101, Act.RAISE),
                            at(TALK + 1_102, Act.AGENT_SAYS),
                            at(TALK + 2_400, Act.PEEK),
                            at(TALK + 2_401, Act.AGENT_SAYS),
                            at(TALK + 9_000, Act.SAY),
                            at(TALK + 9_001, Act.AGENT_SAYS),
                            at(TALK + 9_002, Act.END)),
                        Stream.concat(
                                Stream.of(
                                    Fault.once(on, 1, kind),
                                    Fault.once(RequestType.MESSAGES, late, AfterServer.DELAY)),
                                on == RequestType.CHASITOR_RESYNC_STATE
                                    ? Stream.of(
                                        Fault.once(
                                            RequestType.CHAT_MESSAGE, 1, AfterServer.KILL_AFTER))
                                    : Stream.empty())
                            .toList())
                    .at(server -> served(server, true, server.discreet(), server.narrow())));
  }

  /** Events of the application go among lines, in MultiNouns and apart. */
  private static Arbitrary<Situation> eventsAmongLines() {
    List<Fault.Kind> kinds =
        List.of(
            AfterServer.DROP_RESPONSE,
            AfterServer.KILL_AFTER,
            BeforeServer.KILL_BEFORE,
            InsteadOfServer.ERROR_400,
            InsteadOfServer.ERROR_405,
            InsteadOfServer.ERROR_409,
            InsteadOfServer.ERROR_500,
            InsteadOfServer.ERROR_503);
    return Combinators.combine(
            Arbitraries.of(1, 4),
            Arbitraries.of(Act.SAY, Act.RAISE).list().ofMinSize(2).ofMaxSize(5),
            failing(RequestType.MULTI_NOUN, 1, 1, kinds),
            Arbitraries.oneOf(
                failing(RequestType.CUSTOM_EVENT, 1, 2, kinds),
                failing(RequestType.CHAT_MESSAGE, 1, 2, kinds)))
        .as(
            (limit, acts, together, apart) ->
                new Situation(
                        Stream.concat(
                                Stream.of(at(TALK, Act.SAY)),
                                IntStream.range(0, acts.size())
                                    .mapToObj(i -> at(TALK + 1 + i, acts.get(i))))
                            .toList(),
                        limit == 1 ? List.of(apart) : List.of(together, apart))
                    .by(profile -> like(profile).batchLimit(limit).build()));
  }

  /** The node is lost at an event of the application, and numbers go on. */
  private static Arbitrary<Situation> eventsAtALoss() {
    return Combinators.combine(
            Arbitraries.<Fault.Kind>of(
                BeforeServer.KILL_BEFORE, AfterServer.KILL_AFTER, InsteadOfServer.ERROR_503),
            Arbitraries.of(Act.SAY, Act.RAISE, Act.AGENT_SAYS))
        .as(
            (kind, act) ->
                new Situation(
                        List.of(at(TALK, Act.RAISE), at(TALK + 1, act), at(TALK + 5_000, Act.SAY)),
                        List.of(Fault.once(RequestType.CUSTOM_EVENT, 1, kind)))
                    .by(
                        profile ->
                            like(profile)
                                .recovery(Recovery.RESYNC)
                                .numbersAfterHandOver(NumbersAfterHandOver.CONTINUE)
                                .build()));
  }

  /** The visitor says lines and ends the chat at once, and a POST fails. */
  private static Arbitrary<Situation> endBehindLines() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(0, 3, 11),
            failing(
                RequestType.CHAT_MESSAGE,
                1,
                2,
                List.of(
                    AfterServer.DROP_RESPONSE,
                    AfterServer.KILL_AFTER,
                    AfterServer.DELAY,
                    BeforeServer.KILL_BEFORE,
                    BeforeServer.SILENCE,
                    InsteadOfServer.ERROR_403,
                    InsteadOfServer.ERROR_409,
                    InsteadOfServer.ERROR_500,
                    InsteadOfServer.ERROR_503)),
            Arbitraries.of(1, 6))
        .as(
            (lines, after, fault, times) ->
                new Situation(
                    with(many(Act.SAY, lines, TALK, 1), at(TALK + lines + after, Act.END)),
                    List.of(new Fault(fault.on(), fault.nth(), times, fault.kind()))));
  }

  /** The visitor leaves the queue, and the request to leave fails. */
  private static Arbitrary<Situation> leavingTheQueue() {
    return Combinators.combine(
            Arbitraries.of(5, 15, 25, 900),
            Arbitraries.of(RequestType.DELETE_SESSION_ID, RequestType.CHAT_END),
            Arbitraries.<Fault.Kind>of(
                AfterServer.DROP_RESPONSE,
                BeforeServer.DROP_REQUEST,
                BeforeServer.KILL_BEFORE,
                BeforeServer.SILENCE,
                InsteadOfServer.ERROR_400,
                InsteadOfServer.ERROR_403,
                InsteadOfServer.ERROR_500,
                InsteadOfServer.ERROR_503),
            Arbitraries.of(1, 3))
        .as(
            (endsAt, on, kind, times) ->
                new Situation(
                        List.of(at(0, Act.SAY), at(endsAt, Act.END)),
                        List.of(new Fault(on, 1, times, kind)))
                    .at(server -> accepting(server, 3_000)));
  }

  /** The node is lost late in a chat for long, and the transcript has not the first lines. */
  private static Arbitrary<Situation> narrowTranscript() {
    return Combinators.combine(
            Scenarios.longTalk(),
            failing(
                RequestType.CHAT_MESSAGE,
                1,
                3,
                List.of(BeforeServer.KILL_BEFORE, AfterServer.KILL_AFTER)),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.SILENCE, BeforeServer.SILENCE, AfterServer.DROP_RESPONSE))
        .as(
            (talk, post, kind) ->
                new Situation(talk, List.of(post, Fault.once(RequestType.RESYNC_SESSION, 1, kind)))
                    .at(server -> served(server, server.attentive(), server.discreet(), true)));
  }

  /** The node is lost, and something goes wrong at the take-over, while both sides speak. */
  private static Arbitrary<Situation> troubledHandOver() {
    return Combinators.combine(
            Scenarios.troubledHandOver(),
            Arbitraries.of(Act.SAY, Act.TYPE, Act.RAISE, Act.END, Act.FREEZE),
            Arbitraries.of(8, 300, 16_000))
        .as(
            (faults, act, later) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + 1, Act.AGENT_SAYS),
                        at(TALK + 2, Act.SAY),
                        at(TALK + later, Act.AGENT_SAYS),
                        at(TALK + later + 1, act)),
                    faults));
  }

  /** One node is lost, and later the next, while numbers go on or start again. */
  private static Arbitrary<Situation> twoHandOvers() {
    List<Fault.Kind> losses = List.of(AfterServer.KILL_AFTER, BeforeServer.KILL_BEFORE);
    return Combinators.combine(
            failing(RequestType.CHAT_MESSAGE, 1, 2, losses),
            Arbitraries.oneOf(
                failing(RequestType.CHAT_MESSAGE, 4, 6, losses),
                failing(RequestType.MESSAGES, 6, 8, losses)),
            Arbitraries.of(NumbersAfterHandOver.class))
        .as(
            (first, second, numbers) ->
                new Situation(
                        List.of(
                            at(TALK, Act.SAY),
                            at(TALK + 1, Act.SAY),
                            at(TALK + 2, Act.AGENT_SAYS),
                            at(TALK + 5_000, Act.SAY),
                            at(TALK + 5_001, Act.SAY),
                            at(TALK + 5_002, Act.AGENT_SAYS),
                            at(TALK + 12_000, Act.SAY)),
                        List.of(first, second))
                    .by(profile -> like(profile).numbersAfterHandOver(numbers).build()));
  }

  /** The new node says nothing for long after the take-over. */
  private static Arbitrary<Situation> silenceWhileRestoring() {
    return Combinators.combine(
            Arbitraries.integers().between(4, 5),
            Arbitraries.of(1, 2),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.SILENCE, AfterServer.LATE_RESPONSE, AfterServer.DELAY))
        .as(
            (poll, times, kind) ->
                new Situation(
                        List.of(at(TALK, Act.SAY), at(TALK + 1, Act.AGENT_SAYS)),
                        List.of(
                            Fault.once(RequestType.CHAT_MESSAGE, 1, AfterServer.KILL_AFTER),
                            new Fault(RequestType.MESSAGES, poll, times, kind)))
                    .at(server -> accepting(server, 0)));
  }

  /** Several lines go in one MultiNoun, and its answer is lost. */
  private static Arbitrary<Situation> linesTogether() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 6),
            failing(
                RequestType.MULTI_NOUN,
                1,
                2,
                List.of(
                    AfterServer.KILL_AFTER,
                    AfterServer.KILL_AFTER,
                    BeforeServer.KILL_BEFORE,
                    AfterServer.DROP_RESPONSE,
                    InsteadOfServer.ERROR_400,
                    InsteadOfServer.ERROR_500)),
            Arbitraries.of(2, 4))
        .as(
            (lines, fault, limit) ->
                new Situation(many(Act.SAY, lines, TALK, 1), List.of(fault))
                    .by(profile -> like(profile).batchLimit(limit).build()));
  }

  /** The session is frozen while lines are on their way and others wait. */
  private static Arbitrary<Situation> frozenInFlight() {
    return Combinators.combine(
            Arbitraries.of(
                RequestType.CHAT_MESSAGE, RequestType.CHAT_MESSAGE, RequestType.MESSAGES),
            Arbitraries.integers().between(1, 3),
            Arbitraries.<Fault.Kind>of(
                BeforeServer.FREEZE_BEFORE,
                AfterServer.FREEZE_AFTER,
                AfterServer.DROP_RESPONSE,
                BeforeServer.DROP_REQUEST),
            Arbitraries.of(1, 5, 12, 150))
        .as(
            (on, nth, kind, after) ->
                new Situation(
                    List.of(
                        at(TALK, Act.SAY),
                        at(TALK + 1, Act.SAY),
                        at(TALK + 2, Act.AGENT_SAYS),
                        at(TALK + 3, Act.SAY),
                        at(TALK + after, Act.FREEZE),
                        at(TALK + 4_000, Act.SAY)),
                    List.of(Fault.once(on, nth, kind))));
  }

  /** The server sends the visitor to another one, perhaps twice, with lines that wait. */
  private static Arbitrary<Situation> otherServer() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 4),
            Arbitraries.<Fault.Kind>of(
                InReply.SWITCH_SERVER,
                AfterServer.DROP_RESPONSE,
                AfterServer.KILL_AFTER,
                InsteadOfServer.ERROR_500),
            Arbitraries.of(RequestType.MESSAGES, RequestType.SESSION_ID))
        .as(
            (nth, then, kind, on) ->
                new Situation(
                        List.of(
                            at(0, Act.SAY),
                            at(2, Act.SAY),
                            at(3_100, Act.AGENT_SAYS),
                            at(3_200, Act.SAY)),
                        Stream.of(
                                Fault.once(RequestType.MESSAGES, nth, InReply.SWITCH_SERVER),
                                Fault.once(on, nth + then, kind))
                            .filter(Fault::fits)
                            .toList())
                    .at(server -> accepting(server, 2_000)));
  }

  /** The server sends a visitor to another one who talks to an agent already. */
  private static Arbitrary<Situation> switchWithAnAgent() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 5), Arbitraries.of(Act.SAY, Act.AGENT_SAYS, Act.TYPE))
        .as(
            (nth, act) ->
                new Situation(
                        with(many(Act.AGENT_SAYS, 4, TALK, 200), at(TALK + 300, act)),
                        List.of(new Fault(RequestType.MESSAGES, nth, 3, InReply.SWITCH_SERVER)))
                    .at(server -> accepting(server, 0)));
  }

  /** Answers come after the client gave up waiting for them. */
  private static Arbitrary<Situation> lateAnswers() {
    return Combinators.combine(
            Arbitraries.of(
                RequestType.MESSAGES,
                RequestType.MESSAGES,
                RequestType.CHAT_MESSAGE,
                RequestType.CHASITOR_INIT,
                RequestType.SESSION_ID),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(
            (on, nth, killed) -> {
              int which = on == RequestType.MESSAGES ? nth : 1;
              Fault late = Fault.once(on, which, AfterServer.LATE_RESPONSE);
              return new Situation(
                  List.of(
                      at(TALK, Act.AGENT_SAYS),
                      at(TALK + 1, Act.SAY),
                      at(TALK + 30, Act.AGENT_SAYS),
                      at(TALK + 31, Act.SAY),
                      at(50_000, Act.AGENT_SAYS)),
                  killed
                      ? List.of(
                          late, Fault.once(RequestType.CHAT_MESSAGE, 2, AfterServer.KILL_AFTER))
                      : List.of(late));
            });
  }

  /** Rules for sensitive data come, change, and come again after a hand-over. */
  private static Arbitrary<Situation> rulesForSensitiveData() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            failing(
                RequestType.MESSAGES,
                2,
                4,
                List.of(
                    AfterServer.KILL_AFTER,
                    AfterServer.DROP_RESPONSE,
                    AfterServer.FREEZE_AFTER,
                    InReply.SENSITIVE_DATA_RULES)),
            Arbitraries.of(true, false))
        .as(
            (nth, other, discreet) ->
                new Situation(
                        List.of(
                            at(0, Act.SAY),
                            at(1, Act.SAY),
                            at(TALK, Act.AGENT_SAYS),
                            at(TALK + 100, Act.AGENT_SAYS),
                            at(TALK + 150, Act.SAY),
                            at(TALK + 200, Act.AGENT_SAYS),
                            at(TALK + 260, Act.SAY),
                            at(TALK + 270, Act.SAY),
                            at(TALK + 400, Act.PEEK)),
                        List.of(
                            Fault.once(RequestType.MESSAGES, nth, InReply.SENSITIVE_DATA_RULES),
                            other))
                    .at(server -> served(server, true, discreet, server.narrow())));
  }

  /** Batches of several lines have something odd before them. */
  private static Arbitrary<Situation> oddBatches() {
    return Combinators.combine(
            Arbitraries.<Fault.Kind>of(
                InReply.UNKNOWN_MESSAGE,
                InReply.AGENT_DISCONNECT,
                InReply.ODD_LEAVES,
                InReply.TRUNCATED_BODY),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 3))
        .as(
            (kind, nth, lines) ->
                new Situation(
                    Stream.concat(
                            many(Act.AGENT_SAYS, lines, TALK, 0).stream(),
                            many(Act.AGENT_SAYS, lines, TALK + 100, 0).stream())
                        .toList(),
                    List.of(new Fault(RequestType.MESSAGES, nth, 4, kind))));
  }

  /** The server repeats a batch that was acknowledged, once or for ever. */
  private static Arbitrary<Situation> repeatedBatches() {
    return Combinators.combine(
            Arbitraries.integers().between(3, 6),
            Arbitraries.of(1, 2, 3, 40),
            Arbitraries.of(Act.AGENT_SAYS, Act.SAY, Act.FREEZE))
        .as(
            (nth, times, act) ->
                new Situation(
                    List.of(
                        at(TALK, Act.AGENT_SAYS),
                        at(TALK + 60, Act.AGENT_SAYS),
                        at(TALK + 120, act),
                        at(TALK + 30_000, Act.AGENT_SAYS)),
                    List.of(new Fault(RequestType.MESSAGES, nth, times, InReply.STALE_BATCH))));
  }

  private static Arbitrary<Fault> failing(
      RequestType on, int first, int last, List<Fault.Kind> kinds) {
    return Combinators.combine(Arbitraries.integers().between(first, last), Arbitraries.of(kinds))
        .as((nth, kind) -> Fault.once(on, nth, kind));
  }

  static Tuple2<Integer, Act> at(int millis, Act act) {
    return Tuple.of(millis, act);
  }

  static List<Tuple2<Integer, Act>> many(Act act, int count, int from, int apart) {
    return IntStream.range(0, count).mapToObj(i -> at(from + i * apart, act)).toList();
  }

  static List<Tuple2<Integer, Act>> with(
      List<Tuple2<Integer, Act>> steps, Tuple2<Integer, Act> other) {
    return Stream.concat(steps.stream(), Stream.of(other)).toList();
  }

  private static Profile.Builder like(Profile profile) {
    return Profile.builder().from(profile);
  }

  static Server accepting(Server server, int afterMillis) {
    return new Server(
        Duration.ofMillis(afterMillis),
        server.pollTimeout(),
        server.timeoutAsText(),
        server.attentive(),
        server.discreet(),
        server.narrow());
  }

  private static Server served(Server server, boolean attentive, boolean discreet, boolean narrow) {
    return new Server(
        server.acceptAfter(),
        server.pollTimeout(),
        server.timeoutAsText(),
        attentive,
        discreet,
        narrow);
  }
}
