package dev.chasitor.tck.arbitraries;

import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Journaling;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import dev.chasitor.session.visitor.Profile.QueueExit;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Generators of random schedules of a chat. Thread-safe. */
public final class Scenarios {

  private static final int MOST_STEPS = 12;
  private static final int MOST_FAULTS = 6;
  private static final int MOST_HITCHES = 2;
  private static final int MOST_CRASHES = 4;

  /** A crash hits one of so many first writes, requests or events. */
  private static final int MOST_CRASHED_CALLS = 40;

  /** A schedule has so many events for sure. */
  private static final int MOST_CRASHED_EVENTS = 8;

  private static final int LONGEST_CHAT_MILLIS = 60_000;

  /** What people say more than once in a chat. */
  private static final String OK = "ok";

  /** The share of schedules with a hand-over in which something goes wrong. */
  private static final double TROUBLED_HAND_OVERS = 0.3;

  /** The share of talks that the visitor ends. */
  private static final double ENDED_TALKS = 0.3;

  /** The share of schedules with a fault that is sure to hit a critical request. */
  private static final double AIMED_FAULTS = 0.5;

  /** The share of schedules in which a line is refused while the agent's words are late. */
  private static final double LAST_WORDS = 0.15;

  /** The share of schedules in which a node is lost at a line of the visitor. */
  private static final double LOST_AT_A_LINE = 0.35;

  /** How the client of a schedule is set up. */
  private record Client(Profile profile, long jitterSeed) {}

  /** What happens to the processes of a schedule, and the steps for that. */
  private record Crashing(Journaling journaling, List<Crash> crashes, List<Step> steps) {}

  /** Steps and faults, and what they need of the server and of the client. */
  private record Talk(
      List<Step> steps,
      List<Fault> faults,
      UnaryOperator<Server> server,
      UnaryOperator<Profile> profile) {

    Talk(List<Step> steps, List<Fault> faults) {
      this(steps, faults, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Talk of(Situation situation) {
      return new Talk(
          named(situation.steps()), situation.faults(), situation.server(), situation.profile());
    }
  }

  private static final Crashing NO_CRASH = new Crashing(Journaling.NONE, List.of(), List.of());

  private Scenarios() {}

  /**
   * Returns a generator of schedules with any profile. A schedule shrinks to fewer and earlier
   * steps and to fewer faults.
   */
  public static Arbitrary<Scenario> any() {
    return agreed(profile -> profile);
  }

  /**
   * Returns a generator of schedules whose profiles pass through a function.
   *
   * @param agreed maps a drawn profile to the profile that the schedule gets
   */
  public static Arbitrary<Scenario> agreed(UnaryOperator<Profile> agreed) {
    return with(Arbitraries.just(NO_CRASH), agreed);
  }

  /**
   * Returns a generator of schedules in which processes of the client are killed, lose answers of
   * their journal, are claimed by others, or go on from old documents.
   *
   * @param agreed maps a drawn profile to the profile that the schedule gets
   */
  public static Arbitrary<Scenario> withCrashes(UnaryOperator<Profile> agreed) {
    return with(crashes(), agreed);
  }

  /**
   * Returns generators that together draw what {@link #agreed} draws. Whoever takes them in turn
   * meets each situation once in a round.
   */
  static List<Arbitrary<Scenario>> inTurn(UnaryOperator<Profile> agreed) {
    return inTurn(Arbitraries.just(NO_CRASH), agreed);
  }

  /** Returns generators that together draw what {@link #withCrashes} draws. */
  static List<Arbitrary<Scenario>> crashesInTurn(UnaryOperator<Profile> agreed) {
    return inTurn(crashes(), agreed);
  }

  private static List<Arbitrary<Scenario>> inTurn(
      Arbitrary<Crashing> crashes, UnaryOperator<Profile> agreed) {
    Arbitrary<Scenario> anything = with(anything(), crashes, agreed);
    List<Arbitrary<Scenario>> turns = new ArrayList<>();
    for (Arbitrary<Situation> situation : Situations.all()) {
      // Two of five leave everything to chance.
      if (turns.size() % 5 == 0) {
        turns.add(anything);
        turns.add(anything);
      }
      turns.add(with(situation.map(Talk::of), crashes, agreed));
    }
    return turns;
  }

  private static Arbitrary<Talk> anything() {
    return Combinators.combine(steps(), faults()).as(Talk::new);
  }

  private static Arbitrary<Scenario> with(
      Arbitrary<Crashing> crashes, UnaryOperator<Profile> agreed) {
    Arbitrary<Talk> onPurpose = Arbitraries.oneOf(Situations.all()).map(Talk::of);
    return with(
        Arbitraries.frequencyOf(Tuple.of(2, anything()), Tuple.of(3, onPurpose)), crashes, agreed);
  }

  private static Arbitrary<Scenario> with(
      Arbitrary<Talk> talks, Arbitrary<Crashing> crashes, UnaryOperator<Profile> agreed) {
    return Combinators.combine(talks, hitches(), servers(), clients(), crashes)
        .as(
            (talk, hitches, server, client, crashing) -> {
              Profile profile = agreed.apply(talk.profile().apply(client.profile()));
              Server served = talk.server().apply(server);
              List<Step> steps =
                  Stream.concat(talk.steps().stream(), crashing.steps().stream())
                      .filter(step -> !isSuspension(crashing, step.act().name()))
                      .toList();
              return new Scenario(
                  served.narrow() || !crashing.equals(NO_CRASH) ? withoutRepeats(steps) : steps,
                  onTakeOversOf(
                      profile,
                      talk.faults().stream()
                          .filter(fault -> !isSuspension(crashing, fault.kind().name()))
                          .filter(fault -> !isLossOfTheServer(served, fault))
                          .toList()),
                  hitches,
                  served,
                  profile,
                  client.jitterSeed(),
                  crashing.journaling(),
                  crashing.crashes());
            });
  }

  /**
   * Returns the steps with a text of its own for each line. A transcript that begins late does not
   * show which of two equal lines it has, nor a history which of them an old document has.
   */
  private static List<Step> withoutRepeats(List<Step> steps) {
    return IntStream.range(0, steps.size())
        .mapToObj(
            i -> {
              Step step = steps.get(i);
              return step.text().equals(OK)
                  ? new Step(step.at(), step.act(), OK + i, step.lasting())
                  : step;
            })
        .toList();
  }

  /**
   * Whether something stands still that must not. While a write is under way, an answer and the
   * deadline of its call may both wait for a process that stands still. Then the history cannot
   * show which of them the client takes first.
   */
  private static boolean isSuspension(Crashing crashing, String what) {
    return crashing.journaling() == Journaling.SLOW
        && (what.equals(Act.SUSPEND.name()) || what.equals(Act.LEASE_EXPIRES.name()));
  }

  /**
   * Whether a fault makes the server lose lines: what it held back while a session was restored may
   * stand before the beginning of a narrow transcript.
   */
  private static boolean isLossOfTheServer(Server server, Fault fault) {
    return server.narrow() && fault.kind() == Fault.InReply.NOT_RESTORED;
  }

  /**
   * Moves each fault of a take-over to the request with which this profile asks for one: of
   * ResyncSession to the way that it asks first, of ReconnectSession to the other way.
   */
  private static List<Fault> onTakeOversOf(Profile profile, List<Fault> faults) {
    Recovery first = profile.recovery().orElseThrow();
    if (first.request() == RequestType.RESYNC_SESSION) {
      return faults;
    }
    return faults.stream()
        .map(
            fault ->
                Recovery.isAskedBy(fault.on())
                    ? new Fault(swapped(fault.on()), fault.nth(), fault.times(), fault.kind())
                    : fault)
        .toList();
  }

  private static RequestType swapped(RequestType asking) {
    return asking == RequestType.RESYNC_SESSION
        ? RequestType.RECONNECT_SESSION
        : RequestType.RESYNC_SESSION;
  }

  private static Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts =
        Arbitraries.frequency(
            Tuple.of(12, Act.SAY),
            Tuple.of(12, Act.AGENT_SAYS),
            Tuple.of(1, Act.TYPE),
            Tuple.of(1, Act.PEEK),
            Tuple.of(1, Act.RAISE),
            Tuple.of(1, Act.AGENT_HANDS_OVER),
            Tuple.of(1, Act.AGENT_VANISHES),
            Tuple.of(1, Act.AGENT_TYPES),
            Tuple.of(2, Act.FREEZE),
            Tuple.of(1, Act.SUSPEND),
            Tuple.of(1, Act.END),
            Tuple.of(1, Act.CLOSE),
            Tuple.of(1, Act.CHAT_FAILS),
            Tuple.of(1, Act.AGENT_ENDS));
    Arbitrary<Integer> times =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 2_000),
            Arbitraries.integers().between(0, LONGEST_CHAT_MILLIS));
    Arbitrary<List<Tuple2<Integer, Act>>> anything =
        Combinators.combine(times, acts)
            .as((at, act) -> Tuple.of(at, act))
            .list()
            .ofMaxSize(MOST_STEPS);
    return Arbitraries.oneOf(anything, talk(), longTalk()).map(Scenarios::named);
  }

  /**
   * Returns a generator of talks: both sides say several lines at the same time, and the visitor
   * may end the chat then.
   */
  private static Arbitrary<List<Tuple2<Integer, Act>>> talk() {
    Arbitrary<Integer> moments = Arbitraries.of(3_100, 3_200, 8_000, 20_000, 35_000);
    Arbitrary<Tuple2<Integer, Act>> lines =
        Combinators.combine(moments, Arbitraries.of(Act.SAY, Act.AGENT_SAYS))
            .as((at, act) -> Tuple.of(at, act));
    Arbitrary<Tuple2<Integer, Act>> ends = moments.map(at -> Tuple.of(at, Act.END));
    return Combinators.combine(lines.list().ofMaxSize(MOST_STEPS), ends.optional(ENDED_TALKS))
        .as((said, end) -> Stream.concat(said.stream(), end.stream()).toList());
  }

  /**
   * Returns a generator of talks in which the agent, the visitor and again the agent say several
   * lines. A node that is lost meanwhile may come back with a transcript without the first ones.
   */
  static Arbitrary<List<Tuple2<Integer, Act>>> longTalk() {
    Arbitrary<Integer> heardLines = Arbitraries.of(0, 2, 3, 4);
    Arbitrary<Integer> saidLines = Arbitraries.of(0, 2, 3);
    Arbitrary<List<Integer>> missed =
        Arbitraries.of(5_505, 6_100, 6_300).list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(heardLines, saidLines, missed)
        .as(
            (heard, said, late) -> {
              List<Tuple2<Integer, Act>> steps = new ArrayList<>();
              for (int i = 0; i < heard; i++) {
                steps.add(Tuple.of(3_100 + 200 * i, Act.AGENT_SAYS));
              }
              for (int i = 0; i < said; i++) {
                steps.add(Tuple.of(4_000 + 500 * i, Act.SAY));
              }
              late.forEach(at -> steps.add(Tuple.of(at, Act.AGENT_SAYS)));
              return steps;
            });
  }

  /** Gives each line its text. Both sides also say the same thing again, as people do. */
  private static List<Step> named(List<Tuple2<Integer, Act>> drafts) {
    List<Step> steps = new ArrayList<>();
    for (Tuple2<Integer, Act> draft : drafts) {
      String text =
          switch (draft.get2()) {
            case SAY -> isRepeat(steps.size()) ? OK : "v" + steps.size() + sensitive(steps.size());
            case AGENT_SAYS -> isRepeat(steps.size()) ? OK : "a" + steps.size();
            case PEEK -> "p" + steps.size() + sensitive(steps.size());
            case RAISE -> "p" + steps.size();
            case TYPE,
                END,
                CLOSE,
                AGENT_TYPES,
                AGENT_HANDS_OVER,
                AGENT_VANISHES,
                AGENT_ENDS,
                CHAT_FAILS,
                FREEZE,
                SUSPEND,
                CRASH,
                LEASE_EXPIRES ->
                "";
          };
      steps.add(new Step(Duration.ofMillis(draft.get1()), draft.get2(), text, lasting(draft)));
    }
    return steps;
  }

  private static boolean isRepeat(int line) {
    return line % 3 == 2;
  }

  private static String sensitive(int line) {
    return line % 3 == 1 ? Step.SENSITIVE : "";
  }

  /**
   * Returns how long a freeze or a suspension lasts: from nothing to longer than a time-out. The
   * same step always gets the same duration.
   */
  private static Duration lasting(Tuple2<Integer, Act> draft) {
    int part = draft.get1() % 7;
    return switch (draft.get2()) {
      case FREEZE -> Duration.ofMillis(part < 2 ? 0 : 40L * part * part * part);
      case SUSPEND -> Duration.ofMillis(50L + 130L * part * part * part);
      case CRASH, LEASE_EXPIRES -> Duration.ofMillis(20L * part * part);
      case SAY,
          TYPE,
          PEEK,
          RAISE,
          END,
          CLOSE,
          AGENT_SAYS,
          AGENT_TYPES,
          AGENT_HANDS_OVER,
          AGENT_VANISHES,
          AGENT_ENDS,
          CHAT_FAILS ->
          Duration.ZERO;
    };
  }

  private static Arbitrary<List<Fault>> faults() {
    Arbitrary<RequestType> on =
        Arbitraries.frequency(
            Tuple.of(8, RequestType.MESSAGES),
            Tuple.of(6, RequestType.CHAT_MESSAGE),
            Tuple.of(3, RequestType.RESYNC_SESSION),
            Tuple.of(1, RequestType.SESSION_ID),
            Tuple.of(2, RequestType.CHASITOR_INIT),
            Tuple.of(1, RequestType.CHASITOR_RESYNC_STATE),
            Tuple.of(1, RequestType.CHASITOR_TYPING),
            Tuple.of(1, RequestType.CHASITOR_SNEAK_PEEK),
            Tuple.of(1, RequestType.CUSTOM_EVENT),
            Tuple.of(1, RequestType.MULTI_NOUN),
            Tuple.of(1, RequestType.CHAT_END),
            Tuple.of(1, RequestType.DELETE_SESSION_ID));
    Arbitrary<Fault.Kind> kinds = Arbitraries.of(Fault.Kind.all());
    Arbitrary<List<Fault>> anywhere =
        Combinators.combine(on, Arbitraries.integers().between(1, 6), times(), kinds)
            .as(Fault::new)
            .filter(Fault::fits)
            .list()
            .ofMaxSize(MOST_FAULTS);
    return Combinators.combine(
            anywhere,
            troubledHandOver().optional(TROUBLED_HAND_OVERS),
            aimed().optional(AIMED_FAULTS),
            lastWords().optional(LAST_WORDS),
            lostAtALine().optional(LOST_AT_A_LINE))
        .as(
            (faults, troubled, aimed, last, lost) ->
                Stream.of(
                        aimed.stream(),
                        lost.stream(),
                        last.stream().flatMap(List::stream),
                        faults.stream(),
                        troubled.stream().flatMap(List::stream))
                    .flatMap(each -> each)
                    .toList());
  }

  /** Returns a generator of a node that is lost at one of the visitor's first lines. */
  private static Arbitrary<Fault> lostAtALine() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 3),
            Arbitraries.<Fault.Kind>of(
                Fault.BeforeServer.KILL_BEFORE, Fault.AfterServer.KILL_AFTER))
        .as((nth, kind) -> Fault.once(RequestType.CHAT_MESSAGE, nth, kind));
  }

  /** Returns a generator of a 403 to a line while the agent's words are late. */
  private static Arbitrary<List<Fault>> lastWords() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 5), Arbitraries.integers().between(1, 2))
        .as(
            (poll, line) ->
                List.of(
                    Fault.once(RequestType.MESSAGES, poll, Fault.AfterServer.DELAY),
                    Fault.once(RequestType.CHAT_MESSAGE, line, Fault.InsteadOfServer.ERROR_403)));
  }

  /** Returns a generator of faults at requests that random faults would seldom hit. */
  private static Arbitrary<Fault> aimed() {
    Arbitrary<Fault> lines =
        Combinators.combine(
                Arbitraries.integers().between(1, 2),
                times(),
                Arbitraries.<Fault.Kind>of(
                    Fault.InsteadOfServer.ERROR_400,
                    Fault.InsteadOfServer.ERROR_405,
                    Fault.InsteadOfServer.ERROR_429,
                    Fault.InsteadOfServer.ERROR_500,
                    Fault.AfterServer.DROP_RESPONSE))
            .as((nth, times, kind) -> new Fault(RequestType.CHAT_MESSAGE, nth, times, kind));
    Arbitrary<Fault> polls =
        Combinators.combine(
                Arbitraries.integers().between(1, 4),
                times(),
                Arbitraries.<Fault.Kind>of(
                    Fault.BeforeServer.SILENCE, Fault.AfterServer.LATE_RESPONSE))
            .as((nth, times, kind) -> new Fault(RequestType.MESSAGES, nth, times, kind));
    // One of several polls in a row is sure to bring a line.
    Arbitrary<Fault> batches =
        Combinators.combine(
                Arbitraries.integers().between(3, 5),
                Arbitraries.<Fault.Kind>of(
                    Fault.InReply.STALE_BATCH,
                    Fault.InReply.UNKNOWN_MESSAGE,
                    Fault.InReply.AGENT_DISCONNECT,
                    Fault.InReply.TRUNCATED_BODY))
            .as((nth, kind) -> new Fault(RequestType.MESSAGES, nth, 4, kind));
    return Arbitraries.frequencyOf(
        Tuple.of(3, lines),
        Tuple.of(3, polls),
        Tuple.of(3, batches),
        Tuple.of(2, earlyWords()),
        Tuple.of(1, chatless()),
        Tuple.of(1, storms()),
        Tuple.of(1, standstills()));
  }

  /** Returns a generator of faults that answer many polls at once and with nothing. */
  private static Arbitrary<Fault> storms() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 6),
            Arbitraries.of(10, 25),
            Arbitraries.<Fault.Kind>of(
                Fault.InsteadOfServer.USELESS_204, Fault.InsteadOfServer.USELESS_200))
        .as((nth, times, kind) -> new Fault(RequestType.MESSAGES, nth, times, kind));
  }

  /** Returns a generator of faults that matter most before the first line. */
  private static Arbitrary<Fault> earlyWords() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.integers().between(1, 3),
                Arbitraries.<Fault.Kind>of(
                    Fault.InReply.SWITCH_SERVER, Fault.InReply.SENSITIVE_DATA_RULES))
            .as((nth, kind) -> Fault.once(RequestType.MESSAGES, nth, kind)),
        // From the first poll to the last.
        Arbitraries.just(new Fault(RequestType.MESSAGES, 1, 60, Fault.InReply.ODD_LEAVES)));
  }

  /**
   * Returns a generator of faults that keep ChasitorSessionData from the polls after a hand-over.
   */
  private static Arbitrary<Fault> chatless() {
    return Arbitraries.integers()
        .between(2, 4)
        .map(nth -> new Fault(RequestType.MESSAGES, nth, 6, Fault.InReply.NOT_RESTORED));
  }

  /**
   * Returns a generator of freezes and suspensions, at each type of request, sometimes several in a
   * row.
   */
  private static Arbitrary<Fault> standstills() {
    return Combinators.combine(
            Arbitraries.of(
                RequestType.SESSION_ID,
                RequestType.CHASITOR_INIT,
                RequestType.MESSAGES,
                RequestType.CHAT_MESSAGE,
                RequestType.RESYNC_SESSION,
                RequestType.CHASITOR_RESYNC_STATE,
                RequestType.MULTI_NOUN,
                RequestType.CHAT_END,
                RequestType.DELETE_SESSION_ID),
            Arbitraries.integers().between(1, 3),
            times(),
            Arbitraries.<Fault.Kind>of(
                Fault.BeforeServer.FREEZE_BEFORE,
                Fault.AfterServer.FREEZE_AFTER,
                Fault.AfterServer.SUSPEND))
        .as(Fault::new);
  }

  /**
   * Returns a generator of how often a fault strikes: mostly once, sometimes often enough to
   * exhaust the client's patience.
   */
  private static Arbitrary<Integer> times() {
    return Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(1, 2), Tuple.of(1, 5));
  }

  private static Arbitrary<List<Hitch>> hitches() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12), Arbitraries.of(Hitch.Kind.class))
        .as(Hitch::new)
        .list()
        .ofMaxSize(MOST_HITCHES);
  }

  private static Arbitrary<Server> servers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3_000),
            Arbitraries.frequency(Tuple.of(2, 40), Tuple.of(1, 15)),
            Arbitraries.of(false, true),
            Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
            Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
            Arbitraries.of(false, true))
        .as(
            (acceptAfter, timeout, text, attentive, discreet, narrow) ->
                new Server(
                    Duration.ofMillis(acceptAfter), timeout, text, attentive, discreet, narrow));
  }

  /**
   * Returns a generator of a lost node together with a fault in the take-over. Random faults would
   * seldom combine the two.
   */
  static Arbitrary<List<Fault>> troubledHandOver() {
    Arbitrary<Fault> loss =
        Combinators.combine(
                Arbitraries.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE),
                Arbitraries.frequency(
                    Tuple.of(3, 1), Tuple.of(3, 2), Tuple.of(1, 3), Tuple.of(1, 4), Tuple.of(1, 5)),
                Arbitraries.<Fault.Kind>of(
                    Fault.BeforeServer.KILL_BEFORE,
                    Fault.AfterServer.KILL_AFTER,
                    Fault.InsteadOfServer.ERROR_503))
            .as(Fault::once);
    Arbitrary<Fault> trouble =
        Combinators.combine(
                Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2)),
                Arbitraries.<Fault.Kind>of(
                    Fault.InsteadOfServer.NOT_VALID,
                    // Twice as often, since it has an effect in one of the two recoveries only.
                    Fault.InsteadOfServer.NOT_VALID,
                    Fault.BeforeServer.DROP_REQUEST,
                    Fault.AfterServer.DROP_RESPONSE,
                    Fault.BeforeServer.SILENCE,
                    Fault.AfterServer.LATE_RESPONSE,
                    Fault.InsteadOfServer.ERROR_405,
                    Fault.InsteadOfServer.ERROR_500,
                    Fault.InsteadOfServer.ERROR_503,
                    Fault.InReply.GARBAGE,
                    Fault.BeforeServer.FREEZE_BEFORE,
                    Fault.AfterServer.FREEZE_AFTER,
                    Fault.AfterServer.SUSPEND,
                    Fault.AfterServer.KILL_AFTER))
            .as((nth, kind) -> Fault.once(RequestType.RESYNC_SESSION, nth, kind));
    return Combinators.combine(loss, trouble).as(List::of);
  }

  /**
   * Returns a generator of what happens to processes. Clients without a journal are killed, and go
   * on from an old document.
   */
  private static Arbitrary<Crashing> crashes() {
    return Arbitraries.frequencyOf(Tuple.of(2, outdated()), Tuple.of(3, journaled()));
  }

  /** Returns a generator of crashes of a client with a journal. */
  private static Arbitrary<Crashing> journaled() {
    Arbitrary<Crash> crashes =
        Combinators.combine(
                Arbitraries.integers().between(1, MOST_CRASHED_CALLS),
                Arbitraries.of(Crash.Kind.class))
            .as(Crash::new);
    Arbitrary<Crash> atAnEvent =
        Arbitraries.integers()
            .between(1, MOST_CRASHED_EVENTS)
            .map(nth -> new Crash(nth, Crash.Kind.KILL_AT_EVENT));
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.integers().between(0, LONGEST_CHAT_MILLIS),
                Arbitraries.frequency(Tuple.of(2, Act.CRASH), Tuple.of(1, Act.LEASE_EXPIRES)))
            .as(Scenarios::step);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(2, Journaling.PROMPT), Tuple.of(1, Journaling.SLOW)),
            Arbitraries.frequencyOf(Tuple.of(4, crashes), Tuple.of(1, atAnEvent))
                .list()
                .ofMaxSize(MOST_CRASHES),
            steps.list().ofMaxSize(2))
        .as(Crashing::new);
  }

  /**
   * Returns a generator of a client that is frozen and goes on, and is killed. Another process goes
   * on with the old document. Lines are said before the kill and after it.
   */
  private static Arbitrary<Crashing> outdated() {
    return Combinators.combine(
            Arbitraries.integers().between(3_050, 7_000),
            Arbitraries.of(40, 300, 2_000),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 2))
        .as(
            (frozen, between, before, after) -> {
              List<Step> steps = new ArrayList<>();
              int killed = frozen + between * (before + 1);
              steps.add(step(frozen, Act.FREEZE));
              for (int i = 1; i <= before; i++) {
                steps.add(line(frozen + between * i, "w" + i));
              }
              steps.add(step(killed, Act.CRASH));
              for (int i = 1; i <= after; i++) {
                steps.add(line(killed + between * i, "x" + i));
              }
              return new Crashing(Journaling.NONE, List.of(), steps);
            });
  }

  private static Step line(int at, String text) {
    return new Step(Duration.ofMillis(at), Act.SAY, text);
  }

  private static Step step(int at, Act act) {
    return new Step(Duration.ofMillis(at), act, "", lasting(Tuple.of(at, act)));
  }

  private static Arbitrary<Client> clients() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(3, NumbersAfterHandOver.CONTINUE),
                Tuple.of(1, NumbersAfterHandOver.RESTART)),
            Arbitraries.frequency(
                Tuple.of(3, AckAfterHandOver.RESTART), Tuple.of(1, AckAfterHandOver.KEEP)),
            Arbitraries.of(Recovery.class),
            Arbitraries.longs().between(0, 9),
            Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 4)),
            Arbitraries.of(QueueExit.class))
        .as(
            (numbers, ack, recovery, jitter, batch, exit) ->
                new Client(
                    Profile.builder()
                        .recovery(recovery)
                        .numbersAfterHandOver(numbers)
                        .ackAfterHandOver(ack)
                        .batchLimit(batch)
                        .leavesQueueBy(exit)
                        .build(),
                    jitter));
  }
}
