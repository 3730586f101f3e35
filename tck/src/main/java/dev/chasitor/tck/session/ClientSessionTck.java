package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Level;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.schedule.Schedules;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectCapabilities;
import dev.chasitor.conformance.subject.SubjectCapability;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import dev.chasitor.tck.report.ContractReporter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract of client sessions: all rules of {@link Rule} as JUnit tests. Extend it and open a
 * session of your client in {@link #open}.
 *
 * <p>The test gives the client its network, timer, clock and executor, and runs it in virtual time
 * on one thread. It runs 1,000 random chats over a network that loses, repeats, delays and cuts
 * off, with a server that loses nodes. A rule fails if a chat breaks it. A rule of level MUST also
 * fails if no chat gives it anything to judge. A failure names the seed and shows the smallest
 * schedule that breaks the rule, with its history. What nothing judged is skipped, with the reason.
 *
 * <p>What the adapter or its client does wrong is a finding, too: it throws, blocks, waits for real
 * time, or calls from a thread of its own. {@link AdapterDemand} lists what the kit demands. The
 * run then goes on with the next chat, and it ends although the client blocks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class ClientSessionTck {

  /** The number of random schedules that judge a client. */
  public static final int SCHEDULES = 1_000;

  /** How many further schedules each recovery alone gets, as a share of the mixed ones. */
  private static final double SHARE_OF_ONE_RECOVERY = 0.2;

  private static final double SHARE_WITH_CRASHES = 0.3;

  private static final int MOST_EXPLAINED = 3;

  /** The seed of the first schedule, the same on every machine. */
  private static final long SEED = 20_260_214;

  /** The part of the rules of level MUST that must be judged, of 3. */
  private static final int LEAST_JUDGED_OF_3 = 2;

  /** These are judged over schedules with crashes. */
  private static final Set<Rule> OF_CRASHES =
      EnumSet.of(Rule.C_DUR_01, Rule.C_DUR_02, Rule.C_DUR_03, Rule.C_DUR_04);

  @RegisterExtension
  final ContractReporter reporter = new ContractReporter(ContractKind.CLIENT_SESSION);

  private final Subject subject = this::open;
  private Campaign campaign = Campaign.run(subject, RandomSchedules.any(), 0, SEED);
  private Campaign crashes = campaign;
  private RunSettings settings = RunSettings.usual(SCHEDULES, SEED);

  /** For subclasses. */
  protected ClientSessionTck() {}

  /**
   * Opens a session of the client under test. The client must ask for the chat of {@code
   * environment.init()} at once.
   *
   * @param environment the client's world; it may use nothing else
   */
  protected abstract SubjectSession open(Environment environment);

  /**
   * Returns how the client handles the open points of the guide. Override it if the client has
   * fixed choices, for example only one recovery.
   *
   * @param drawn the profile that a schedule proposes
   * @return the profile that the client keeps to; by default the proposed one
   */
  protected Profile agreed(Profile drawn) {
    return drawn;
  }

  /**
   * Returns the rules about things that the client never does, by their ids, with the reason, for
   * example {@code Map.of("C-SDR-01", "the client shows no rules for sensitive data")}. Such a rule
   * is skipped; it fails if a schedule gives it something to judge.
   */
  protected Map<String, String> notApplicable() {
    return Map.of();
  }

  /**
   * Returns the rules that the client is known to break, by their ids, with the reason. Such a rule
   * is skipped; it fails if the client keeps it.
   */
  protected Map<String, String> knownToFail() {
    return Map.of();
  }

  /**
   * Returns the capabilities of the client. The rules that need a missing one are skipped. A
   * capability fails if the client has it against what is declared here, or lacks it.
   */
  protected SubjectCapabilities capabilities() {
    return SubjectCapabilities.all();
  }

  @BeforeAll
  void runTheSchedules() {
    runTheSchedules(System.getProperties());
  }

  /** Runs the schedules as these properties demand. */
  void runTheSchedules(Properties properties) {
    settings = settings.changedBy(properties);
    if (settings.only().isPresent()) {
      campaign = Campaign.run(subject, Schedules.only(settings.only().get()), 1, 0);
      crashes = campaign;
    } else {
      reporter.runs(settings.seed(), settings.schedules(), share(SHARE_WITH_CRASHES));
      campaign = run(RandomSchedules.agreed(this::kept), 1, "schedules");
      crashes =
          campaign.isStopped()
              ? campaign
              : run(
                  RandomSchedules.withCrashes(this::kept),
                  SHARE_WITH_CRASHES,
                  "schedules with crashes");
    }
  }

  private Campaign run(ScheduleSource source, double share, String what) {
    int schedules = share(share);
    return Campaign.run(
        subject, source, schedules, settings.seed(), reporter.progress(what, schedules));
  }

  private int share(double share) {
    return (int) Math.ceil(settings.schedules() * share);
  }

  private OptOuts optOuts() {
    return new OptOuts(notApplicable(), knownToFail(), capabilities());
  }

  /**
   * Returns the profile that the client keeps to, with no choice for which it lacks a capability.
   */
  private Profile kept(Profile drawn) {
    Profile.Builder possible = Profile.builder().from(drawn);
    if (!capabilities().has(SubjectCapability.RESYNC_SESSION)) {
      possible.recovery(Recovery.RECONNECT);
    } else if (!capabilities().has(SubjectCapability.RECONNECT_SESSION)) {
      possible.recovery(Recovery.RESYNC);
    }
    if (!capabilities().has(SubjectCapability.BATCHES)) {
      possible.batchLimit(1);
    }
    return agreed(possible.build());
  }

  @TestFactory
  Stream<DynamicTest> adapter() {
    return Arrays.stream(AdapterDemand.values())
        .filter(AdapterDemand::isOfVirtualTime)
        .map(
            demand ->
                DynamicTest.dynamicTest(
                    "[adapter " + demand + "] " + demand.sentence(), () -> holds(demand)));
  }

  @TestFactory
  Stream<DynamicTest> capabilitiesAreAsDeclared() {
    return Arrays.stream(SubjectCapability.values())
        .map(
            capability ->
                DynamicTest.dynamicTest(
                    "[capability " + capability + "] The client has it if " + capability.meaning(),
                    () -> isAsDeclared(capability)));
  }

  @Test
  @DisplayName("Each opt-out names a rule and a reason")
  void optOutsAreValid() {
    assertEquals(List.of(), optOuts().mistakes());
  }

  @Test
  @DisplayName("Enough of the binding rules are judged")
  void enoughRulesAreJudged(TestReporter reporter) {
    Assumptions.assumeTrue(settings.only().isEmpty(), "Only one schedule runs");
    List<Rule> binding =
        Arrays.stream(Rule.values())
            .filter(rule -> rule.level() == Level.MUST && rule.untested().isEmpty())
            .toList();
    Map<String, String> optedOut = new TreeMap<>();
    for (Rule rule : binding) {
      optOuts().reason(rule).ifPresent(reason -> optedOut.put(rule.id(), reason));
    }
    if (!optedOut.isEmpty()) {
      reporter.publishEntry("binding rules that are opted out", optedOut.toString());
    }
    List<String> notJudged =
        binding.stream()
            .filter(rule -> campaignOf(rule).outcome(rule) == Outcome.VACUOUS)
            .map(Rule::id)
            .toList();
    int judged = binding.size() - notJudged.size();
    assertTrue(
        3 * judged >= LEAST_JUDGED_OF_3 * binding.size(),
        () ->
            "The schedules judged %d of %d binding rules. That is too few to say that the client conforms. Not judged: %s"
                .formatted(judged, binding.size(), String.join(", ", notJudged)));
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return RuleTests.of(this::judge);
  }

  @TestFactory
  Stream<DynamicTest> eachRecoveryByItself() {
    return Arrays.stream(Recovery.values())
        .filter(recovery -> settings.only().isEmpty())
        .filter(recovery -> kept(of(recovery)).equals(of(recovery)))
        .map(recovery -> DynamicTest.dynamicTest("[" + recovery + "]", () -> judgeAll(recovery)));
  }

  @Test
  @DisplayName("Each fault at each request of the base talks breaks no rule")
  void survivesEachFault() {
    Assumptions.assumeTrue(settings.only().isEmpty(), "Only one schedule runs");
    skipIfStopped(campaign);
    OptOuts optOuts = optOuts();
    FaultSearch.Report report =
        FaultSearch.run(
            subject, this::kept, rule -> optOuts.reason(rule).isEmpty(), 1, schedules -> {});
    report
        .violation()
        .ifPresent(
            found -> {
              reporter.broken(found);
              fail(
                  found.verdicts()
                      + explained(found.history())
                      + "\n"
                      + found.scenario()
                      + "\n"
                      + found.history()
                      + again(found.scenario()));
            });
  }

  @Test
  @DisplayName("The same schedule gives the same history")
  void isDeterministic() {
    skipIfStopped(campaign);
    requireDeterministic(campaign);
    requireDeterministic(crashes);
  }

  private void requireDeterministic(Campaign judged) {
    judged
        .difference()
        .ifPresent(found -> fail(found + "\n" + found.schedule() + again(found.schedule())));
  }

  private static Profile of(Recovery recovery) {
    return Profile.builder().recovery(recovery).build();
  }

  private void judgeAll(Recovery recovery) {
    skipIfStopped(campaign);
    ScheduleSource scenarios =
        RandomSchedules.agreed(
            drawn -> kept(Profile.builder().from(drawn).recovery(recovery).build()));
    Campaign alone = run(scenarios, SHARE_OF_ONE_RECOVERY, "schedules with " + recovery);
    for (AdapterDemand demand : AdapterDemand.values()) {
      alone.breach(demand).ifPresent(violation -> failWith(violation, demand));
    }
    for (Clause clause : alone.broken()) {
      if (optOuts().reason(clause.rule()).isEmpty()) {
        failWith(alone, clause);
      }
    }
    requireDeterministic(alone);
  }

  private void holds(AdapterDemand demand) {
    campaign
        .breach(demand)
        .or(() -> crashes.breach(demand))
        .ifPresent(violation -> failWith(violation, demand));
  }

  private void isAsDeclared(SubjectCapability capability) {
    boolean isShown = campaign.hasShown(capability) || crashes.hasShown(capability);
    Optional<String> missing = capabilities().missing(capability);
    if (missing.isPresent()) {
      assertFalse(isShown, "capabilities() lacks it, but the client has it: declare it");
      Assumptions.abort("The client lacks it: " + missing.get());
    }
    if (!isShown) {
      Assumptions.assumeTrue(settings.only().isEmpty(), "Only one schedule runs");
      skipIfStopped(crashes);
      fail(
          "No schedule showed it. If the client lacks it, declare capabilities().without(%s, reason)."
              .formatted(capability));
    }
  }

  private static void skipIfStopped(Campaign judged) {
    if (judged.isStopped()) {
      Assumptions.abort(
          "Not judged: the client held up several schedules, so the rest was left out. See the tests of the adapter.");
    }
  }

  private Campaign campaignOf(Rule rule) {
    return OF_CRASHES.contains(rule) ? crashes : campaign;
  }

  /** Only a client with a journal can break the one clause about its acks. */
  private Campaign campaignOf(Clause clause) {
    return clause == Clause.C_ACK_04B ? crashes : campaignOf(clause.rule());
  }

  private void judge(Clause clause) {
    Rule rule = clause.rule();
    OptOuts optOuts = optOuts();
    Campaign judged = campaignOf(clause);
    reporter.judged(judged, clause);
    Outcome outcome = judged.outcome(clause);
    if (optOuts.notApplicable(rule).isPresent()) {
      assertEquals(
          Outcome.VACUOUS,
          outcome,
          "notApplicable() names this rule, but a schedule gave it something to judge");
      Assumptions.abort("Not applicable: " + optOuts.notApplicable(rule).get());
    }
    if (settings.only().isPresent() && outcome == Outcome.VACUOUS) {
      Assumptions.abort("Not judged: the schedule gives it nothing to judge");
    }
    if (settings.only().isEmpty() && optOuts.knownToFail(rule).isPresent()) {
      skipUnlessBroken(judged, rule);
      Assumptions.abort("Known to fail: " + optOuts.knownToFail(rule).get());
    }
    optOuts.lacks(rule).ifPresent(why -> Assumptions.abort("Not judged: " + why));
    if (outcome == Outcome.FAIL) {
      failWith(judged, clause);
    }
    skipIfStopped(judged);
    if (outcome == Outcome.VACUOUS) {
      notJudged(clause, judged.outcome(rule));
    }
  }

  private static void skipUnlessBroken(Campaign judged, Rule rule) {
    if (judged.outcome(rule) != Outcome.FAIL) {
      skipIfStopped(judged);
      fail("knownToFail() names this rule, but the client does not break it: take it out");
    }
  }

  private static void notJudged(Clause clause, Outcome ofRule) {
    Rule rule = clause.rule();
    String told =
        "VACUOUS: in no schedule did the client come to where it could break this clause. The usual mistake is: "
            + rule.usualCause();
    if (rule.level() == Level.MUST && ofRule == Outcome.VACUOUS) {
      fail(
          told
              + " If the client never does such a thing, name the rule in notApplicable(), with the reason.");
    }
    Assumptions.abort("Not judged. " + told);
  }

  private void failWith(Simulator.Violation violation, AdapterDemand demand) {
    fail(
        explained(violation.history())
            + "\n"
            + (demand.holdsUp() ? "The schedule that was held up" : "The smallest such schedule")
            + ", from seed "
            + violation.seed()
            + ":\n"
            + violation.smallest()
            + "\n"
            + violation.history()
            + again(violation.smallest()));
  }

  private static String explained(History history) {
    return history.breaches().stream()
        .map(Event.Breached::explained)
        .distinct()
        .limit(MOST_EXPLAINED)
        .map(each -> "\n" + each)
        .collect(Collectors.joining());
  }

  private void failWith(Campaign judged, Clause clause) {
    Simulator.Violation violation = judged.violation(clause).orElseThrow();
    reporter.broken(clause, violation);
    StringBuilder told = new StringBuilder();
    violation.verdicts().stream()
        .filter(verdict -> verdict.rule() == clause.rule())
        .forEach(verdict -> told.append(verdict).append('\n'));
    told.append(
            settings.only().isPresent()
                ? "The given schedule breaks the rule:\n"
                : "The smallest schedule that breaks the rule, from seed "
                    + violation.seed()
                    + ":\n")
        .append(violation.smallest())
        .append('\n')
        .append(violation.history())
        .append(again(violation.smallest()));
    judged
        .difference()
        .ifPresent(
            found -> told.append("\nPerhaps not the cause, but mend it first: ").append(found));
    fail(told.toString());
  }

  /** Returns the lines that say how to run a schedule again. */
  private String again(Scenario schedule) {
    String token = ScheduleToken.of(schedule);
    return "\nAgain, this schedule alone: mvn test -Dtest="
        + getClass().getName()
        + " -D"
        + RunSettings.SCHEDULE
        + "="
        + token
        + "\nWith the client of this library: ./chasitor tck replay "
        + token;
  }
}
