package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.chasitor.conformance.sim.RealTimeCampaign;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.conformance.subject.SubjectCapabilities;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.tck.report.ContractReporter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract of client sessions for clients that block: those with an HTTP client, threads and
 * waits of their own. Extend it and open a session of your client in {@link #open}.
 *
 * <p>The test runs in real time. For each schedule it opens a server on a loopback port, which
 * loses requests, answers and nodes as the schedule says. It has a few dozen short schedules and
 * runs several at once, so a run takes less than a minute. Each clause of {@link Rule} is a test of
 * its own. Some rules need virtual time or a session that is frozen; their tests are skipped and
 * give the reason. {@link ClientSessionTck} judges those, too, and many more schedules, if your
 * client can run on the kit's transport and clock.
 *
 * <p>Timing is judged generously, since a busy machine is slow. A client that does not return is a
 * finding with its stack: {@link AdapterDemand#RETURNS_IN_TIME}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class BlockingClientTck {

  /** The part of the rules of level MUST that must be judged, of 3. */
  private static final int LEAST_JUDGED_OF_3 = 2;

  private static final int MOST_EXPLAINED = 3;

  @RegisterExtension
  final ContractReporter reporter = new ContractReporter(ContractKind.BLOCKING_CLIENT);

  private RealTimeCampaign campaign = RealTimeCampaign.run(List.of(), this::isRun);
  private boolean isOne;

  /** For subclasses. */
  protected BlockingClientTck() {}

  /**
   * Opens a session of the client under test. The client must ask for the chat at once. Several
   * schedules run at once, each on a thread of its own.
   *
   * @param endpoint the address of the server; paths begin with {@code /rest} behind it
   * @param init the chat to ask for
   * @param application receives the client's reports, from any thread
   */
  protected abstract BlockingSession open(
      URI endpoint, ChasitorInitRequest init, Application application);

  /** Returns how the client handles the open points of the guide. */
  protected Profile profile() {
    return Profile.builder().build();
  }

  /**
   * Returns the rules about things that the client never does, by their ids, with the reason. Such
   * a rule is skipped; it fails if a schedule gives it something to judge.
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

  @BeforeAll
  void runTheSchedules() {
    RunSettings settings = RunSettings.usual(1, 0).changedBy(System.getProperties());
    isOne = settings.only().isPresent();
    List<Scenario> schedules =
        settings.only().map(List::of).orElseGet(() -> RealTimeCampaign.schedules(profile()));
    reporter.runsInRealTime(schedules.size());
    campaign = RealTimeCampaign.run(schedules, this::isRun);
  }

  private History isRun(Scenario schedule) {
    return RealTimeServer.run(schedule, this::open);
  }

  /** Returns what the schedules found. */
  RealTimeCampaign campaign() {
    return campaign;
  }

  private OptOuts optOuts() {
    return new OptOuts(notApplicable(), knownToFail(), SubjectCapabilities.all());
  }

  @TestFactory
  Stream<DynamicTest> adapter() {
    return Arrays.stream(AdapterDemand.values())
        .filter(AdapterDemand::isOfRealTime)
        .map(
            demand ->
                DynamicTest.dynamicTest(
                    "[adapter " + demand + "] " + demand.sentence(), () -> holds(demand)));
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return RuleTests.of(this::judge);
  }

  @Test
  @DisplayName("Each opt-out names a rule and a reason")
  void optOutsAreValid() {
    assertEquals(List.of(), optOuts().mistakes());
  }

  @Test
  @DisplayName("Enough of the binding rules are judged")
  void enoughRulesAreJudged() {
    Assumptions.assumeFalse(isOne, "Only one schedule runs");
    List<Rule> binding =
        Arrays.stream(Rule.values())
            .filter(rule -> rule.level() == Level.MUST && rule.untested().isEmpty())
            .filter(rule -> !RealTimeCampaign.leftOut().containsKey(rule))
            .toList();
    List<String> notJudged =
        binding.stream()
            .filter(rule -> campaign.outcome(rule) == Outcome.VACUOUS)
            .map(Rule::id)
            .toList();
    assertTrue(
        3 * (binding.size() - notJudged.size()) >= LEAST_JUDGED_OF_3 * binding.size(),
        () ->
            "The schedules judged too few of %d binding rules to say that the client conforms. Not judged: %s"
                .formatted(binding.size(), String.join(", ", notJudged)));
  }

  private void holds(AdapterDemand demand) {
    campaign.breach(demand).ifPresent(found -> fail(shown(found)));
  }

  private void judge(Clause clause) {
    Rule rule = clause.rule();
    String leftOut = RealTimeCampaign.leftOut().get(rule);
    if (leftOut != null) {
      Assumptions.abort("Not judged in real time: " + leftOut);
    }
    Outcome outcome = campaign.outcome(clause);
    reporter.judged(campaign, clause);
    OptOuts optOuts = optOuts();
    if (optOuts.notApplicable(rule).isPresent()) {
      assertEquals(
          Outcome.VACUOUS,
          outcome,
          "notApplicable() names this rule, but a schedule gave it something to judge");
      Assumptions.abort("Not applicable: " + optOuts.notApplicable(rule).get());
    }
    if (!isOne && optOuts.knownToFail(rule).isPresent()) {
      if (campaign.outcome(rule) != Outcome.FAIL) {
        fail("knownToFail() names this rule, but the client does not break it: take it out");
      }
      Assumptions.abort("Known to fail: " + optOuts.knownToFail(rule).get());
    }
    campaign
        .violation(clause)
        .ifPresent(
            found -> {
              reporter.broken(clause, found);
              fail(verdict(rule, found) + shown(found));
            });
    Assumptions.assumeFalse(
        campaign.isStopped(),
        "Not judged: the client held up several schedules, so the rest was left out. See the tests of the adapter.");
    Assumptions.assumeFalse(
        outcome == Outcome.VACUOUS,
        "VACUOUS: in no schedule did the client come to where it could break this clause. The usual mistake is: "
            + rule.usualCause());
  }

  private static String verdict(Rule rule, RealTimeCampaign.Violation found) {
    return found.verdicts().stream()
        .filter(verdict -> verdict.rule() == rule)
        .map(verdict -> verdict + "\n")
        .collect(Collectors.joining());
  }

  private String shown(RealTimeCampaign.Violation found) {
    return found.history().breaches().stream()
            .map(Event.Breached::explained)
            .distinct()
            .limit(MOST_EXPLAINED)
            .map(each -> "\n" + each + "\n")
            .collect(Collectors.joining())
        + "In this schedule, in real time:\n"
        + found.schedule()
        + "\n"
        + found.history()
        + "\nAgain, this schedule alone: mvn test -Dtest="
        + getClass().getName()
        + " -D"
        + RunSettings.SCHEDULE
        + "="
        + ScheduleToken.of(found.schedule());
  }
}
