package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.session.visitor.Durable;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.tck.arbitraries.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * A process that crashes loses what {@link Durable} leaves out, and breaks no rule but that of
 * quick polls. Each freeze stands for a crash: the session goes on from the last state that had to
 * be written.
 */
class CrashProperties {

  private static final int MOST_CRASHES = 6;
  private static final int LONGEST_CHAT_MILLIS = 40_000;

  private static int crashes;
  private static int losses;

  /** The reference, of which a crash leaves only what was written before an effect. */
  private static final class Crashing implements SubjectMachine {
    private final BiPredicate<VisitorState, VisitorState> isDurable;
    private @Nullable VisitorState written;

    Crashing(BiPredicate<VisitorState, VisitorState> isDurable) {
      this.isDurable = isDurable;
    }

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition step = VisitorMachine.step(state, input);
      if (written == null || isDurable.test(state, step.next())) {
        written = step.next();
      }
      return step;
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      VisitorState last = written;
      if (last == null) {
        return Resumption.withoutCalls(frozen);
      }
      crashes++;
      losses += last.equals(frozen) ? 0 : 1;
      // The application of this run counts an event twice if it is reported twice.
      return Resumption.confirmed(
          Resumption.withoutCalls(last), frozen.ledger().deliveries().confirmed());
    }
  }

  /** Schedules with some more crashes, each for a short time. */
  @Provide
  Arbitrary<Scenario> scenarios() {
    Arbitrary<Step> crash =
        Combinators.combine(
                Arbitraries.integers().between(0, LONGEST_CHAT_MILLIS),
                Arbitraries.integers().between(1, 3_000))
            .as(
                (at, lasting) ->
                    new Step(Duration.ofMillis(at), Act.FREEZE, "", Duration.ofMillis(lasting)));
    return Combinators.combine(Scenarios.any(), crash.list().ofMaxSize(MOST_CRASHES))
        .as(
            (scenario, crashes) -> {
              List<Step> steps = new ArrayList<>(scenario.steps());
              steps.addAll(crashes);
              return new Scenario(
                  steps,
                  scenario.faults(),
                  scenario.hitches(),
                  scenario.server(),
                  scenario.profile(),
                  scenario.jitterSeed());
            });
  }

  @Property(tries = 1_500, seed = "20260315", afterFailure = AfterFailureMode.SAMPLE_ONLY)
  void everyRuleHolds(@ForAll("scenarios") Scenario scenario) {
    History history = Simulation.run(scenario, new Crashing(Durable::differs).driven());
    List<Verdict> failed = broken(scenario, history);
    if (!failed.isEmpty() || !history.breaches().isEmpty()) {
      throw new AssertionError(
          failed.stream().map(Verdict::toString).collect(Collectors.joining("\n"))
              + "\n"
              + scenario
              + "\n"
              + history);
    }
  }

  /** A driver that writes only what it reports loses what the next state does not repeat. */
  @Example
  void aDriverThatWritesLessBreaksARule() {
    BiPredicate<VisitorState, VisitorState> reports =
        (before, after) ->
            before.ledger().deliveries().told() != after.ledger().deliveries().told();
    assertTrue(
        scenarios().generator(1_000).stream(new Random(7))
            .limit(1_000)
            .map(Shrinkable::value)
            .anyMatch(
                scenario ->
                    !broken(scenario, Simulation.run(scenario, new Crashing(reports).driven()))
                        .isEmpty()));
  }

  /**
   * The broken rules. A crash forgets how often the server answered at once, so the next polls may
   * come as quickly again as the first ones.
   */
  private static List<Verdict> broken(Scenario scenario, History history) {
    return Checkers.judgeAll(history, scenario.profile()).stream()
        .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
        .filter(verdict -> verdict.rule() != Rule.C_POLL_10)
        .toList();
  }

  @AfterContainer
  static void manyCrashesLostSomething() {
    assertTrue(losses > 100, () -> losses + " losses in " + crashes + " crashes");
  }
}
