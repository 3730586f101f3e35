package dev.chasitor.tck.journal;

import dev.chasitor.tck.journal.JournalStep.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of any history: random operations beside the simplest journal. */
public interface AnyHistoryContract extends JournalSubject {

  @Test
  @DisplayName("D-ANY-01 any sequence of operations is answered as the interface describes")
  default void answersAsTheModel() {
    List<String> faults = new ArrayList<>();
    try (JournalRig rig = new JournalRig(this)) {
      JqwikSession.run(() -> firstFault(rig).ifPresent(faults::add));
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(faults.get(0));
    }
  }

  private static Optional<String> firstFault(JournalRig rig) {
    int histories = 100;
    RandomGenerator<List<JournalStep>> generator = steps().generator(1_000);
    Random random = new Random(20_130_612);
    JournalRun run = new JournalRun(rig);
    for (int i = 0; i < histories; i++) {
      Shrinkable<List<JournalStep>> drawn = generator.next(random);
      if (run.difference(drawn.value()).isPresent()) {
        return Optional.of(smallest(run, drawn));
      }
    }
    return Optional.empty();
  }

  /** Describes the smallest history that still shows a difference. */
  private static String smallest(JournalRun run, Shrinkable<List<JournalStep>> drawn) {
    Shrinkable<List<JournalStep>> smallest = drawn;
    Optional<Shrinkable<List<JournalStep>>> smaller = Optional.of(drawn);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smallest.shrink().filter(it -> run.difference(it.value()).isPresent()).findFirst();
    }
    return run.difference(smallest.value())
        .orElse("The journal answers the same history differently each time.");
  }

  private static Arbitrary<List<JournalStep>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, Act.WRITE),
                Tuple.of(2, Act.CLAIM),
                Tuple.of(1, Act.REMOVE),
                Tuple.of(1, Act.LIST)),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1),
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, -1), Tuple.of(1, 1)),
            Arbitraries.frequency(Tuple.of(6, 1), Tuple.of(2, 0), Tuple.of(1, -1), Tuple.of(1, 2)),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(false, true))
        .as(JournalStep::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
