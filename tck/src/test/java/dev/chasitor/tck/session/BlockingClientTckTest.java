package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.RealTimeCampaign;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.conformance.subject.BlockingSubject;
import dev.chasitor.host.Fault;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.tck.session.NaiveClient.Mistake;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit names the mistakes of a client that blocks, and always comes to an end. */
@Timeout(300)
class BlockingClientTckTest {

  private static final Set<Fault.Kind> TELLS =
      Set.of(
          Fault.BeforeServer.SILENCE,
          Fault.BeforeServer.KILL_BEFORE,
          Fault.AfterServer.DROP_RESPONSE,
          Fault.AfterServer.DELAY);

  private static final Profile PROFILE = Profile.builder().recovery(Recovery.RESYNC).build();

  /** The talks without faults, and those with the faults that show the mistakes. */
  private static final List<Scenario> TELLING =
      RealTimeCampaign.schedules(PROFILE).stream()
          .filter(
              schedule ->
                  schedule.faults().stream().allMatch(fault -> TELLS.contains(fault.kind())))
          .toList();

  private static RealTimeCampaign campaign(List<Scenario> schedules, Set<Mistake> mistakes) {
    return campaign(
        schedules,
        (endpoint, init, application) -> new NaiveClient(endpoint, init, application, mistakes));
  }

  private static RealTimeCampaign campaign(List<Scenario> schedules, BlockingSubject subject) {
    return RealTimeCampaign.run(schedules, schedule -> RealTimeServer.run(schedule, subject));
  }

  private static Set<Rule> broken(RealTimeCampaign campaign) {
    return Arrays.stream(Rule.values())
        .filter(rule -> campaign.outcome(rule) == Outcome.FAIL)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
  }

  @Test
  void aNaiveClientWithoutAMistakeBreaksNoRule() {
    RealTimeCampaign campaign = campaign(RealTimeCampaign.schedules(PROFILE), Set.of());

    assertEquals(Set.of(), broken(campaign));
    assertEquals(
        List.of(),
        Arrays.stream(Mistake.values())
            .map(Mistake::rule)
            .filter(rule -> campaign.outcome(rule) != Outcome.PASS)
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void namesEachMistakeByItsRule(Mistake mistake) {
    Set<Rule> broken = broken(campaign(TELLING, EnumSet.of(mistake)));

    assertTrue(broken.contains(mistake.rule()), () -> mistake + " breaks " + broken);
  }

  @Test
  void namesAllMistakesAtOnce() {
    Set<Rule> broken = broken(campaign(TELLING, EnumSet.allOf(Mistake.class)));

    assertTrue(
        broken.containsAll(Arrays.stream(Mistake.values()).map(Mistake::rule).toList()),
        () -> "the rules that are broken: " + broken);
  }

  @Test
  void aClientThatHangsIsAFindingWithItsStack() {
    CountDownLatch never = new CountDownLatch(1);
    RealTimeCampaign campaign =
        campaign(
            RealTimeCampaign.schedules(PROFILE).subList(0, 1),
            (endpoint, init, application) -> hangs(never));

    Event.Breached breach =
        campaign.breach(AdapterDemand.RETURNS_IN_TIME).orElseThrow().history().breaches().get(0);
    assertTrue(breach.what().contains("your client blocks here"), breach::what);
    assertTrue(breach.stack().contains(getClass().getName() + ".hangs"), breach::stack);
  }

  private static BlockingSession hangs(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException left) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("The kit has left this thread");
  }

  @Test
  void whatAClientThrowsIsAFinding() {
    RealTimeCampaign campaign =
        campaign(
            RealTimeCampaign.schedules(PROFILE).subList(0, 1),
            (endpoint, init, application) ->
                new BlockingSession() {
                  @Override
                  public Fate say(String text) {
                    throw new IllegalStateException("not written yet");
                  }

                  @Override
                  public Fate end() {
                    return Fate.NOT_SENT;
                  }

                  @Override
                  public void close() {}
                });

    Event.Breached breach =
        campaign.breach(AdapterDemand.THROWS_NOTHING).orElseThrow().history().breaches().get(0);
    assertTrue(breach.what().contains("say(…) threw"), breach::what);
  }
}
