package dev.chasitor.conformance.report;

import java.util.List;
import java.util.Optional;

/**
 * One way in which a subject broke a rule. Immutable. Session keys and affinity tokens are taken
 * out of its texts.
 *
 * @param test the name of the test that noticed
 * @param summary what happened, in one sentence
 * @param expected what the kit expected; empty if the summary says it all
 * @param observed what it observed instead; empty if the summary says it all
 * @param detail more lines, for example a stack trace; empty for none
 * @param run the run in which it happened; empty if it was no run of a schedule
 * @param alsoBroken the ids of the other rules that the same run broke
 * @param causes the usual causes, the most likely first
 * @param replay the command that shows it again
 */
public record FoundFailure(
    String test,
    String summary,
    String expected,
    String observed,
    String detail,
    Optional<FailedRun> run,
    List<String> alsoBroken,
    List<String> causes,
    String replay) {

  public FoundFailure {
    test = SecretForms.without(test);
    summary = SecretForms.without(summary);
    expected = SecretForms.without(expected);
    observed = SecretForms.without(observed);
    detail = SecretForms.without(detail);
    alsoBroken = List.copyOf(alsoBroken);
    causes = causes.stream().map(SecretForms::without).toList();
    replay = SecretForms.without(replay);
  }
}
