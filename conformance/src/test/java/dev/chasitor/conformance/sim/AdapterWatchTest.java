package dev.chasitor.conformance.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.conformance.subject.BadSubjects;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a client does is a finding, and the next schedule runs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AdapterWatchTest {

  /** Short, since here each client that is held up is a wrong one. */
  private static final Supervisor.Limits SHORT =
      new Supervisor.Limits(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(6));

  private static final Scenario TALK =
      new Scenario(
          List.of(
              at(2_000, Act.SAY, "v1"),
              at(2_100, Act.TYPE, ""),
              at(2_200, Act.PEEK, "p1"),
              at(2_300, Act.RAISE, "p2"),
              at(2_400, Act.AGENT_SAYS, "a1"),
              new Step(Duration.ofMillis(2_500), Act.FREEZE, "", Duration.ofMillis(100)),
              new Step(Duration.ofMillis(2_700), Act.CRASH, "", Duration.ofMillis(100)),
              at(3_000, Act.SAY, "v2"),
              at(3_200, Act.END, ""),
              at(9_000, Act.CLOSE, "")),
          List.of(),
          IntStream.rangeClosed(1, 9).mapToObj(nth -> new Hitch(nth, Hitch.Kind.THROW)).toList(),
          Server.accepting(Duration.ofSeconds(1)),
          Profile.builder().build(),
          7,
          Journaling.PROMPT,
          List.of());

  private static Step at(int millis, Act act, String text) {
    return new Step(Duration.ofMillis(millis), act, text);
  }

  @ParameterizedTest
  @EnumSource
  void eachBadClientIsAFinding(BadSubjects bad) {
    History history = Simulation.run(TALK, bad, limits(bad));
    List<Event.Breached> breaches =
        history.breaches().stream().filter(breach -> breach.demand() == bad.demand()).toList();
    assertTrue(
        breaches.stream().anyMatch(breach -> breach.what().contains(bad.finding())),
        () -> bad + ": " + history.breaches());
    assertEquals(
        !bad.demand().holdsUp() || isOnlySlow(bad), history.isComplete(), history::toString);
    assertFalse(
        history.breaches().stream().anyMatch(breach -> breach.explained().contains("!secret")),
        "a key in a finding");
    assertEquals(List.of(), Simulation.run(TALK, new ChatClientSubject()).breaches());
  }

  /** Loads the classes, which takes long on a busy machine. */
  @BeforeAll
  static void warmUp() {
    assertEquals(List.of(), Simulation.run(TALK, new ChatClientSubject()).breaches());
  }

  private static Supervisor.Limits limits(BadSubjects bad) {
    return bad.demand().holdsUp() ? SHORT : Supervisor.Limits.USUAL;
  }

  private static boolean isOnlySlow(BadSubjects bad) {
    return bad == BadSubjects.SAY_WAITS;
  }

  @Test
  void aFindingShowsTheStackOfTheClientAndNotThatOfTheKit() {
    for (BadSubjects bad :
        List.of(
            BadSubjects.SAY_THROWS,
            BadSubjects.SAY_BLOCKS,
            BadSubjects.SAY_SPINS,
            BadSubjects.SAY_WAITS,
            BadSubjects.LISTENER_UNGUARDED,
            BadSubjects.PLANS_ON_A_THREAD)) {
      String stack =
          Simulation.run(TALK, bad, limits(bad)).breaches().stream()
              .filter(breach -> breach.demand() == bad.demand())
              .map(Event.Breached::stack)
              .collect(Collectors.joining("\n"));
      assertTrue(stack.contains(BadSubjects.class.getName()), () -> bad + ":\n" + stack);
      assertFalse(stack.contains("conformance.sim."), () -> bad + ":\n" + stack);
    }
  }

  @Test
  void everyDemandHasABadClient() {
    Set<AdapterDemand> broken = EnumSet.noneOf(AdapterDemand.class);
    for (BadSubjects bad : BadSubjects.values()) {
      broken.add(bad.demand());
    }
    Set<AdapterDemand> ofVirtualTime = EnumSet.allOf(AdapterDemand.class);
    ofVirtualTime.removeIf(demand -> !demand.isOfVirtualTime());
    assertEquals(ofVirtualTime, broken);
  }

  @Test
  void aThreadThatIsInterruptedStopsWatching() throws InterruptedException {
    CountDownLatch isOpen = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread watching =
        new Thread(
            () ->
                thrown.set(
                    assertThrows(
                        CancellationException.class,
                        () ->
                            Simulation.run(
                                TALK,
                                world -> {
                                  isOpen.countDown();
                                  return BadSubjects.SAY_BLOCKS.open(world);
                                }))));
    watching.start();
    isOpen.await();
    watching.interrupt();
    watching.join();
    assertEquals(CancellationException.class, thrown.get().getClass());
  }
}
