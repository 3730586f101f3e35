package dev.chasitor.tck.unseen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import dev.chasitor.tck.codec.CodecSubject;
import dev.chasitor.tck.codec.CodecTck;
import dev.chasitor.tck.session.ClientSessionTck;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.opentest4j.TestAbortedException;

/**
 * Counts how many mistakes the kit notices that it was not made for. What it noticed once, it must
 * notice for ever: {@code unseen-caught.txt} lists those. The table is written to {@code
 * target/unseen.md}, and the names of all that were noticed to {@code target/unseen-caught.txt}.
 */
class UnseenTest {

  private static final long USUAL_SEED = 20_261_130;

  /** With another seed a mistake that shows seldom may be noticed or not. */
  private static final long SEED = Long.getLong("chasitor.unseen.seed", USUAL_SEED);

  /** The budget of the kit, unless a run is to show what a larger one would notice. */
  private static final int SCHEDULES =
      Integer.getInteger("chasitor.unseen.schedules", ClientSessionTck.SCHEDULES);

  /** So many more schedules may pass until the history of a broken client differs. */
  private static final int PATIENCE = 20_000;

  private static final Subject RIGHT = SubjectMachine.REFERENCE.driven();

  /** What became of one broken client. */
  private static final class Trial {
    private final UnseenClient client;
    private List<String> noticedBy = List.of();
    private int noticedAfter;
    private int ownRuleAfter;
    private int different;
    private int breakdowns;

    Trial(UnseenClient client) {
      this.client = client;
    }

    boolean isNoticed() {
      return noticedAfter > 0;
    }

    /** Runs one schedule, and looks which rules notice something. */
    void run(int schedule, Scenario scenario, History right) {
      Optional<History> other = otherHistory(scenario, right);
      if (other.isPresent()) {
        judge(schedule, scenario, other.get());
      }
    }

    /** Returns the history of a run, if it is not that of the right client. */
    Optional<History> otherHistory(Scenario scenario, History right) {
      History history;
      try {
        history = Simulation.run(scenario, client.make());
      } catch (IllegalStateException | IndexOutOfBoundsException e) {
        // A client that was bent out of shape may break down: that is no verdict.
        breakdowns++;
        return Optional.empty();
      }
      if (history.equals(right)) {
        return Optional.empty();
      }
      different++;
      return Optional.of(history);
    }

    private void judge(int schedule, Scenario scenario, History history) {
      List<String> broken =
          Checkers.judgeAll(history, scenario.profile()).stream()
              .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
              .map(verdict -> verdict.rule().id())
              .toList();
      if (!isNoticed() && !broken.isEmpty()) {
        noticedBy = broken;
        noticedAfter = schedule;
      }
      if (broken.contains(client.rule().id())) {
        ownRuleAfter = schedule;
      }
    }

    String row() {
      return "| `%s` | %s | %s | %s | %s | %s | %s | %s |%n"
          .formatted(
              client,
              client.mistake(),
              client.rule().id(),
              isNoticed() ? String.join(", ", noticedBy) : "survives",
              isNoticed() ? noticedAfter : "–",
              ownRuleAfter > 0 ? ownRuleAfter : "–",
              different,
              breakdowns > 0 ? breakdowns : "");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "chasitor.unseen", matches = "true")
  void whatWasNoticedOnceIsNoticed() throws IOException {
    System.out.println("chasitor.unseen.seed = " + SEED);
    List<Trial> trials =
        Stream.<UnseenClient[]>of(
                UnseenClients.values(), UnseenAgain.values(), UnseenThird.values())
            .flatMap(Stream::of)
            .map(Trial::new)
            .toList();
    run(RandomSchedules.any(), trials.stream().filter(trial -> !trial.client.needsCrashes()));
    run(
        RandomSchedules.withCrashes(profile -> profile),
        trials.stream().filter(trial -> trial.client.needsCrashes()));
    Map<UnseenCodecs, SortedSet<String>> codecs = new EnumMap<>(UnseenCodecs.class);
    for (UnseenCodecs codec : UnseenCodecs.values()) {
      codecs.put(codec, noticing(codec.make()));
    }

    List<String> caught = new ArrayList<>();
    trials.stream().filter(Trial::isNoticed).forEach(t -> caught.add(t.client.name()));
    codecs.forEach(
        (codec, rules) -> {
          if (!rules.isEmpty()) {
            caught.add(codec.name());
          }
        });
    Files.writeString(Path.of("target", "unseen.md"), table(trials, codecs));
    Files.write(Path.of("target", "unseen-caught.txt"), caught);

    List<UnseenClient> right =
        trials.stream().filter(trial -> trial.different == 0).map(trial -> trial.client).toList();
    assertEquals(List.of(), right, "broken clients that do nothing else than the right one");
    if (SEED == USUAL_SEED && SCHEDULES >= ClientSessionTck.SCHEDULES) {
      List<String> lost = new ArrayList<>(caughtBefore());
      lost.removeAll(caught);
      assertEquals(List.of(), lost, "noticed before, and not any more");
    }
  }

  private static List<String> caughtBefore() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "unseen-caught.txt")).stream()
        .filter(row -> !row.isBlank() && !row.startsWith("#"))
        .toList();
  }

  @Test
  void theToolsThemselvesChangeNothing() {
    List<Subject> untouched =
        List.of(
            MachineTools.client(MachineTools::right),
            MachineTools.remembering(() -> MachineTools::right),
            EdgeTools.within(UnaryOperator::identity),
            EdgeTools.reportingTo(EdgeTools.Hearing::new),
            EdgeTools.onNetwork(
                () ->
                    (process, request, timeout, onOutcome) ->
                        process.transport().execute(request, timeout, onOutcome)));
    for (ScheduleSource source :
        List.of(RandomSchedules.any(), RandomSchedules.withCrashes(profile -> profile))) {
      source.during(
          () -> {
            for (int schedule = 1; schedule <= 50; schedule++) {
              Scenario scenario = source.draw(SEED + schedule).scenario();
              History right = Simulation.run(scenario, RIGHT);
              for (Subject subject : untouched) {
                assertEquals(right, Simulation.run(scenario, subject));
              }
            }
          });
    }
  }

  /** Runs each until its own rule has noticed it, or the budget is spent. */
  private static void run(ScheduleSource source, Stream<Trial> trials) {
    List<Trial> open = new ArrayList<>(trials.toList());
    source.during(
        () -> {
          for (int schedule = 1; schedule <= SCHEDULES && !open.isEmpty(); schedule++) {
            Scenario scenario = source.draw(SEED + schedule).scenario();
            History right = Simulation.run(scenario, RIGHT);
            for (Trial trial : open) {
              trial.run(schedule, scenario, right);
            }
            open.removeIf(trial -> trial.ownRuleAfter > 0);
          }
          open.removeIf(trial -> trial.different > 0);
          findOtherHistories(source, open);
        });
  }

  /** Looks further for mistakes that show seldom. The rules do not judge these runs. */
  private static void findOtherHistories(ScheduleSource source, List<Trial> open) {
    for (int more = 1; more <= PATIENCE && !open.isEmpty(); more++) {
      Scenario scenario = source.draw(SEED + SCHEDULES + more).scenario();
      History right = Simulation.run(scenario, RIGHT);
      open.removeIf(trial -> trial.otherHistory(scenario, right).isPresent());
    }
  }

  /** Returns the rules of the codecs' contract that notice something. */
  private static SortedSet<String> noticing(CodecSubject broken) {
    CodecTck contract = () -> broken;
    SortedSet<String> rules = new TreeSet<>();
    Arrays.stream(CodecTck.class.getMethods())
        .filter(method -> method.isAnnotationPresent(DisplayName.class))
        .filter(method -> fails(method, contract))
        .forEach(
            method -> {
              String name = method.getAnnotation(DisplayName.class).value();
              rules.add(name.substring(0, (name + " ").indexOf(' ')));
            });
    return rules;
  }

  private static boolean fails(Method test, CodecTck contract) {
    test.setAccessible(true);
    try {
      test.invoke(contract);
      return false;
    } catch (InvocationTargetException e) {
      return !(e.getCause() instanceof TestAbortedException);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String table(List<Trial> trials, Map<UnseenCodecs, SortedSet<String>> codecs) {
    StringBuilder out = new StringBuilder("Seed " + SEED + ", " + SCHEDULES + " schedules\n\n");
    out.append("| Broken client | It does | Rule meant | First noticed by |");
    out.append(" After schedules | Its own rule after | Other histories | Breaks down |\n");
    out.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    trials.forEach(trial -> out.append(trial.row()));
    out.append("\n| Broken codec | It does | Rule meant | Noticed by |\n");
    out.append("| --- | --- | --- | --- |\n");
    codecs.forEach(
        (codec, rules) ->
            out.append(
                "| `%s` | %s | %s | %s |%n"
                    .formatted(
                        codec,
                        codec.mistake(),
                        codec.rule().id(),
                        rules.isEmpty() ? "survives" : String.join(", ", rules))));
    return out.toString();
  }
}
