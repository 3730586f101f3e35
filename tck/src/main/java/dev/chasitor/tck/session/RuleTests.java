package dev.chasitor.tck.session;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The tests of the rules for clients: one for each clause. It has no state. */
final class RuleTests {

  private RuleTests() {}

  /**
   * Returns a test for each clause, in the order of the catalogue. A rule that no checker judges
   * has one that is skipped and says why.
   *
   * @param judge judges a clause; it throws if the client breaks it
   */
  static Stream<DynamicTest> of(Consumer<Clause> judge) {
    return Arrays.stream(Rule.values()).flatMap(rule -> of(rule, judge));
  }

  private static Stream<DynamicTest> of(Rule rule, Consumer<Clause> judge) {
    return rule.untested().isPresent()
        ? Stream.of(
            test(
                rule.id(),
                rule.sentence(),
                () -> Assumptions.abort("No checker judges it: " + rule.untested().get())))
        : Clause.of(rule).stream()
            .map(clause -> test(clause.id(), clause.sentence(), () -> judge.accept(clause)));
  }

  private static DynamicTest test(String id, String sentence, Executable judged) {
    return DynamicTest.dynamicTest("[" + id + "] " + sentence, judged);
  }
}
