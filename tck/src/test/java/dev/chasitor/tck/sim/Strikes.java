package dev.chasitor.tck.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.host.Fault;
import dev.chasitor.session.visitor.Phase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What went wrong in some runs, so that nothing is in the schedules that never strikes. */
final class Strikes {

  /** Fewer may be an accident of the seed. */
  private static final int ENOUGH = 3;

  private final Map<String, Integer> times = new TreeMap<>();

  void count(Scenario scenario, History history) {
    scenario.steps().forEach(step -> add(step.act().name()));
    Phase phase = Phase.INIT;
    for (Event event : history.events()) {
      if (event instanceof Event.Struck struck) {
        struckBy(struck.what());
      } else if (event instanceof Event.Moved moved) {
        phase = moved.to();
      } else if (event instanceof Event.Halted halted) {
        add(halted.why() + " in " + phase);
      }
    }
  }

  private void struckBy(String what) {
    all().filter(name -> List.of(what.split(" ")).contains(name)).forEach(this::add);
  }

  private void add(String name) {
    times.merge(name, 1, Integer::sum);
  }

  /**
   * Each fault, hitch and crash, each thing that is done, and each way to stand still in each
   * phase.
   */
  private static Stream<String> all() {
    return Stream.of(
            Fault.Kind.all().stream().map(Fault.Kind::name),
            Stream.of(Hitch.Kind.values()).map(Hitch.Kind::name),
            Stream.of(Step.Act.values()).map(Step.Act::name),
            Stream.of(Crash.Kind.values()).map(Crash.Kind::name),
            Stream.of(Halt.values()).flatMap(Strikes::phases))
        .flatMap(each -> each);
  }

  /**
   * A stale document is of an established session, and nobody claims a session that is over. A
   * hand-over is short, so a claim seldom falls into it.
   */
  private static Stream<String> phases(Halt halt) {
    return Stream.of(Phase.values())
        .filter(
            phase ->
                switch (halt) {
                  case FROZEN, SUSPENDED, KILLED -> true;
                  case SUPPLANTED -> phase != Phase.ENDED && phase != Phase.RESYNCING;
                  case OUTDATED -> phase == Phase.ESTABLISHED;
                })
        .map(phase -> halt + " in " + phase);
  }

  List<String> missing() {
    return all().filter(name -> times.getOrDefault(name, 0) < ENOUGH).toList();
  }

  @Override
  public String toString() {
    return times.toString();
  }
}
