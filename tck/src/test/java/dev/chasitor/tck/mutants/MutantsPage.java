package dev.chasitor.tck.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/mutants-of-the-client.md}: what became of the mutants. */
final class MutantsPage {

  /** Begins the explanation of a survivor that does what a right client may do. */
  private static final String PERMITTED = "Permitted: ";

  /** Begins the explanation of a survivor that a rule should notice. */
  private static final String GAP = "Gap: ";

  private static final Path EXPLANATIONS = Path.of("src/test/resources/mutants-survivors.txt");

  private final List<Trial> trials;
  private final int all;
  private final long seed;
  private final int schedules;
  private final int crashes;
  private final Map<String, String> explanations;

  /**
   * Creates a page.
   *
   * @param trials what became of each mutant that was drawn
   * @param all how many mutants there are
   * @param seed the seed that drew them
   * @param schedules how many schedules without crashes ran
   * @param crashes how many with crashes
   * @throws IOException if the explanations of the survivors cannot be read
   */
  MutantsPage(List<Trial> trials, int all, long seed, int schedules, int crashes)
      throws IOException {
    this.trials = List.copyOf(trials);
    this.all = all;
    this.seed = seed;
    this.schedules = schedules;
    this.crashes = crashes;
    this.explanations = explanations();
  }

  /** Returns the sentences that explain survivors, by the names of the mutants. */
  private static Map<String, String> explanations() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(EXPLANATIONS)) {
      int bar = line.indexOf(" | ");
      if (!line.startsWith("#") && bar > 0) {
        found.put(line.substring(0, bar), line.substring(bar + 3));
      }
    }
    return found;
  }

  private long survivors(String explanation) {
    return with(Trial.Result.SURVIVED).stream()
        .filter(trial -> explanation(trial).startsWith(explanation))
        .count();
  }

  private String explanation(Trial survivor) {
    return explanations.getOrDefault(survivor.mutant().name(), "not explained");
  }

  private List<Trial> with(Trial.Result result) {
    return trials.stream().filter(trial -> trial.result() == result).toList();
  }

  List<Trial> caught() {
    return with(Trial.Result.CAUGHT);
  }

  /** Returns those with another history than that of the right client. */
  List<Trial> changing() {
    return trials.stream().filter(trial -> trial.result() != Trial.Result.UNCHANGED).toList();
  }

  /** Returns the names of the survivors that nobody has explained. */
  List<String> unexplained() {
    return with(Trial.Result.SURVIVED).stream()
        .filter(
            trial ->
                !explanation(trial).startsWith(PERMITTED) && !explanation(trial).startsWith(GAP))
        .map(trial -> trial.mutant().name())
        .toList();
  }

  /** Returns the first other history of each survivor. */
  String differences() {
    return with(Trial.Result.SURVIVED).stream()
        .map(
            trial ->
                "%s (%s, %s): %d schedules\n%s\n"
                    .formatted(
                        trial.mutant().name(),
                        trial.mutant().place(),
                        trial.mutant().details().getDescription(),
                        trial.different(),
                        trial.difference().orElse("")))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the page. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Mutants of the client

        PIT's engine changes one instruction in the visitor's machine or in the client's driver. Each such client
        is a mutant. A program draws the mutants, so nobody knew the checkers when they were made. `ClientMutantsTest`
        runs each mutant with the same schedules as the right client, and compares the histories. The rules judge
        each history that differs. [CONTRIBUTING](../CONTRIBUTING.md) has the command. The run writes this page.

        The figures hold for the code at the time of the run: a change of the client changes the draw. The aim is that
        the rules catch 95 of 100 mutants that change a history. A *gap* is a survivor that a rule should catch. A
        *permitted* one does what a right client may do.

        """);
    out.append("| | |\n| --- | --- |\n");
    row(out, "Mutants in all", all);
    row(out, "Drawn, by seed " + seed, trials.size());
    row(
        out,
        "Schedules for each, until it is caught",
        schedules + " and " + crashes + " with crashes");
    row(out, "No history changes", with(Trial.Result.UNCHANGED).size());
    row(out, "A history changes", changing().size());
    row(out, "Of these caught", caught().size() + share());
    row(out, "Of these not caught, and permitted", survivors(PERMITTED));
    row(out, "Of these not caught, although they should be", survivors(GAP));
    out.append(
        """

        ## What caught them

        The table counts the rules and the demands on the adapter that failed in the first schedule in which any
        failed. One mutant may count several times. A *breakdown* means that the kit could not finish the run.

        | Rule or demand | Mutants | Alone |
        | --- | --- | --- |
        """);
    Map<String, Integer> times = new TreeMap<>();
    Map<String, Integer> alone = new TreeMap<>();
    for (Trial trial : caught()) {
      for (String id : trial.broken()) {
        times.merge(id, 1, Integer::sum);
        alone.merge(id, trial.broken().size() == 1 ? 1 : 0, Integer::sum);
      }
    }
    times.forEach(
        (id, number) ->
            out.append("| %s | %d | %d |%n".formatted(id, number, alone.getOrDefault(id, 0))));
    out.append(
        """

        ## Survivors

        | Place | Change | Schedules that differ | Why no rule fails |
        | --- | --- | --- | --- |
        """);
    for (Trial trial : with(Trial.Result.SURVIVED)) {
      out.append(
          "| %s | %s: %s | %d | %s |%n"
              .formatted(
                  trial.mutant().place(),
                  ClientMutants.mutator(trial.mutant().details()),
                  trial.mutant().details().getDescription().replace("|", "\\|"),
                  trial.different(),
                  explanation(trial)));
    }
    return out.toString();
  }

  private String share() {
    return changing().isEmpty()
        ? ""
        : " (%.1f %%)".formatted(100.0 * caught().size() / changing().size());
  }

  private static void row(StringBuilder out, String what, Object figure) {
    out.append("| ").append(what).append(" | ").append(figure).append(" |\n");
  }
}
