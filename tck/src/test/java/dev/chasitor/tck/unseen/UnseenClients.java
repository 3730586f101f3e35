package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.client;
import static dev.chasitor.tck.unseen.MachineTools.remembering;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.util.function.Supplier;

/**
 * Clients with one mistake each, written from the sentences of the rules alone. Whoever wrote them
 * had not read the checkers, so they show what the kit notices of mistakes that it was not made
 * for.
 */
enum UnseenClients implements UnseenClient {
  ASKS_FOR_THE_CHAT_AGAIN(
      Rule.C_OPEN_02,
      "Back in the queue after a hand-over, the client sends ChasitorInit again.",
      () -> client(UnseenHandOvers::asksForTheChatAgain)),
  EVENT_IN_THE_QUEUE(
      Rule.C_OPEN_04,
      "Only lines wait for the agent; a CustomEvent is posted in the queue.",
      () -> client(UnseenPosting::postsEventInTheQueue)),
  QUEUE_IS_CHAT_AFTER_HAND_OVER(
      Rule.C_OPEN_05,
      "Back in the queue after a hand-over, the client reports an agent.",
      UnseenReports::queueIsChatAfterHandOver),
  FAILURE_MISSED_WHILE_RESTORING(
      Rule.C_OPEN_06,
      "ChatRequestFail is dropped when it comes before ChasitorSessionData.",
      () -> client(UnseenHandOvers::missesFailureWhileRestoring)),
  SWITCHES_WITH_AN_AGENT(
      Rule.C_OPEN_07,
      "SwitchServer is followed although an agent is there.",
      () -> client(UnseenPolling::switchesWithAnAgent)),
  SWITCHES_ONCE(
      Rule.C_OPEN_07,
      "The second SwitchServer of a session is dropped.",
      () -> client(UnseenPolling::switchesOnce)),
  RETRY_KEEPS_ITS_TOKEN(
      Rule.C_HDR_02,
      "A POST is stored with its affinity token, and a retry after a hand-over bears the old one.",
      () -> UnseenReports.retriesKeepTheirHeaders(Header.AFFINITY)),
  RETRY_KEEPS_ITS_KEY(
      Rule.C_HDR_03,
      "A POST is stored with its key, and a retry after a hand-over bears the old one.",
      () -> UnseenReports.retriesKeepTheirHeaders(Header.SESSION_KEY)),
  KEY_IN_THE_CAUSE(
      Rule.C_HDR_04,
      "The cause of the end names the session by its key.",
      UnseenReports::keyInTheCause),
  KEY_TO_THE_NEW_SERVER(
      Rule.C_HDR_04,
      "After SwitchServer the client deletes the old session at the new server.",
      () -> client(UnseenPolling::endsTheOldSessionAtTheNewServer)),
  PEEK_WITHOUT_NUMBER(
      Rule.C_HDR_05, "Sneak peeks bear no number.", UnseenReports::peeksWithoutNumber),
  REFUSED_NUMBER_REUSED(
      Rule.C_SEQ_02,
      "The number of a POST that got a 400, 404 or 405 goes to the next one.",
      () -> client(UnseenPosting::reusesRefusedNumber)),
  RETRY_TAKES_THE_NEXT_LINE(
      Rule.C_SEQ_02,
      "A retry takes the next line along, in a batch with the number of the first try.",
      () -> client(UnseenPosting::retryTakesNextLine)),
  TO_THE_BACK_AFTER_500(
      Rule.C_SEQ_03,
      "A line that the server failed on goes to the end of the outbox.",
      () -> client(UnseenPosting::goesToTheBackAfter500)),
  TYPES_IN_PARALLEL(
      Rule.C_SEQ_04,
      "A typing notice does not wait for the answer to a line.",
      () -> client(UnseenPosting::typesInParallel)),
  LAST_NOUNS_SWAPPED(
      Rule.C_SEQ_05,
      "In a batch of three or more, the last two nouns change places.",
      () -> client(UnseenPosting::swapsLastNouns)),
  SECOND_HAND_OVER_GOES_ON(
      Rule.C_SEQ_06,
      "Where numbers start again after a hand-over, they do so only after the first.",
      () -> remembering(UnseenHandOvers.SecondHandOverGoesOn::new)),
  PAUSES_AFTER_204(
      Rule.C_POLL_01,
      "After a 204 the next poll waits half a second.",
      UnseenReports::pausesAfterSilence),
  TEXT_TIMEOUT_UNREAD(
      Rule.C_POLL_04,
      "A clientPollTimeout that comes as text counts as 40 seconds.",
      UnseenReports::textTimeoutIsUnread),
  SHORT_POLLS_WHILE_RESTORING(
      Rule.C_POLL_05,
      "Before ChasitorSessionData a poll has the time-out of a POST.",
      () -> client(UnseenPolling::shortPollsWhileRestoring)),
  PAUSES_ONLY_ONCE(
      Rule.C_POLL_06,
      "The second retry of a poll in a row leaves without a pause.",
      () -> client(UnseenPolling::pausesOnlyOnce)),
  LATE_ACK_TAKEN(
      Rule.C_POLL_07,
      "Of the late answer to a poll that was given up, the sequence is taken as the ack.",
      () -> client(UnseenPolling::takesLateAck)),
  EMPTY_BATCHES_SPIN(
      Rule.C_POLL_10,
      "Only a 204 counts as an answer without anything new, an empty batch does not.",
      () -> client(UnseenPolling::countsOnlySilence)),
  ACK_LOST_WITH_CONNECTION(
      Rule.C_ACK_03,
      "A poll whose connection breaks sets the ack back to -1.",
      () -> client(UnseenPolling::ackLostWithConnection)),
  SKIPS_THE_UNREADABLE(
      Rule.C_ACK_05,
      "The second unreadable answer in a row is acknowledged, to get past it.",
      () -> client(UnseenPolling::skipsWhatStaysUnreadable)),
  LOWER_SEQUENCE_TAKEN(
      Rule.C_ACK_06,
      "A batch is a repeat only if its sequence is the ack; a lower one is taken.",
      () -> client(UnseenPolling::dropsOnlyTheSameSequence)),
  SAME_SEQUENCE_TAKEN(
      Rule.C_ACK_06,
      "A batch is a repeat only if its sequence is below the ack; the same one is taken.",
      () -> client(UnseenPolling::takesTheSameSequence)),
  RECOVERED_LINES_UNCOUNTED(
      Rule.C_DLV_01,
      "Lines from a transcript do not count as heard, and the next transcript brings them again.",
      () -> client(UnseenHandOvers::doesNotCountWhatItRecovers)),
  RECOVERS_FROM_THE_NEWEST(
      Rule.C_DLV_02,
      "The lines that a transcript recovers are delivered in reverse.",
      () -> client(UnseenHandOvers::recoversFromTheNewest)),
  STOPS_AT_SESSION_DATA(
      Rule.C_DLV_03,
      "What follows ChasitorSessionData in its batch is not looked at.",
      () -> client(UnseenHandOvers::stopsAtSessionData)),
  SECOND_DISCONNECT_ENDS(
      Rule.C_DLV_06,
      "The second AgentDisconnect of a session is taken for the end.",
      () -> remembering(UnseenPolling.SecondDisconnectEnds::new)),
  THROW_LOSES_THE_BATCH(
      Rule.C_DLV_07,
      "When the listener throws, the rest of the batch is not delivered.",
      UnseenReports::throwLosesTheRestOfTheBatch),
  NO_LAST_WORDS(
      Rule.C_DLV_08,
      "The session is over as soon as the server accepted ChatEnd, whatever it still holds.",
      () -> client(UnseenPolling::endsWhenChatEndIsAccepted)),
  AGENT_WITHOUT_ID(
      Rule.C_DLV_09,
      "ChatEstablished without the agent's id is not looked at.",
      () -> client(UnseenPolling::ignoresAnAgentWithoutId)),
  TAKE_OVER_AFTER_409(
      Rule.C_RSY_01,
      "A 409 to a POST is a reason for a take-over.",
      () -> client(UnseenHandOvers::takes409ForALostNode)),
  POST_OUTLIVES_THE_503(
      Rule.C_RSY_02,
      "A 503 to the poll does not cancel the POST.",
      () -> client(UnseenHandOvers::keepsPostOpen)),
  EVENTS_LOST_ON_503(
      Rule.C_RSY_03,
      "A 503 keeps the lines of the outbox, but no CustomEvent.",
      () -> client(UnseenHandOvers::dropsEventsOn503)),
  RESYNC_STATE_TOO_EARLY(
      Rule.C_RSY_04,
      "ChasitorResyncState is posted before ChasitorSessionData came.",
      () -> client(UnseenHandOvers::postsResyncStateTooEarly)),
  LOST_LINES_FORGOTTEN(
      Rule.C_RSY_06,
      "When isValid is false, nothing is reported of the lines that wait.",
      UnseenReports::linesOfALostSessionAreForgotten),
  ASKS_AGAIN_AT_ONCE(
      Rule.C_RSY_08,
      "A take-over whose request was lost is asked for again without a pause.",
      () -> client(UnseenHandOvers::asksAgainAtOnce)),
  BATCH_NOT_LOOKED_UP(
      Rule.C_RSY_09,
      "The lines of a MultiNoun are not looked up in the transcript.",
      () -> client(UnseenHandOvers::looksUpNoBatch)),
  LATE_ANSWER_SETTLES(
      Rule.C_RSY_10,
      "During a hand-over the late answer to the interrupted POST settles its line.",
      () -> remembering(UnseenHandOvers.LateAnswerSettles::new)),
  POST_503_IS_A_FAILURE(
      Rule.C_RSY_12,
      "A 503 to a POST is taken for a 500; only a poll's leads to a take-over.",
      () -> client(UnseenHandOvers::takes503ToPostForAFailure)),
  OFFSET_OF_THE_FIRST_LOSS(
      Rule.C_RSY_13,
      "Each ReconnectSession bears the offset of the first one.",
      () -> remembering(UnseenHandOvers.OffsetOfTheFirstLoss::new)),
  KNOWS_NO_405(
      Rule.C_RSY_14,
      "Only a 404 leads to the other way of taking over; a 405 ends the chat.",
      () -> client(UnseenHandOvers::knowsNo405)),
  LEAVES_WITHOUT_REQUEST(
      Rule.C_END_01,
      "Who leaves before ChasitorInit was answered sends no DELETE.",
      () -> client(UnseenPosting::leavesWithoutRequest)),
  END_OVERTAKES_IN_HAND_OVER(
      Rule.C_END_02,
      "An end during a hand-over goes before the lines that wait.",
      () -> client(UnseenPosting::endOvertakesInHandOver)),
  NETWORK_HAS_NO_NAME(
      Rule.C_END_03,
      "An end for lack of a network is reported without a cause.",
      UnseenReports::lostNetworkHasNoName),
  FEW_FAILURES_END(
      Rule.C_END_04,
      "The fifth poll in a row without an answer ends the session, however soon.",
      () -> client(UnseenPolling::fewFailuresAreEnough)),
  AHEAD_IS_ACCEPTED(
      Rule.C_ERR_01,
      "A 409 that names a later number than the line's counts as success.",
      () -> client(UnseenPosting::takes409AheadForSuccess)),
  REFUSED_ALTHOUGH_TRIED(
      Rule.C_ERR_02,
      "A retry that got a 400 is reported as refused, although the first try may have arrived.",
      () -> client(UnseenPosting::refusedAlthoughTried)),
  INIT_403_RETRIED(
      Rule.C_ERR_03,
      "A 403 to ChasitorInit is taken for a failure that passes.",
      () -> client(UnseenPosting::asksForTheChatAfter403)),
  ASKS_AGAIN_AFTER_403(
      Rule.C_ERR_03,
      "After a 403 to a take-over it is asked for again.",
      () -> client(UnseenHandOvers::asksAgainAfter403)),
  RETRIES_500_FOR_EVER(
      Rule.C_ERR_04,
      "After a 500 a POST is retried without a limit.",
      () -> client(UnseenPosting::retries500ForEver)),
  POLLS_DESPITE_RETRY_AFTER(
      Rule.C_ERR_05,
      "Retry-After counts for POSTs, not for polls.",
      () -> client(UnseenPolling::pollsDespiteRetryAfter)),
  GATEWAY_ENDS_THE_OPENING(
      Rule.C_ERR_05,
      "408, 425 and 429 to SessionId are taken for refusals.",
      () -> client(UnseenPolling::gatewayEndsTheOpening)),
  AGENTS_TEXT_ONLY_ONCE(
      Rule.C_LIV_01,
      "A line of the agent that equals the line before is not delivered.",
      UnseenReports::dropsAgentsRepeatedText),
  CLOSING_KEEPS_THE_POST(
      Rule.C_LIV_05,
      "When the application drops the session, only the poll is cancelled.",
      UnseenReports::closingKeepsThePost),
  MASKS_WHEN_SAID(
      Rule.C_SDR_01,
      "A line is masked by the rules that were known when it was said, not by later ones.",
      () -> remembering(UnseenPosting.MasksWhenSaid::new)),
  RULES_LOST_IN_THE_FREEZE(
      Rule.C_SDR_01,
      "A thawed session has no rules for sensitive data.",
      () -> client(new UnseenPosting.RulesLostInTheFreeze())),
  EVENTS_NUMBERED_ANEW(
      Rule.C_DUR_02,
      "What nobody confirmed comes again under new numbers.",
      () -> client(new UnseenHandOvers.EventsNumberedAnew())),
  EVENTS_IN_REVERSE(
      Rule.C_DUR_02,
      "Of what nobody confirmed, the last comes first.",
      () -> client(new UnseenHandOvers.EventsInReverse())),
  DOUBT_IS_SUCCESS(
      Rule.C_DUR_03,
      "After a stale document, a line of unknown fate is reported as accepted.",
      () -> client(UnseenHandOvers::takesDoubtForSuccess));

  private final Rule rule;
  private final String mistake;
  private final Supplier<Subject> maker;

  UnseenClients(Rule rule, String mistake, Supplier<Subject> maker) {
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
