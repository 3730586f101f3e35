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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The kit names the mistakes of a client that blocks, and always comes to an end. Its tests run
 * side by side, since each mostly waits.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class BlockingClientTckTest {

  private static final Profile PROFILE = Profile.builder().recovery(Recovery.RESYNC).build();

  /** The talks without faults, and those whose faults show a mistake. */
  private static List<Scenario> telling(Set<Mistake> mistakes) {
    Set<Fault.Kind> kinds =
        mistakes.stream()
            .flatMap(mistake -> shows(mistake).stream())
            .collect(Collectors.toUnmodifiableSet());
    return RealTimeCampaign.schedules(PROFILE).stream()
        .filter(
            schedule -> schedule.faults().stream().allMatch(fault -> kinds.contains(fault.kind())))
        .toList();
  }

  private static Set<Fault.Kind> shows(Mistake mistake) {
    return switch (mistake) {
      case RETRIES_WITH_A_NEW_NUMBER -> Set.of(Fault.AfterServer.DROP_RESPONSE);
      case POLL_HAS_NO_TIMEOUT -> Set.of(Fault.BeforeServer.SILENCE);
      case TAKES_503_FOR_A_FAILURE -> Set.of(Fault.BeforeServer.KILL_BEFORE);
      case REPORTS_BEFORE_THE_ANSWER -> Set.of(Fault.AfterServer.DELAY);
      case ACK_COUNTS_POLLS, ENDS_AT_AGENT_DISCONNECT -> Set.of();
    };
  }

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

  /** They run at once, since each mostly waits. */
  @Test
  void namesEachMistakeByItsRule() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Mistake.values().length + 1);
    Map<Set<Mistake>, Future<Set<Rule>>> broken = new LinkedHashMap<>();
    for (Mistake mistake : Mistake.values()) {
      Set<Mistake> one = EnumSet.of(mistake);
      broken.put(one, threads.submit(() -> broken(campaign(telling(one), one))));
    }
    Set<Mistake> all = EnumSet.allOf(Mistake.class);
    broken.put(all, threads.submit(() -> broken(campaign(telling(all), all))));
    List<String> unnamed = new ArrayList<>();
    for (Map.Entry<Set<Mistake>, Future<Set<Rule>>> each : broken.entrySet()) {
      Set<Rule> rules = each.getValue().get();
      for (Mistake mistake : each.getKey()) {
        if (!rules.contains(mistake.rule())) {
          unnamed.add(mistake + " of " + each.getKey() + ", which break " + rules);
        }
      }
    }
    threads.shutdown();
    assertEquals(List.of(), unnamed);
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
