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

  C_DLV_01A(Rule.C_DLV_01, "Within one process each line of the agent is delivered once."),
  C_DLV_01B(
      Rule.C_DLV_01,
      "When another process delivers a line again, it bears the number of the same event."),
  C_DLV_02(Rule.C_DLV_02),
  C_DLV_03(Rule.C_DLV_03),
  C_DLV_04A(Rule.C_DLV_04, "The lines beside a message of an unknown type are delivered."),
  C_DLV_04B(Rule.C_DLV_04, "After a batch with a message of an unknown type the client polls on."),
  C_DLV_05(Rule.C_DLV_05),
  C_DLV_06(Rule.C_DLV_06),
  C_DLV_07A(Rule.C_DLV_07, "When a listener throws, the rest of its batch is still delivered."),
  C_DLV_07B(Rule.C_DLV_07, "When a listener throws, the client goes on polling."),
  C_DLV_08A(
      Rule.C_DLV_08,
      "Each line of a batch is delivered before the end of the session is reported."),
  C_DLV_08B(
      Rule.C_DLV_08, "A 403 to a POST does not end the session while last words wait at the poll."),
  C_DLV_08C(
      Rule.C_DLV_08,
      "Behind the visitor's own end the client fetches what the agent had said before it."),
  C_DLV_08D(
      Rule.C_DLV_08,
      "Each line that only a transcript shows is delivered before the end of the session is"
          + " reported."),
  C_DLV_09A(Rule.C_DLV_09, "ChatEnded and ChatRequestFail end the session."),
  C_DLV_09B(Rule.C_DLV_09, "ChatEstablished establishes the session."),

  // C-RSY

  C_RSY_01(Rule.C_RSY_01),
  C_RSY_02A(Rule.C_RSY_02, "After a 503 to a POST the client cancels its poll."),
  C_RSY_02B(Rule.C_RSY_02, "After a 503 to a poll the client cancels its POST."),
  C_RSY_03A(
      Rule.C_RSY_03,
      "What a 503 interrupted is kept, and sent again when the session is restored."),
  C_RSY_03B(Rule.C_RSY_03, "What a 503 interrupted is sent again in order, before anything newer."),
  C_RSY_04(Rule.C_RSY_04),
  C_RSY_05A(
      Rule.C_RSY_05, "Every request after a take-over bears the key from the take-over's answer."),
  C_RSY_05B(
      Rule.C_RSY_05,
      "Every request after a take-over bears the token from the take-over's answer."),
  C_RSY_06A(
      Rule.C_RSY_06, "When the session is no longer valid, the client reports that it is over."),
  C_RSY_06B(
      Rule.C_RSY_06, "When the session is no longer valid, the client settles every waiting line."),
  C_RSY_06C(Rule.C_RSY_06, "When the session is no longer valid, the client sends nothing more."),
  C_RSY_07(Rule.C_RSY_07),
  C_RSY_08A(
      Rule.C_RSY_08, "After a failed take-over request the client asks again, or reports the end."),
  C_RSY_08B(
      Rule.C_RSY_08, "After a failed take-over request the client pauses before it asks again."),
  C_RSY_09(Rule.C_RSY_09),
  C_RSY_10(Rule.C_RSY_10),
  C_RSY_11(Rule.C_RSY_11),
  C_RSY_12A(Rule.C_RSY_12, "After a 503 the client asks for a take-over before it polls again."),
  C_RSY_12B(Rule.C_RSY_12, "When the take-over is answered, the client polls at once."),
  C_RSY_13A(
      Rule.C_RSY_13,
      "ReconnectSession bears the offset of the last new batch that had one, and no other."),
  C_RSY_13B(Rule.C_RSY_13, "ReconnectSession bears an offset as it was received."),
  C_RSY_14A(
      Rule.C_RSY_14, "After 404 or 405 to one way of taking over, the client asks the other."),
  C_RSY_14B(
      Rule.C_RSY_14, "After 404 or 405 to both ways of taking over, the chat goes on as before."),
  C_RSY_15A(
      Rule.C_RSY_15,
      "The client delivers each line of a transcript that it has not delivered, wherever the"
          + " transcript begins."),
  C_RSY_15B(
      Rule.C_RSY_15,
      "A line of a transcript is marked as a possible repeat only if nobody can know its place."),

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

  C_DUR_01A(
      Rule.C_DUR_01, "With a journal each number and line of a request is in the journal first."),
  C_DUR_01B(Rule.C_DUR_01, "With a journal each ack of a poll is in the journal first."),
  C_DUR_01C(Rule.C_DUR_01, "With a journal each key of a request is in the journal first."),
  C_DUR_01D(
      Rule.C_DUR_01, "With a journal the session is in the journal before its first request."),
  C_DUR_02A(
      Rule.C_DUR_02,
      "An event that the application has not confirmed comes again when the session goes on."),
  C_DUR_02B(Rule.C_DUR_02, "A number of an event always means the same event."),
  C_DUR_02C(
      Rule.C_DUR_02,
      "When the session goes on, events come in the order of their numbers, from the first that"
          + " was not confirmed."),
  C_DUR_03A(
      Rule.C_DUR_03,
      "A session that goes on from a stale document gives no new request a number that was used."),
  C_DUR_03B(
      Rule.C_DUR_03,
      "A session that goes on from a stale document reports as accepted only what the server has."),
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
