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
  C_OPEN_02A(Rule.C_OPEN_02, "The first POST is ChasitorInit."),
  C_OPEN_02B(
      Rule.C_OPEN_02,
      "Once the server has accepted ChasitorInit, the client does not send it again."),
  C_OPEN_03(Rule.C_OPEN_03),
  C_OPEN_04(Rule.C_OPEN_04),
  C_OPEN_05A(
      Rule.C_OPEN_05, "When ChatEstablished has come, the client reports that an agent is there."),
  C_OPEN_05B(
      Rule.C_OPEN_05, "Before ChatEstablished the client does not report that an agent is there."),
  C_OPEN_06A(Rule.C_OPEN_06, "ChatRequestFail ends the session."),
  C_OPEN_06B(Rule.C_OPEN_06, "The client posts nothing after ChatRequestFail."),
  C_OPEN_07A(
      Rule.C_OPEN_07,
      "On SwitchServer, a client that waits for an agent asks for the chat again at the named server."),
  C_OPEN_07B(Rule.C_OPEN_07, "Once an agent is there, SwitchServer changes nothing."),

  // C-HDR

  C_HDR_01A(Rule.C_HDR_01, "Each request belongs to the protocol."),
  C_HDR_01B(Rule.C_HDR_01, "Each request bears the protocol's headers that its resource lists."),
  C_HDR_01C(Rule.C_HDR_01, "No request bears another header of the protocol."),
  C_HDR_02(Rule.C_HDR_02),
  C_HDR_03(Rule.C_HDR_03),
  C_HDR_04A(
      Rule.C_HDR_04,
      "The session key appears in its header and in the path of DELETE, and nowhere else."),
  C_HDR_04B(Rule.C_HDR_04, "The session key goes only to the server that issued it."),
  C_HDR_04C(
      Rule.C_HDR_04,
      "What the client reports to the application holds neither the session key nor the affinity token."),
  C_HDR_05A(Rule.C_HDR_05, "Each request whose resource lists a number bears one."),
  C_HDR_05B(Rule.C_HDR_05, "No other request bears a number."),
  C_HDR_06A(Rule.C_HDR_06, "The API version is 29 or later."),
  C_HDR_06B(Rule.C_HDR_06, "The API version stays the same."),

  // C-SEQ

  C_SEQ_01(Rule.C_SEQ_01),
  C_SEQ_02A(Rule.C_SEQ_02, "A retry repeats the number."),
  C_SEQ_02B(
      Rule.C_SEQ_02,
      "A number belongs to one request: a retry repeats the body, and no other request gets the number."),
  C_SEQ_03A(
      Rule.C_SEQ_03, "The client sends lines in the order in which the application said them."),
  C_SEQ_03B(
      Rule.C_SEQ_03, "A line that failed goes again, or is settled, before a later one leaves."),
  C_SEQ_04(Rule.C_SEQ_04),
  C_SEQ_05A(Rule.C_SEQ_05, "A batch has one number."),
  C_SEQ_05B(Rule.C_SEQ_05, "The nouns of a batch keep their order."),
  C_SEQ_06(Rule.C_SEQ_06),

  // C-POLL

  C_POLL_01A(
      Rule.C_POLL_01,
      "After a 200 the client polls again at once, unless too many events wait for the application."),
  C_POLL_01B(
      Rule.C_POLL_01,
      "After a 204 the client polls again at once, unless too many events wait for the application."),
  C_POLL_02(Rule.C_POLL_02),
  C_POLL_03A(
      Rule.C_POLL_03, "The client gives up a poll that has no answer within clientPollTimeout."),
  C_POLL_03B(Rule.C_POLL_03, "After a poll without an answer the client polls again."),
  C_POLL_04(Rule.C_POLL_04),
  C_POLL_05(Rule.C_POLL_05),
  C_POLL_06A(Rule.C_POLL_06, "When polls fail in a row, the client pauses before each retry."),
  C_POLL_06B(Rule.C_POLL_06, "The pause before the retry of a poll is limited."),
  C_POLL_07(Rule.C_POLL_07),
  C_POLL_08A(Rule.C_POLL_08, "The client does not poll after it has reported the end."),
  C_POLL_08B(Rule.C_POLL_08, "The client does not poll after ChatEnded or ChatRequestFail."),
  C_POLL_08C(Rule.C_POLL_08, "The client does not poll after a 403 to a poll or a take-over."),
  C_POLL_09(Rule.C_POLL_09),
  C_POLL_10(Rule.C_POLL_10),

  // C-ACK

  C_ACK_01(Rule.C_ACK_01),
  C_ACK_02(Rule.C_ACK_02),
  C_ACK_03A(Rule.C_ACK_03, "A 204 does not change the ack."),
  C_ACK_03B(Rule.C_ACK_03, "A failure does not change the ack."),
  C_ACK_04A(
      Rule.C_ACK_04,
      "Without a journal, the client sends the ack of a batch only after it has delivered the batch to the application."),
  C_ACK_04B(
      Rule.C_ACK_04,
      "With a journal, the client sends the ack of a batch only after it has written the batch to the journal."),
  C_ACK_05A(Rule.C_ACK_05, "An unreadable 200 does not change the ack."),
  C_ACK_05B(Rule.C_ACK_05, "The client delivers no part of an unreadable 200."),
  C_ACK_06A(
      Rule.C_ACK_06, "The client delivers nothing of a batch whose sequence is not above the ack."),
  C_ACK_06B(Rule.C_ACK_06, "A batch whose sequence is not above the ack does not change the ack."),

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

  C_NOT_01A(Rule.C_NOT_01, "Notices go only while an agent is there."),
  C_NOT_01B(Rule.C_NOT_01, "No notice goes after the end is asked for."),
  C_NOT_01C(Rule.C_NOT_01, "Only a few notices go each second."),

  // C-END

  C_END_01A(Rule.C_END_01, "The client ends the chat by ChatEnd, ChatCancel or DELETE."),
  C_END_01B(Rule.C_END_01, "Once the server has accepted the end, the client posts nothing."),
  C_END_02(Rule.C_END_02),
  C_END_03A(Rule.C_END_03, "When the session has ended, the client reports the end."),
  C_END_03B(Rule.C_END_03, "The client reports the end once."),
  C_END_03C(Rule.C_END_03, "The report of the end names a cause."),
  C_END_04A(
      Rule.C_END_04,
      "If nobody ended the session and the server did not refuse it, the client gives up only after lasting trouble."),
  C_END_04B(
      Rule.C_END_04,
      "The refusal of a request that the session does not need is no reason to give up the session."),
  C_END_04C(Rule.C_END_04, "The client does not give up a line because one try got no answer."),

  // C-ERR

  C_ERR_01A(
      Rule.C_ERR_01,
      "The client reports a line as accepted only after a 2xx, or after the server shows that it has the line."),
  C_ERR_01B(
      Rule.C_ERR_01,
      "The client reports an end as accepted only after a 2xx, or after the server shows that the session is over."),
  C_ERR_02A(
      Rule.C_ERR_02,
      "A line that got 400, 404 or 405 is reported as refused, or as unknown if an earlier try may have arrived."),
  C_ERR_02B(Rule.C_ERR_02, "A request that got 400, 404 or 405 is not tried again."),
  C_ERR_02C(Rule.C_ERR_02, "The refusal of a line holds up none of those that wait behind it."),
  C_ERR_02D(Rule.C_ERR_02, "A line is reported as refused only after the server refused it."),
  C_ERR_03A(Rule.C_ERR_03, "After a 403 to a poll or a take-over the client sends nothing more."),
  C_ERR_03B(Rule.C_ERR_03, "After a 403 to a POST the client posts nothing more."),
  C_ERR_03C(Rule.C_ERR_03, "A 403 is no reason for a take-over."),
  C_ERR_03D(Rule.C_ERR_03, "After a 403 the client reports the end."),
  C_ERR_04A(Rule.C_ERR_04, "After a 500 the client repeats the request under the same number."),
  C_ERR_04B(Rule.C_ERR_04, "The client repeats a request that gets 500 a limited number of times."),
  C_ERR_04C(Rule.C_ERR_04, "A line that got a 500 is settled in the end."),
  C_ERR_05A(
      Rule.C_ERR_05, "After 408, 425, 429 and 5xx other than 503 the client repeats the request."),
  C_ERR_05B(
      Rule.C_ERR_05,
      "The client waits as long as Retry-After names before it repeats the request."),

  // C-LIV

  C_LIV_01(Rule.C_LIV_01),
  C_LIV_02A(Rule.C_LIV_02, "Each line and each end is settled once."),
  C_LIV_02B(Rule.C_LIV_02, "The server has no line twice."),
  C_LIV_02C(Rule.C_LIV_02, "The server has each line that was reported as accepted."),
  C_LIV_02D(
      Rule.C_LIV_02, "The server has no line that was reported as refused, not sent or declined."),
  C_LIV_02E(Rule.C_LIV_02, "The server has the lines in order."),
  C_LIV_02F(Rule.C_LIV_02, "A line is in doubt only if it left."),
  C_LIV_03(Rule.C_LIV_03),
  C_LIV_04(Rule.C_LIV_04),
  C_LIV_05A(
      Rule.C_LIV_05,
      "When the application drops a session, the client cancels all open calls at once."),
  C_LIV_05B(
      Rule.C_LIV_05,
      "After the application dropped a session, the client sends and delivers nothing."),
  C_LIV_06A(Rule.C_LIV_06, "A frozen session sends nothing until it is thawed."),
  C_LIV_06B(
      Rule.C_LIV_06, "A frozen session reports nothing to the application until it is thawed."),

  // C-SDR

  C_SDR_01A(
      Rule.C_SDR_01,
      "From the moment the client knows a rule for sensitive data, it sends no line that holds what the rule matches."),
  C_SDR_01B(
      Rule.C_SDR_01,
      "From the moment the client knows a rule for sensitive data, it sends no sneak peek that holds what the rule matches."),

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
