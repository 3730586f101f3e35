package dev.chasitor.tck.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.history.History;
import dev.chasitor.tck.mutants.ClientMutants.ClientMutant;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The kit notices mistakes that a program drew, not a person: of the mutants of this library's
 * client that change any history, it catches most.
 *
 * <p>The figures are in {@code docs/mutants-of-the-client.md}, and the first other history of each
 * survivor is in {@code target/mutants-survivors.txt}.
 */
class ClientMutantsTest {

  private static final long SEED = Long.getLong("chasitor.mutants.seed", 20_261_201);
  private static final int MUTANTS = Integer.getInteger("chasitor.mutants", 40);
  private static final int SCHEDULES = 300;
  private static final int WITH_CRASHES = 100;

  /** The first seed of the kit's own schedules. */
  private static final long FIRST_SCHEDULE = 20_260_214;

  /** What the kit reaches now. The aim is 95. */
  private static final int LEAST_CAUGHT_OF_100 = 70;

  private static final Path PAGE = Path.of("..", "docs", "mutants-of-the-client.md");
  private static final Path MADE = Path.of("target", "mutants-of-the-client.md");
  private static final Path SURVIVORS = Path.of("target", "mutants-survivors.txt");
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.docs"));

  @Test
  @EnabledIfSystemProperty(named = "chasitor.mutants", matches = "\\d+")
  void nearlyEachThatChangesAHistoryIsCaught()
      throws IOException, InterruptedException, ExecutionException {
    System.out.println("chasitor.mutants.seed = " + SEED);
    ClientMutants mutants = new ClientMutants();
    List<ClientMutant> drawn = mutants.drawn(MUTANTS, SEED);
    List<Trial> trials = tried(mutants, drawn, Corpus.of(SCHEDULES, WITH_CRASHES, FIRST_SCHEDULE));
    MutantsPage page = new MutantsPage(trials, mutants.all().size(), SEED, SCHEDULES, WITH_CRASHES);
    Files.writeString(WRITE ? PAGE : MADE, page.text());
    Files.writeString(SURVIVORS, page.differences());
    assertTrue(
        100 * page.caught().size() >= LEAST_CAUGHT_OF_100 * page.changing().size(),
        () -> page.caught().size() + " of " + page.changing().size() + " are caught");
    assertEquals(List.of(), page.unexplained(), "survivors without an explanation");
  }

  private static List<Trial> tried(ClientMutants mutants, List<ClientMutant> drawn, Corpus corpus)
      throws InterruptedException, ExecutionException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Trial>> futures = new ArrayList<>();
      for (ClientMutant mutant : drawn) {
        MutantLoader loader = mutants.load(mutant);
        futures.add(threads.submit(() -> Trial.of(mutant, loader, corpus)));
      }
      List<Trial> trials = new ArrayList<>();
      for (Future<Trial> future : futures) {
        Trial trial = future.get();
        System.out.println(trial.mutant().name() + " " + trial.result() + " " + trial.broken());
        trials.add(trial);
      }
      return trials;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What loads and copies changes nothing by itself. */
  @Test
  void withoutAChangeEachHistoryIsTheSame() throws InvocationTargetException {
    String machine = "dev.chasitor.session.visitor.VisitorMachine";
    byte[] compiled = MutantLoader.compiled(machine).orElseThrow();
    MutantLoader unchanged = new MutantLoader(Map.of(machine, StepCounting.addedTo(compiled)));
    for (Corpus.Sample sample : Corpus.of(20, 10, SEED).samples()) {
      assertEquals(sample.right(), unchanged.run(sample.token()));
    }
  }

  /** The mutants are loaded, not only drawn. */
  @Test
  void aMutantIsAnotherClient() {
    ClientMutants mutants = new ClientMutants();
    ClientMutant silent =
        mutants.all().stream()
            .filter(mutant -> mutant.name().startsWith("VisitorMachine.step NullReturn"))
            .findFirst()
            .orElseThrow();
    Trial trial = Trial.of(silent, mutants.load(silent), Corpus.of(1, 0, SEED));
    assertEquals(Trial.Result.CAUGHT, trial.result(), trial::toString);
  }

  @Test
  void aLoopWithoutEndEnds() throws IOException, ReflectiveOperationException {
    String name = Endless.class.getName();
    byte[] counted = StepCounting.addedTo(MutantLoader.compiled(name).orElseThrow());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    MutantLoader loader = new MutantLoader(Map.of());
    thread.setContextClassLoader(loader);
    try {
      Class<?> endless = new Defining(loader).define(name, counted);
      InvocationTargetException thrown =
          assertThrows(
              InvocationTargetException.class, () -> endless.getMethod("goes").invoke(null));
      assertTrue(
          thrown.getCause() instanceof MutantLoader.EndlessLoopError,
          () -> String.valueOf(thrown.getCause()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aCopyOfAHistoryEqualsIt() throws ReflectiveOperationException {
    History right = Corpus.of(1, 0, SEED).samples().get(0).right();
    assertEquals(right, new Transplant().of(right));
  }

  private static final class Defining extends ClassLoader {
    Defining(ClassLoader parent) {
      super(parent);
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
