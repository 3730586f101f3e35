package dev.chasitor.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UsualCausesTest {

  private static final List<RuleReport> CATALOGUES =
      Arrays.stream(ContractKind.values()).flatMap(kind -> kind.catalogue().stream()).toList();

  @Test
  void eachFamilyHasRules() {
    Set<String> families =
        CATALOGUES.stream()
            .map(rule -> rule.id().replaceFirst("-\\d+[a-z]?$", ""))
            .collect(Collectors.toSet());
    assertEquals(
        List.of(), UsualCauses.families().stream().filter(it -> !families.contains(it)).toList());
  }

  @Test
  void theCauseOfTheCatalogueComesFirst() {
    for (Rule rule : Rule.values()) {
      assertEquals(rule.usualCause(), UsualCauses.of(rule.id()).get(0));
    }
  }

  @Test
  void eachCauseIsASentence() {
    for (RuleReport rule : CATALOGUES) {
      for (String cause : UsualCauses.of(rule.id())) {
        assertTrue(cause.endsWith("."), cause);
      }
    }
    assertEquals(List.of(), UsualCauses.of("The same schedule gives the same history"));
  }

  @Test
  void aVerdictIsSplitIntoWhatWasExpectedAndWhatWasObserved() {
    assertEquals(
        List.of("ack 1", "(0.120 s) client \u2192 [3] Messages ack=2"),
        Failures.parts("expected ack 1, observed    0.120  client \u2192 [3] Messages ack=2"));
    assertEquals(
        List.of("a cause of the end", "(1.000 s) over x"),
        Failures.parts("expected a cause of the end, observed    1.000  over          x"));
    assertEquals(
        List.of("every line of the agent, never delivered: [a0]", ""),
        Failures.parts("expected every line of the agent, never delivered: [a0]"));
  }
}
