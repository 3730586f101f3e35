package dev.chasitor.conformance.rule;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The clauses of the rules for clients: what a checker judges and counts one by one.
 *
 * <p>A rule that demands one thing has one clause, which bears the rule's id and sentence. A rule
 * that demands several has a clause for each, with a letter behind the id: {@code C-ERR-02b}. An id
 * is stable: it is never given to another clause. A rule that no checker judges has no clause.
 */
public enum Clause {
  // C-OPEN

  C_OPEN_01(Rule.C_OPEN_01),
  C_OPEN_02(Rule.C_OPEN_02),
  C_OPEN_03(Rule.C_OPEN_03),
  C_OPEN_04(Rule.C_OPEN_04),
  C_OPEN_05(Rule.C_OPEN_05),
  C_OPEN_06(Rule.C_OPEN_06),
  C_OPEN_07(Rule.C_OPEN_07),

  // C-HDR

  C_HDR_01(Rule.C_HDR_01),
  C_HDR_02(Rule.C_HDR_02),
  C_HDR_03(Rule.C_HDR_03),
  C_HDR_04(Rule.C_HDR_04),
  C_HDR_05(Rule.C_HDR_05),
  C_HDR_06(Rule.C_HDR_06),

  // C-SEQ

  C_SEQ_01(Rule.C_SEQ_01),
  C_SEQ_02(Rule.C_SEQ_02),
  C_SEQ_03(Rule.C_SEQ_03),
  C_SEQ_04(Rule.C_SEQ_04),
  C_SEQ_05(Rule.C_SEQ_05),
  C_SEQ_06(Rule.C_SEQ_06),

  // C-POLL

  C_POLL_01(Rule.C_POLL_01),
  C_POLL_02(Rule.C_POLL_02),
  C_POLL_03(Rule.C_POLL_03),
  C_POLL_04(Rule.C_POLL_04),
  C_POLL_05(Rule.C_POLL_05),
  C_POLL_06(Rule.C_POLL_06),
  C_POLL_07(Rule.C_POLL_07),
  C_POLL_08(Rule.C_POLL_08),
  C_POLL_09(Rule.C_POLL_09),
  C_POLL_10(Rule.C_POLL_10),

  // C-ACK

  C_ACK_01(Rule.C_ACK_01),
  C_ACK_02(Rule.C_ACK_02),
  C_ACK_03(Rule.C_ACK_03),
  C_ACK_04(Rule.C_ACK_04),
  C_ACK_05(Rule.C_ACK_05),
  C_ACK_06(Rule.C_ACK_06),

  // C-DLV

  C_DLV_01(Rule.C_DLV_01),
  C_DLV_02(Rule.C_DLV_02),
  C_DLV_03(Rule.C_DLV_03),
  C_DLV_04(Rule.C_DLV_04),
  C_DLV_05(Rule.C_DLV_05),
  C_DLV_06(Rule.C_DLV_06),
  C_DLV_07(Rule.C_DLV_07),
  C_DLV_08(Rule.C_DLV_08),
  C_DLV_09(Rule.C_DLV_09),

  // C-RSY

  C_RSY_01(Rule.C_RSY_01),
  C_RSY_02(Rule.C_RSY_02),
  C_RSY_03(Rule.C_RSY_03),
  C_RSY_04(Rule.C_RSY_04),
  C_RSY_05(Rule.C_RSY_05),
  C_RSY_06(Rule.C_RSY_06),
  C_RSY_07(Rule.C_RSY_07),
  C_RSY_08(Rule.C_RSY_08),
  C_RSY_09(Rule.C_RSY_09),
  C_RSY_10(Rule.C_RSY_10),
  C_RSY_11(Rule.C_RSY_11),
  C_RSY_12(Rule.C_RSY_12),
  C_RSY_13(Rule.C_RSY_13),
  C_RSY_14(Rule.C_RSY_14),
  C_RSY_15(Rule.C_RSY_15),

  // C-NOT

  C_NOT_01(Rule.C_NOT_01),

  // C-END

  C_END_01(Rule.C_END_01),
  C_END_02(Rule.C_END_02),
  C_END_03(Rule.C_END_03),
  C_END_04(Rule.C_END_04),

  // C-ERR

  C_ERR_01(Rule.C_ERR_01),
  C_ERR_02(Rule.C_ERR_02),
  C_ERR_03(Rule.C_ERR_03),
  C_ERR_04(Rule.C_ERR_04),
  C_ERR_05(Rule.C_ERR_05),

  // C-LIV

  C_LIV_01(Rule.C_LIV_01),
  C_LIV_02(Rule.C_LIV_02),
  C_LIV_03(Rule.C_LIV_03),
  C_LIV_04(Rule.C_LIV_04),
  C_LIV_05(Rule.C_LIV_05),
  C_LIV_06(Rule.C_LIV_06),

  // C-SDR

  C_SDR_01(Rule.C_SDR_01),

  // C-DUR

  C_DUR_01(Rule.C_DUR_01),
  C_DUR_02(Rule.C_DUR_02),
  C_DUR_03(Rule.C_DUR_03),
  C_DUR_04(Rule.C_DUR_04);

  private static final Map<Rule, List<Clause>> OF_RULES =
      Arrays.stream(values())
          .collect(
              Collectors.groupingBy(
                  Clause::rule, () -> new EnumMap<>(Rule.class), Collectors.toUnmodifiableList()));

  private final Rule rule;
  private final String sentence;

  /** The only clause of a rule. */
  Clause(Rule rule) {
    this(rule, rule.sentence());
  }

  /** One of several clauses of a rule. */
  Clause(Rule rule, String sentence) {
    this.rule = rule;
    this.sentence = sentence;
  }

  /** Returns the clauses of a rule, in the order of the catalogue. */
  public static List<Clause> of(Rule rule) {
    return OF_RULES.getOrDefault(rule, List.of());
  }

  /** Returns the id, for example {@code C-ACK-02} or {@code C-ERR-02b}. */
  public String id() {
    return rule.id() + name().substring(rule.name().length()).toLowerCase(Locale.ROOT);
  }

  /** Returns the rule that the clause is a part of. */
  public Rule rule() {
    return rule;
  }

  /** Returns what the clause demands, in a sentence. */
  public String sentence() {
    return sentence;
  }
}
