package dev.chasitor.conformance.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.session.visitor.Profile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every checker on histories made by hand, so that none depends on the simulation to be right. */
class CheckersTest {

  private static final List<String> FAMILIES =
      List.of(
          "C-OPEN", "C-HDR", "C-SEQ", "C-POLL", "C-ACK", "C-DLV", "C-RSY", "C-NOT", "C-END",
          "C-ERR", "C-LIV", "C-SDR", "C-DUR");

  static Stream<Crafted> stories() {
    return Stream.of(
            OpeningStories.all(),
            StandstillStories.all(),
            SequenceStories.all(),
            PollStories.all(),
            AckStories.all(),
            DeliveryStories.all(),
            DurabilityStories.all(),
            ResyncStories.all(),
            OccurrenceStories.all(),
            EndStories.all(),
            RefusalStories.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void judgesAsItMust(Crafted crafted) {
    History history = crafted.story().history();
    Verdict verdict =
        Checkers.judge(crafted.clause().rule(), history, crafted.story().profile()).orElseThrow();
    Verdict.OfClause ofClause =
        verdict.clauses().stream()
            .filter(each -> each.clause() == crafted.clause())
            .findFirst()
            .orElseThrow();
    assertAll(
        () -> assertEquals(crafted.outcome(), ofClause.outcome(), () -> verdict + "\n" + history),
        () ->
            assertTrue(
                ofClause.message().contains(crafted.message()),
                () -> "\"" + crafted.message() + "\" is not told in: " + ofClause.message()));
  }

  @Test
  void everyClauseIsShownKeptAndBroken() {
    assertAll(
        () -> assertEquals(EnumSet.allOf(Clause.class), shown(Outcome.PASS)),
        () -> assertEquals(EnumSet.allOf(Clause.class), shown(Outcome.FAIL)));
  }

  @Test
  void aFailureTellsRuleSourceAndUsualCause() {
    History history = new Story().poll(1, 0).history();
    Verdict verdict = Checkers.judge(Rule.C_ACK_01, history, Profile.defaults()).orElseThrow();
    assertEquals(
        """
        C-ACK-01 FAIL: expected ack -1, observed    0.010  client → [1] Messages ack=0 node=node-0
          rule: The first poll of a session bears ack -1. (Guide chapter 5, Messages)
          usual cause: The client begins at 0.""",
        verdict.toString());
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void anEmptyHistoryGivesNoRuleAnythingToJudge(Rule rule) {
    Checkers.judge(rule, History.of(), Profile.defaults())
        .ifPresent(verdict -> assertEquals(Outcome.VACUOUS, verdict.outcome()));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void aRuleHasACheckerOrSaysWhyNot(Rule rule) {
    assertEquals(rule.untested().isEmpty(), Checkers.has(rule));
    assertEquals(rule.untested().isEmpty(), rule.heldBy().isEmpty());
  }

  /** A rule without a checker is an exception, so each is named here. */
  @Test
  void onlyTheseRulesHaveNoChecker() {
    assertEquals(Set.of(Rule.C_DUR_05), EnumSet.complementOf(EnumSet.copyOf(checked())));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void aRuleTellsEverythingAReaderNeeds(Rule rule) {
    assertAll(
        () ->
            assertTrue(
                rule.id()
                    .matches("C-(OPEN|HDR|SEQ|POLL|ACK|DLV|RSY|NOT|END|ERR|LIV|SDR|DUR)-\\d\\d"),
                rule.id()),
        () -> assertTrue(rule.sentence().endsWith("."), rule.sentence()),
        () -> assertTrue(rule.usualCause().endsWith("."), rule.usualCause()),
        () ->
            assertTrue(
                rule.source().startsWith("Guide chapter")
                    || rule.source().endsWith("of later guides")
                    || rule.source().startsWith("Open point O"),
                rule.source()),
        () ->
            assertTrue(
                Set.of("stated", "derived", "hardening", "open point").contains(rule.basis()),
                rule.basis()));
  }

  @ParameterizedTest
  @EnumSource(Clause.class)
  void aClauseBelongsToItsRule(Clause clause) {
    assertTrue(clause.id().startsWith(clause.rule().id()), clause.id());
    assertTrue(clause.sentence().endsWith("."), clause.sentence());
  }

  /** A rule with several clauses letters them from a on; one with a single clause has no letter. */
  @ParameterizedTest
  @EnumSource(Rule.class)
  void clausesAreLettered(Rule rule) {
    List<String> letters =
        Clause.of(rule).stream().map(clause -> clause.id().substring(rule.id().length())).toList();
    assertEquals(
        letters.size() < 2
            ? letters.stream().map(letter -> "").toList()
            : IntStream.range(0, letters.size())
                .mapToObj(nth -> String.valueOf((char) ('a' + nth)))
                .toList(),
        letters);
    assertEquals(rule.untested().isPresent(), letters.isEmpty());
  }

  /** Ids are promised: a test that names them each keeps one from going missing. */
  @Test
  void theCatalogueIsComplete() {
    assertEquals(
        List.of(
            "C-OPEN 7",
            "C-HDR 6",
            "C-SEQ 6",
            "C-POLL 10",
            "C-ACK 6",
            "C-DLV 9",
            "C-RSY 15",
            "C-NOT 1",
            "C-END 4",
            "C-ERR 5",
            "C-LIV 6",
            "C-SDR 1",
            "C-DUR 5"),
        FAMILIES.stream().map(family -> family + " " + idsOf(family).size()).toList());
    for (String family : FAMILIES) {
      List<String> ids = idsOf(family);
      int number = 0;
      for (String id : ids) {
        number++;
        assertEquals(String.format("%s-%02d", family, number), id);
      }
    }
  }

  private static List<String> idsOf(String family) {
    return Arrays.stream(Rule.values()).map(Rule::id).filter(id -> id.startsWith(family)).toList();
  }

  private static Set<Rule> checked() {
    return Arrays.stream(Rule.values())
        .filter(Checkers::has)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
  }

  private static Set<Clause> shown(Outcome outcome) {
    return stories()
        .filter(crafted -> crafted.outcome() == outcome)
        .map(Crafted::clause)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Clause.class)));
  }
}
