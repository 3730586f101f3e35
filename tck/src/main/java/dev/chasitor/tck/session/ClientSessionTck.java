package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.rule.Level;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import dev.chasitor.tck.report.ContractReporter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
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
 * schedule that breaks the rule, with its history. The rules about crashes are skipped if the
 * client cannot restart.
 *
 * <p>A client must not block or wait for real time: the test would never go on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class ClientSessionTck {

  /** The number of random schedules that judge a client. */
  public static final int SCHEDULES = 1_000;

  /** The number of further schedules for each recovery alone. */
  private static final int SCHEDULES_OF_ONE_RECOVERY = 200;

  private static final int SCHEDULES_WITH_CRASHES = 300;

  private static final int REPEATED_SCHEDULES = 20;

  /** The seed of the first schedule, the same on every machine. */
  private static final long SEED = 20_260_214;

  /**
   * These are judged over schedules with crashes. They have nothing to judge if the client cannot
   * restart.
   */
  private static final Set<Rule> OF_CRASHES =
      EnumSet.of(Rule.C_DUR_01, Rule.C_DUR_02, Rule.C_DUR_03, Rule.C_DUR_04);

  @RegisterExtension
  final ContractReporter reporter = new ContractReporter(ContractKind.CLIENT_SESSION);

  private final Subject subject = this::open;
  private Campaign campaign = Campaign.run(subject, RandomSchedules.any(), 0, SEED);
  private Campaign crashes = campaign;

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
   * Returns the rules about things that the client never does, for example C-SEQ-05 if it sends no
   * batches. Such a rule fails if a schedule gives it something to judge.
   */
  protected Set<Rule> notApplicable() {
    return Set.of();
  }

  /**
   * Returns the rules that the client is known to break. Such a rule fails if the client keeps it.
   */
  protected Set<Rule> knownToFail() {
    return Set.of();
  }

  @BeforeAll
  void runTheSchedules() {
    reporter.runs(SEED, SCHEDULES, SCHEDULES_WITH_CRASHES);
    campaign =
        Campaign.run(
            subject,
            RandomSchedules.agreed(this::agreed),
            SCHEDULES,
            SEED,
            reporter.progress("schedules", SCHEDULES));
    crashes =
        Campaign.run(
            subject,
            RandomSchedules.withCrashes(this::agreed),
            SCHEDULES_WITH_CRASHES,
            SEED,
            reporter.progress("schedules with crashes", SCHEDULES_WITH_CRASHES));
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    "[" + rule.id() + "] " + rule.sentence(),
                    () -> judge(OF_CRASHES.contains(rule) ? crashes : campaign, rule)));
  }

  @TestFactory
  Stream<DynamicTest> eachRecoveryByItself() {
    return Arrays.stream(Recovery.values())
        .filter(recovery -> agreed(of(recovery)).equals(of(recovery)))
        .map(recovery -> DynamicTest.dynamicTest("[" + recovery + "]", () -> judgeAll(recovery)));
  }

  @Test
  @DisplayName("Each fault at each request of the base talks breaks no rule")
  void survivesEachFault() {
    FaultSearch.Report report =
        FaultSearch.run(
            subject, this::agreed, rule -> !knownToFail().contains(rule), 1, schedules -> {});
    report
        .violation()
        .ifPresent(
            found -> {
              reporter.broken(found);
              fail(found.verdicts() + "\n" + found.scenario() + "\n" + found.history());
            });
  }

  @Test
  @DisplayName("The same schedule gives the same history")
  void isDeterministic() {
    ScheduleSource source = RandomSchedules.agreed(this::agreed);
    source.during(
        () -> {
          for (long seed = SEED; seed < SEED + REPEATED_SCHEDULES; seed++) {
            var scenario = source.draw(seed).scenario();
            assertEquals(
                Simulation.run(scenario, subject).toString(),
                Simulation.run(scenario, subject).toString(),
                scenario::toString);
          }
        });
  }

  private static Profile of(Recovery recovery) {
    return Profile.builder().recovery(recovery).build();
  }

  private void judgeAll(Recovery recovery) {
    ScheduleSource scenarios =
        RandomSchedules.agreed(
            drawn -> agreed(Profile.builder().from(drawn).recovery(recovery).build()));
    Campaign alone = Campaign.run(subject, scenarios, SCHEDULES_OF_ONE_RECOVERY, SEED);
    for (Rule rule : Rule.values()) {
      if (alone.outcome(rule) == Outcome.FAIL && !knownToFail().contains(rule)) {
        failWith(alone, rule);
      }
    }
  }

  private void judge(Campaign judged, Rule rule) {
    reporter.judged(judged, rule);
    rule.untested().ifPresent(reason -> Assumptions.abort("No checker judges it: " + reason));
    Outcome outcome = judged.outcome(rule);
    if (notApplicable().contains(rule)) {
      assertEquals(
          Outcome.VACUOUS,
          outcome,
          "notApplicable() names this rule, but a schedule gave it something to judge");
    } else if (knownToFail().contains(rule)) {
      assertEquals(
          Outcome.FAIL, outcome, "knownToFail() names this rule, but the client does not break it");
    } else if (outcome == Outcome.FAIL) {
      failWith(judged, rule);
    } else if (outcome == Outcome.VACUOUS && OF_CRASHES.contains(rule)) {
      Assumptions.abort(
          "The client has no restart() and its session no journal, so no crash happened to it");
    } else if (outcome == Outcome.VACUOUS && rule.level() == Level.MUST) {
      fail(
          "VACUOUS: no schedule gave this rule anything to judge; if the client never does such a thing, name the rule in notApplicable()");
    }
  }

  private void failWith(Campaign judged, Rule rule) {
    Simulator.Violation violation = judged.violation(rule).orElseThrow();
    reporter.broken(rule, violation);
    StringBuilder told = new StringBuilder();
    violation.verdicts().stream()
        .filter(verdict -> verdict.rule() == rule)
        .forEach(verdict -> told.append(verdict).append('\n'));
    told.append("The smallest schedule that breaks the rule, from seed ")
        .append(violation.seed())
        .append(":\n")
        .append(violation.smallest())
        .append('\n')
        .append(violation.history());
    fail(told.toString());
  }
}
