package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.rule.Level;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Judges any client session, in process and in virtual time: extend it, open your client, and each
 * rule of the catalogue is a test.
 *
 * <p>The client gets everything from outside: the network, a timer, a clock and an executor. It is
 * told what is said and heard by 1,000 random chats over a network that loses, repeats, delays and
 * cuts off, with a server whose nodes die. A rule passes if none of them broke it, and fails if one
 * did, or if none gave it anything to judge. A failure names the seed and shows the smallest
 * schedule that breaks the rule, with everything that happened in it.
 *
 * <p>A client that waits for real time gets stuck: nothing here sleeps.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class ClientSessionTck {

  /** How many schedules judge a client. */
  public static final int SCHEDULES = 1_000;

  /** How many more, with one of the two recoveries throughout. */
  private static final int SCHEDULES_OF_ONE_RECOVERY = 200;

  private static final int REPEATED_SCHEDULES = 20;

  /** The same on every machine. */
  private static final long SEED = 20_260_214;

  private final Subject subject = this::open;
  private Campaign campaign = Campaign.run(subject, RandomSchedules.any(), 0, SEED);

  /** For the extending class. */
  protected ClientSessionTck() {}

  /**
   * Opens a session of the client under test: asks for {@code environment.init()}, at once.
   *
   * @param environment everything the client may use
   */
  protected abstract SubjectSession open(Environment environment);

  /**
   * What the client does about the open points of the guide. Return something else for what the
   * client cannot be told, for example a profile with the one recovery it has.
   *
   * @param drawn what a schedule would have it do
   */
  protected Profile agreed(Profile drawn) {
    return drawn;
  }

  /**
   * Rules about something the client does not do at all, say C-SEQ-05 for one that sends no
   * batches. A rule that then has something to judge is a failure.
   */
  protected Set<Rule> notApplicable() {
    return Set.of();
  }

  /** Rules the client is known to break. One that holds after all is a failure. */
  protected Set<Rule> knownToFail() {
    return Set.of();
  }

  @BeforeAll
  void runTheSchedules() {
    campaign = Campaign.run(subject, RandomSchedules.agreed(this::agreed), SCHEDULES, SEED);
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    "[" + rule.id() + "] " + rule.sentence(), () -> judge(campaign, rule)));
  }

  @TestFactory
  Stream<DynamicTest> eachRecoveryByItself() {
    return Arrays.stream(Recovery.values())
        .filter(recovery -> agreed(of(recovery)).equals(of(recovery)))
        .map(recovery -> DynamicTest.dynamicTest("[" + recovery + "]", () -> judgeAll(recovery)));
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
    Outcome outcome = judged.outcome(rule);
    if (notApplicable().contains(rule)) {
      assertEquals(Outcome.VACUOUS, outcome, "said not to apply, and yet there was a case for it");
    } else if (knownToFail().contains(rule)) {
      assertEquals(Outcome.FAIL, outcome, "known to fail, and yet it does not");
    } else if (outcome == Outcome.FAIL) {
      failWith(judged, rule);
    } else if (outcome == Outcome.VACUOUS && rule.level() == Level.MUST) {
      fail("VACUOUS: no schedule gave this rule anything to judge; see notApplicable()");
    }
  }

  private static void failWith(Campaign judged, Rule rule) {
    Simulator.Violation violation = judged.violation(rule).orElseThrow();
    StringBuilder told = new StringBuilder();
    violation.verdicts().stream()
        .filter(verdict -> verdict.rule() == rule)
        .forEach(verdict -> told.append(verdict).append('\n'));
    told.append("The smallest schedule that breaks it, of seed ")
        .append(violation.seed())
        .append(":\n")
        .append(violation.smallest())
        .append('\n')
        .append(violation.history());
    fail(told.toString());
  }
}
