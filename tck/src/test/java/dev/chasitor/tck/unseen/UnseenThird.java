package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.client;
import static dev.chasitor.tck.unseen.MachineTools.remembering;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.util.function.Supplier;

/**
 * A third set of clients with one mistake each. It was written from the sentences of the rules
 * alone, as {@link UnseenClients} was.
 */
enum UnseenThird implements UnseenClient {
  INIT_KEEPS_THE_FIRST_ID(
      Rule.C_OPEN_03,
      "After SwitchServer, ChasitorInit names the session by the id from the first server.",
      () -> remembering(UnseenThirdMachines.InitKeepsTheFirstId::new)),
  GATE_OPEN_AFTER_HAND_OVER(
      Rule.C_OPEN_04,
      "Back in the queue after a hand-over, the client posts the lines that wait.",
      () -> client(UnseenThirdMachines::opensTheGateAfterHandOver)),
  DELETE_BEARS_THE_FIRST_KEY(
      Rule.C_HDR_03,
      "DELETE bears the key from SessionId, although a take-over brought another one.",
      () -> remembering(UnseenThirdMachines.DeleteBearsTheFirstKey::new)),
  RESYNC_STATE_NUMBERED(
      Rule.C_HDR_05,
      "ChasitorResyncState bears a number, as every other POST does.",
      UnseenThirdEdges::numbersResyncState),
  REFUSAL_SKIPS_A_NUMBER(
      Rule.C_SEQ_01,
      "After a POST that got a 400, 404 or 405, the client skips a number.",
      () -> client(UnseenThirdMachines::skipsANumberAfterARefusal)),
  PEEK_RETRIED_WITH_NEWER_TEXT(
      Rule.C_SEQ_02,
      "The retry of a sneak peek bears what the visitor has typed since.",
      () -> client(UnseenThirdMachines::retriesPeeksWithNewerText)),
  BATCH_APART_IN_REVERSE(
      Rule.C_SEQ_03,
      "When a MultiNoun was refused, its parts are sent one by one, the last first.",
      () -> client(UnseenThirdMachines::sendsPartsInReverse)),
  POLL_WAITS_FOR_THE_POST(
      Rule.C_POLL_01,
      "No poll leaves while a POST has no answer.",
      () -> client(UnseenThirdMachines::waitsForThePost)),
  POSTS_RENEW_THE_TIMEOUT(
      Rule.C_POLL_03,
      "Each 2xx to a POST starts the time-out of the open poll again.",
      () -> client(UnseenThirdMachines::renewsTheTimeout)),
  SPINS_ON_500(
      Rule.C_POLL_06,
      "A poll that got a 500 is repeated without a pause.",
      () -> client(UnseenThirdMachines::pollsAtOnceAfter500)),
  ACK_SURVIVES_THE_SWITCH(
      Rule.C_ACK_01,
      "After SwitchServer the first poll bears the ack of the session before.",
      () -> remembering(UnseenThirdMachines.AckSurvivesTheSwitch::new)),
  SESSION_DATA_NOT_ACKNOWLEDGED(
      Rule.C_ACK_02,
      "The batch with ChasitorSessionData does not move the ack.",
      () -> client(UnseenThirdMachines::acknowledgesNoSessionData)),
  THROW_REPEATS_THE_LINE(
      Rule.C_DLV_01,
      "When the listener throws, it gets the same line once more.",
      UnseenThirdEdges::repeatsTheLineAfterAThrow),
  END_WITHOUT_REASON_IGNORED(
      Rule.C_DLV_09,
      "ChatEnded without a reason is not looked at.",
      () -> client(UnseenThirdMachines::ignoresAnEndWithoutReason)),
  LAST_ENTRY_ONLY(
      Rule.C_RSY_09,
      "A line counts as shown only if the transcript ends with a line of the visitor.",
      () -> client(UnseenThirdMachines::looksAtTheLastEntryOnly)),
  TYPING_STOPS_FOR_NOBODY(
      Rule.C_NOT_01,
      "AgentDisconnect lets the client post ChasitorNotTyping.",
      () -> client(UnseenThirdMachines::stopsTypingForNobody)),
  ENDS_AGAIN_AT_CHAT_ENDED(
      Rule.C_END_01,
      "The client answers ChatEnded by ChatEnd, although the server has accepted one before.",
      () -> client(UnseenThirdMachines::endsAgainAtChatEnded)),
  QUEUE_EXIT_NOT_REPORTED(
      Rule.C_END_03,
      "When the visitor leaves the queue, the end is not reported.",
      UnseenThirdEdges::reportsNoQueueExit),
  POSTS_ON_AFTER_A_NOTICE_GOT_403(
      Rule.C_ERR_03,
      "A 403 to a notice is not looked at, and the client goes on posting.",
      () -> client(UnseenThirdMachines::postsOnAfterANoticeGot403)),
  RETRY_AFTER_IN_MILLISECONDS(
      Rule.C_ERR_05,
      "Retry-After is taken for a number of milliseconds.",
      () -> client(UnseenThirdMachines::readsRetryAfterAsMilliseconds)),
  NO_LINES_WITHOUT_AGENT(
      Rule.C_LIV_01,
      "After AgentDisconnect no line is delivered until another agent is there.",
      () -> client(UnseenThirdMachines::deliversNothingWithoutAgent)),
  SILENCE_RENEWS_THE_PATIENCE(
      Rule.C_LIV_04,
      "While the client waits for ChasitorSessionData, each 204 starts its patience again.",
      () -> client(UnseenThirdMachines::renewsThePatience)),
  RULES_LOST_IN_THE_HAND_OVER(
      Rule.C_SDR_01,
      "A take-over empties the list of rules for sensitive data.",
      () -> client(UnseenThirdMachines::losesTheRulesInTheHandOver)),
  LEAPS_ONLY_WITH_LINES(
      Rule.C_DUR_03,
      "After a stale document the numbers leap only if something waits to be sent.",
      () -> client(UnseenThirdMachines::leapsOnlyWithLines));

  private final Rule rule;
  private final String mistake;
  private final Supplier<Subject> maker;

  UnseenThird(Rule rule, String mistake, Supplier<Subject> maker) {
    this.rule = rule;
    this.mistake = mistake;
    this.maker = maker;
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public String mistake() {
    return mistake;
  }

  @Override
  public Subject make() {
    return maker.get();
  }
}
