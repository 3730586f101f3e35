package dev.chasitor.tck.sim;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import java.util.function.Supplier;

/**
 * Clients that were broken on purpose in one way each, and the clause that must notice. The classes
 * around break the machine, what leaves and reaches it, and what its application is told.
 */
public enum Mutants {
  BEGINS_WITH_INIT(
      Clause.C_OPEN_01,
      "ChasitorInit with an invented key goes first.",
      EdgeMutants::beginsWithInit),
  STATE_FIRST(
      Clause.C_OPEN_02A,
      "ChasitorResyncState goes before ChasitorInit.",
      HeaderMutants::postsStateFirst),
  ASKS_TWICE(
      Clause.C_OPEN_02B,
      "ChasitorInit is sent once more after it was accepted.",
      EdgeMutants::asksTwice),
  KEY_FOR_ID(Clause.C_OPEN_03, "ChasitorInit names the session by its key.", EdgeMutants::keyForId),
  NO_GATE(
      Clause.C_OPEN_04,
      "A line is posted while the visitor waits in the queue.",
      machine(() -> PostingMutants::speaksInTheQueue)),
  AGENT_KEPT_SECRET(
      Clause.C_OPEN_05A,
      "That an agent is there is not reported.",
      ApplicationMutants::keepsTheAgent),
  AGENT_TOO_EARLY(
      Clause.C_OPEN_05B,
      "The routed request is told as the accepted one.",
      ApplicationMutants::tellsTheAgentEarly),
  FAILURE_KEPT_SECRET(
      Clause.C_OPEN_06A,
      "That the chat request failed is not told.",
      ApplicationMutants::keepsTheFailure),
  POSTS_AFTER_FAILURE(
      Clause.C_OPEN_06B,
      "ChasitorResyncState goes after ChatRequestFail.",
      HeaderMutants::postsStateAfterFailure),
  STAYS_WHERE_IT_IS(
      Clause.C_OPEN_07A,
      "SwitchServer is not looked at.",
      machine(() -> StandstillMutants::ignoresTheSwitch)),
  SWITCHES_WITH_AN_AGENT(
      Clause.C_OPEN_07B,
      "SwitchServer is followed although an agent is there.",
      machine(() -> ServerMutants::switchesWithAnAgent)),
  ASKS_SOMETHING_ELSE(
      Clause.C_HDR_01A,
      "A request that the protocol does not know goes before ChasitorInit.",
      HeaderMutants::asksSomethingElse),
  NO_TOKEN_ON_POLLS(Clause.C_HDR_01B, "Polls bear no affinity token.", EdgeMutants::noTokenOnPolls),
  KEY_HEADER_ON_DELETE(
      Clause.C_HDR_01C, "DELETE bears the key in a header as well.", HeaderMutants::keyOnDelete),
  FIRST_TOKEN(
      Clause.C_HDR_02, "The first affinity token is used for ever.", EdgeMutants::firstToken),
  FIRST_KEY(Clause.C_HDR_03, "The first session key is used for ever.", EdgeMutants::firstKey),
  KEY_IN_QUERY(Clause.C_HDR_04A, "The key is a query parameter as well.", EdgeMutants::keyInQuery),
  KEY_TO_THE_NEW_SERVER(
      Clause.C_HDR_04B,
      "After SwitchServer the old session is deleted at the new server.",
      machine(() -> ServerMutants::endsTheOldSessionAtTheNewServer)),
  KEY_IN_THE_CAUSE(
      Clause.C_HDR_04C,
      "The cause of the end names the session by its key.",
      ApplicationMutants::keyInTheCause),
  TYPES_WITHOUT_NUMBER(
      Clause.C_HDR_05A, "ChasitorTyping bears no number.", HeaderMutants::typesWithoutNumber),
  NUMBERED_POLLS(Clause.C_HDR_05B, "Polls bear a number.", EdgeMutants::numberedPolls),
  OLD_VERSION(Clause.C_HDR_06A, "Each request names version 28.", HeaderMutants::oldVersion),
  OTHER_VERSION(
      Clause.C_HDR_06B, "A take-over is asked for in another version.", EdgeMutants::otherVersion),
  NUMBERS_BY_TWO(
      Clause.C_SEQ_01, "Numbers grow by two.", machine(() -> MachineMutants::numbersByTwo)),
  RETRY_WITH_NEW_NUMBER(
      Clause.C_SEQ_02A,
      "A POST that failed is sent again under a new number.",
      machine(() -> MachineMutants::renumbersRetries)),
  REFUSED_NUMBER_REUSED(
      Clause.C_SEQ_02B,
      "The number of a POST that was refused goes to the next one.",
      machine(() -> PostingMutants::reusesRefusedNumber)),
  LAST_IN_FIRST_OUT(
      Clause.C_SEQ_03A, "The outbox is a stack.", machine(() -> MachineMutants::stacks)),
  SKIPS_WHAT_FAILED(
      Clause.C_SEQ_03B,
      "When a line failed, the next one goes first.",
      machine(() -> AccountMutants::skipsWhatFailed)),
  PARALLEL_POSTS(
      Clause.C_SEQ_04,
      "A line is posted while another is on its way.",
      machine(() -> PostingMutants::postsInParallel)),
  BATCH_WITHOUT_NUMBER(
      Clause.C_SEQ_05A, "A batch bears no number.", HeaderMutants::batchesWithoutNumber),
  REVERSED_BATCH(
      Clause.C_SEQ_05B,
      "The nouns of a batch are reversed.",
      machine(() -> PostingMutants::reversesBatches)),
  OTHER_NUMBERING(
      Clause.C_SEQ_06,
      "Numbers after a hand-over are the other dialect's.",
      machine(() -> HandOverMutants::numbersOtherwise)),
  LAZY_POLLS(
      Clause.C_POLL_01A, "After a 200 the next poll waits five seconds.", EdgeMutants::lazyPolls),
  PAUSES_AFTER_204(
      Clause.C_POLL_01B,
      "After a 204 the next poll waits half a second.",
      EdgeMutants::pausesAfterSilence),
  TWO_POLLS(Clause.C_POLL_02, "Each poll is sent twice.", EdgeMutants::twoPolls),
  NO_TIMEOUT(
      Clause.C_POLL_03A,
      "Polls are waited for for ever.",
      machine(() -> LoopMutants::waitsForEver)),
  SILENCE_IS_LAST(
      Clause.C_POLL_03B,
      "A poll without an answer was the last.",
      machine(() -> PollMutants::stopsAfterSilence)),
  CONSTANT_TIMEOUT(
      Clause.C_POLL_04,
      "The time-out is 40 seconds, whatever the server says.",
      machine(() -> LoopMutants::fixedTimeout)),
  READ_TIMEOUT(Clause.C_POLL_05, "Polls time out after ten seconds.", EdgeMutants::readTimeout),
  NO_PAUSE(
      Clause.C_POLL_06A,
      "What failed is tried again at once.",
      machine(() -> LoopMutants::noPause)),
  PAUSES_FOR_LONG(
      Clause.C_POLL_06B,
      "What failed is tried again after a minute.",
      machine(() -> PollMutants::pausesForLong)),
  LATE_BATCH_TOLD(
      Clause.C_POLL_07,
      "What a poll brings that was given up is told.",
      ApplicationMutants::tellsLateBatches),
  POLLS_AFTER_END(
      Clause.C_POLL_08A,
      "One more poll leaves after the end.",
      ApplicationMutants::pollsAfterTheEnd),
  POLLS_BEHIND_CHAT_ENDED(
      Clause.C_POLL_08B,
      "One more poll leaves when ChatEnded has come.",
      machine(() -> PollMutants::pollsBehindTheEnd)),
  BELIEVES_THE_SECOND_403(
      Clause.C_POLL_08C,
      "After a first 403 to a poll one more poll leaves.",
      machine(() -> PollMutants::believesTheSecond403)),
  SILENCE_IS_END(
      Clause.C_POLL_09, "204 is taken for the end.", machine(() -> LoopMutants::endsOnSilence)),
  SPINS(
      Clause.C_POLL_10,
      "Answers that bring nothing are followed by a poll at once, however many there are.",
      machine(() -> LoopMutants::spins)),
  BEGINS_AT_ZERO(
      Clause.C_ACK_01, "The first poll bears 0.", machine(() -> MachineMutants::beginsAtZero)),
  ACK_COUNTS_ANSWERS(
      Clause.C_ACK_02,
      "The ack grows by one per answer, whatever the server says.",
      machine(() -> MachineMutants::countsAnswers)),
  ACK_RESET_ON_204(
      Clause.C_ACK_03A,
      "204 sets the ack back to -1.",
      machine(() -> MachineMutants::resetsOnSilence)),
  ACK_RESET_ON_FAILURE(
      Clause.C_ACK_03B,
      "A poll that is lost sets the ack back to -1.",
      machine(() -> MachineMutants::resetsOnFailure)),
  ACK_BEFORE_HAND_OVER(
      Clause.C_ACK_04A,
      "The next poll leaves before its batch is told.",
      machine(() -> MachineMutants::callsFirst)),
  UNREADABLE_ACKNOWLEDGED(
      Clause.C_ACK_05A,
      "An answer that cannot be read is acknowledged.",
      machine(() -> MachineMutants::acknowledgesTheUnreadable)),
  TELLS_WHILE_PARSING(
      Clause.C_ACK_05B,
      "What can be made out of a body that is cut off is told.",
      ApplicationMutants::tellsWhileParsing),
  REPEATS_TAKEN(
      Clause.C_ACK_06A,
      "Batches are taken whatever their sequence.",
      machine(() -> MachineMutants::takesRepeats)),
  LOWER_SEQUENCE_TAKEN(
      Clause.C_ACK_06A,
      "A batch with a lower sequence is taken for a new one.",
      machine(() -> MachineMutants::takesLowerSequences)),
  ACK_GOES_BACK(
      Clause.C_ACK_06B,
      "The sequence of a repeated batch is the next ack.",
      machine(() -> MachineMutants::goesBackToLowerSequences)),
  TRANSCRIPT_TOLD_AGAIN(
      Clause.C_DLV_01A,
      "What was heard before is told again from the transcript.",
      machine(() -> MachineMutants::forgetsWhatWasHeard)),
  HEARD_LOST_WITH_THE_PROCESS(
      Clause.C_DLV_01B,
      "Another process does not know which lines were heard before.",
      machine(JournalMutants.ForgetsWhatWasHeard::new)),
  REVERSED_LINES(
      Clause.C_DLV_02,
      "The lines of a batch are told in reverse.",
      machine(() -> LoopMutants::tellsBackwards)),
  BATCH_TOLD_TOO_LATE(
      Clause.C_DLV_03,
      "What a batch holds is told one answer too late, and lost with the session's node.",
      machine(MachineMutants.TellsLate::new)),
  STOPS_AT_UNKNOWN(
      Clause.C_DLV_04A,
      "A batch is read up to the first unknown message.",
      machine(() -> LoopMutants::stopsAtUnknown)),
  NO_POLL_AFTER_UNKNOWN(
      Clause.C_DLV_04B,
      "The poll that brought an unknown message was the last.",
      machine(() -> LoopMutants::stopsPollingAtUnknown)),
  LISTENERS_IN_A_POOL(
      Clause.C_DLV_05,
      "Each call of the listener is a task of its own.",
      ApplicationMutants::callsInAPool),
  DISCONNECT_IS_END(
      Clause.C_DLV_06,
      "AgentDisconnect is taken for the end.",
      machine(() -> LoopMutants::endsOnDisconnect)),
  THROW_LOSES_THE_BATCH(
      Clause.C_DLV_07A,
      "When a listener throws, the rest of the batch is dropped.",
      ApplicationMutants::skipsWhatFollowsAThrow),
  NO_GUARD(
      Clause.C_DLV_07B,
      "The loop dies of a listener that throws.",
      ApplicationMutants::diesOfTheListener),
  POLL_DROPPED_AT_403(
      Clause.C_DLV_08B,
      "A POST that is refused with 403 ends the session at once.",
      machine(() -> LastWordsMutants::endsAtOnce)),
  END_READ_FIRST(
      Clause.C_DLV_08A,
      "A batch with ChatEnded is read from there on.",
      machine(() -> LastWordsMutants::readsTheEndFirst)),
  END_IS_THE_LAST_WORD(
      Clause.C_DLV_08C,
      "The answer to the visitor's ChatEnd ends the session at once.",
      machine(() -> LastWordsMutants::endsWithItsOwnEnd)),
  LAST_WORDS_LEFT_AT_THE_NODE(
      Clause.C_DLV_08C,
      "A node that is lost behind the visitor's ChatEnd is not taken over.",
      machine(() -> LastWordsMutants::endsWithTheNode)),
  LAST_TRANSCRIPT_UNTOLD(
      Clause.C_DLV_08D,
      "Behind the visitor's ChatEnd a transcript is not looked through.",
      machine(() -> TakeOverMutants::readsNoLastTranscript)),
  ODD_END_IS_UNKNOWN(
      Clause.C_DLV_09A,
      "ChatEnded with a property that cannot be read is not looked at.",
      machine(() -> LoopMutants::takesOddEndForUnknown)),
  END_MISSED_WHILE_RESTORING(
      Clause.C_DLV_09A,
      "The end of the chat is overlooked while the session is being restored.",
      machine(() -> LoopMutants::missesTheEndWhileRestoring)),
  ODD_IS_UNKNOWN(
      Clause.C_DLV_09B,
      "A message that lacks a property of the guide is not looked at.",
      machine(() -> LoopMutants::takesOddForUnknown)),
  RESYNC_ON_FAILURE(
      Clause.C_RSY_01,
      "A broken connection is taken for a lost node.",
      machine(() -> MachineMutants::resyncsOnFailure)),
  NOTHING_CANCELLED(
      Clause.C_RSY_02A,
      "The poll stays open when a POST gets the 503.",
      machine(() -> MachineMutants::cancelsNothing)),
  POST_KEPT_AT_503(
      Clause.C_RSY_02B,
      "The POST stays open when a poll gets the 503.",
      machine(() -> TakeOverMutants::keepsThePost)),
  EVENTS_LOST_AT_503(
      Clause.C_RSY_03A,
      "A 503 takes the application's events out of the outbox.",
      machine(() -> HandOverMutants::losesEvents)),
  NOTHING_SENT_AGAIN(
      Clause.C_RSY_03A,
      "When the session is restored, the outbox is empty.",
      machine(() -> TakeOverMutants::sendsNothingAgain)),
  REVERSED_OUTBOX(
      Clause.C_RSY_03B,
      "A 503 reverses the outbox.",
      machine(() -> HandOverMutants::reversesOutbox)),
  POSTS_TOO_EARLY(
      Clause.C_RSY_04,
      "The outbox goes on before ChasitorSessionData.",
      machine(() -> HandOverMutants::postsEarly)),
  OLD_KEY(
      Clause.C_RSY_05A,
      "After a take-over the old key is used.",
      machine(() -> TakeOverMutants::keepsTheOldKey)),
  OLD_TOKEN(
      Clause.C_RSY_05B,
      "After a take-over the old token is used.",
      machine(() -> MachineMutants::keepsOldToken)),
  LOSS_KEPT_SECRET(
      Clause.C_RSY_06A,
      "That a session is not valid is not told.",
      machine(() -> TakeOverMutants::keepsTheLossSecret)),
  LINES_OF_A_LOST_SESSION_FORGOTTEN(
      Clause.C_RSY_06B,
      "What became of the lines of a lost session is not told.",
      machine(() -> TakeOverMutants::forgetsTheLinesOfALostSession)),
  POLLS_A_LOST_SESSION(
      Clause.C_RSY_06C,
      "That a session is not valid is not looked at.",
      machine(() -> HandOverMutants::believesInTheSession)),
  TWO_TAKE_OVERS(
      Clause.C_RSY_07,
      "Each take-over is asked for twice.",
      machine(() -> HandOverMutants::asksTwice)),
  NO_SECOND_TRY(
      Clause.C_RSY_08A,
      "A take-over that failed is not asked for again.",
      machine(() -> HandOverMutants::asksOnce)),
  NO_PAUSE_BEFORE_THE_SECOND_TRY(
      Clause.C_RSY_08B,
      "A take-over that failed is asked for again at once.",
      machine(() -> TakeOverMutants::asksAgainAtOnce)),
  NO_LOOK_AT_TRANSCRIPT(
      Clause.C_RSY_09,
      "A line the transcript shows is sent again.",
      machine(() -> MachineMutants::forgetsWhatWasSent)),
  LATE_ANSWERS_TAKEN(
      Clause.C_RSY_10,
      "The answer to a call that was given up is taken for the current call's.",
      machine(() -> MachineMutants::takesLateAnswers)),
  OTHER_ACK(
      Clause.C_RSY_11,
      "The ack after a hand-over is the other dialect's.",
      machine(() -> HandOverMutants::acksOtherwise)),
  LOSS_IS_FAILURE(
      Clause.C_RSY_12A,
      "A 503 is taken for a failure that passes.",
      machine(() -> PostingMutants::takesLossForFailure)),
  NOTHING_AT_503(
      Clause.C_RSY_12A,
      "After a 503 the client does nothing at all.",
      machine(() -> TakeOverMutants::doesNothing)),
  POLLS_LATE_WHEN_TAKEN_OVER(
      Clause.C_RSY_12B,
      "The first poll after a take-over waits 39 seconds.",
      EdgeMutants::pollsLateWhenTakenOver),
  FIRST_OFFSET(
      Clause.C_RSY_13A,
      "The first offset is kept for ever.",
      machine(() -> TakeOverMutants::keepsTheFirstOffset)),
  OFFSET_OF_A_REPEAT(
      Clause.C_RSY_13A,
      "The offset of a repeated batch counts, too.",
      machine(() -> TakeOverMutants::takesTheOffsetOfARepeat)),
  OFFSET_IS_NUMBER(
      Clause.C_RSY_13B,
      "The offset is taken for a number of 64 bits.",
      machine(() -> HandOverMutants::takesOffsetForNumber)),
  ONE_WAY_ONLY(
      Clause.C_RSY_14A,
      "404 or 405 to a take-over ends the chat.",
      machine(() -> PostingMutants::knowsOneWayOnly)),
  END_AFTER_BOTH_WAYS(
      Clause.C_RSY_14B,
      "404 or 405 to both ways of taking over ends the chat.",
      machine(() -> TakeOverMutants::endsAfterBothWays)),
  COUNTS_FROM_THE_FIRST(
      Clause.C_RSY_15A,
      "Each transcript is taken for a whole one.",
      machine(() -> HandOverMutants::takesEachTranscriptForWhole)),
  MARKS_EVERYTHING(
      Clause.C_RSY_15B,
      "Each line from a transcript is marked as a possible repeat.",
      machine(() -> HandOverMutants::marksEverything)),
  NO_GOODBYE(
      Clause.C_END_01A,
      "The visitor's end drops the session in silence.",
      ApplicationMutants::leavesSilently),
  POSTS_BEHIND_THE_END(
      Clause.C_END_01B,
      "The last POST is repeated when the server has accepted the end.",
      FarewellMutants::postsBehindTheEnd),
  TYPES_TO_NOBODY(
      Clause.C_NOT_01A,
      "AgentDisconnect does not stop the notices.",
      machine(() -> NoticeMutants::typesToNobody)),
  TYPES_BEFORE_THE_END(
      Clause.C_NOT_01B,
      "A notice is posted when the end is asked for.",
      machine(() -> NoticeMutants::typesBeforeTheEnd)),
  NOTICES_REPEATED_AT_ONCE(
      Clause.C_NOT_01C,
      "A notice that failed is repeated every 10 ms.",
      machine(() -> NoticeMutants::repeatsAtOnce)),
  PEEKS_UNLIMITED(
      Clause.C_NOT_01C,
      "The limit for each second does not count for sneak peeks.",
      machine(() -> NoticeMutants::peeksAtOnce)),
  LINE_GIVEN_UP(
      Clause.C_END_04C,
      "A line is given up when its first try has no answer.",
      machine(() -> NoticeMutants::givesUpALine)),
  END_OVERTAKES_WHEN_RESTORED(
      Clause.C_END_02,
      "After a hand-over ChatEnd goes before the lines that wait.",
      machine(() -> PostingMutants::endsFirstWhenRestored)),
  END_OVERTAKES(
      Clause.C_END_02,
      "ChatEnd goes before the lines that wait.",
      machine(() -> PostingMutants::endsFirst)),
  END_KEPT_SECRET(Clause.C_END_03A, "No end is reported.", FarewellMutants::keepsTheEndSecret),
  END_TOLD_TWICE(Clause.C_END_03B, "The end is told twice.", ApplicationMutants::tellsTheEndTwice),
  END_WITHOUT_CAUSE(Clause.C_END_03C, "The end has no cause.", FarewellMutants::givesNoCause),
  GIVES_UP_SOON(
      Clause.C_END_04A,
      "The first connection that breaks is the end.",
      machine(() -> StandstillMutants::givesUpSoon)),
  ENDS_AT_A_REFUSED_LINE(
      Clause.C_END_04B,
      "The refusal of a line is the end.",
      machine(AccountMutants.EndsAtARefusedLine::new)),
  ENDED_AT_ONCE(
      Clause.C_ERR_01B,
      "The visitor's end counts as accepted when it is asked for.",
      ApplicationMutants::endsAtOnce),
  SAID_IS_SENT(
      Clause.C_ERR_01A,
      "What is said counts as accepted at once.",
      ApplicationMutants::acceptsAtOnce),
  REFUSED_IS_NOT_SENT(
      Clause.C_ERR_02A,
      "A refused line is reported as not sent.",
      machine(() -> RefusalMutants::reportsRefusedAsNotSent)),
  REFUSALS_RETRIED(
      Clause.C_ERR_02B,
      "What was refused is sent again.",
      machine(() -> PostingMutants::retriesRefusals)),
  REFUSAL_HOLDS_UP(
      Clause.C_ERR_02C,
      "After a refusal the next POST waits three seconds.",
      RefusalMutants::holdsUpWhatWaits),
  UNSENT_IS_REFUSED(
      Clause.C_ERR_02D,
      "A line that never left is reported as refused.",
      machine(() -> RefusalMutants::reportsUnsentAsRefused)),
  POSTS_AFTER_A_REFUSED_POLL(
      Clause.C_ERR_03A,
      "The last POST is repeated after a 403 to a poll.",
      RefusalMutants::postsAfterTheRefusedPoll),
  POSTS_AFTER_A_REFUSED_POST(
      Clause.C_ERR_03B,
      "A POST is repeated after its 403.",
      RefusalMutants::postsAfterTheRefusedPost),
  RESYNC_ON_403(
      Clause.C_ERR_03C,
      "A 403 is taken for a lost node.",
      machine(() -> PostingMutants::takesOverOn403)),
  GONE_KEPT_SECRET(
      Clause.C_ERR_03D,
      "The end that a 403 brings is not reported.",
      RefusalMutants::keeps403Secret),
  NEW_NUMBER_AFTER_500(
      Clause.C_ERR_04A,
      "After a 500 a line gets a new number.",
      machine(() -> PostingMutants::renumbersAfter500)),
  TRIES_FOR_EVER(
      Clause.C_ERR_04B,
      "After each 500 the tries of a line are counted from the first.",
      machine(() -> RefusalMutants::triesForEver)),
  FAILED_LINES_FORGOTTEN(
      Clause.C_ERR_04C,
      "What became of a line that got a 500 is never told.",
      machine(RefusalMutants.ForgetsFailedLines::new)),
  GATEWAY_IS_SERVER(
      Clause.C_ERR_05A,
      "408, 425 and 429 are taken for refusals.",
      machine(() -> PostingMutants::takesGatewayForServer)),
  WAIT_IGNORED(Clause.C_ERR_05B, "Retry-After is not looked at.", RefusalMutants::ignoresTheWait),
  GIVES_UP_ON_FAILURE(
      Clause.C_LIV_01,
      "A poll that failed was the last.",
      machine(() -> LoopMutants::givesUpOnFailure)),
  OUTBOX_DROPPED_ON_503(
      Clause.C_LIV_02A, "A 503 empties the outbox.", machine(() -> MachineMutants::dropsOutbox)),
  FIRST_LINE_TWICE(
      Clause.C_LIV_02B,
      "The first line is posted twice, under two numbers.",
      machine(FarewellMutants.DoublesTheFirstLine::new)),
  OPTIMISTIC(
      Clause.C_LIV_02C,
      "Lines that cannot be sent are settled as if they had been.",
      machine(() -> MachineMutants::settlesAtOnce)),
  DOUBT_IS_NOT_SENT(
      Clause.C_LIV_02D,
      "What is in doubt is reported as not sent.",
      machine(() -> FarewellMutants::reportsDoubtAsNotSent)),
  QUEUE_IS_A_STACK(
      Clause.C_LIV_02E,
      "What was said in the queue leaves in reverse.",
      machine(() -> FarewellMutants::queueIsAStack)),
  ENDS_FORGOTTEN(
      Clause.C_LIV_02A,
      "What became of an end is never told.",
      machine(AccountMutants.ForgetsEnds::new)),
  DOUBTS_WHAT_NEVER_LEFT(
      Clause.C_LIV_02F,
      "A line that never left is reported as in doubt.",
      machine(() -> AccountMutants::doubtsWhatNeverLeft)),
  GIVES_UP_ON_500(
      Clause.C_LIV_03,
      "A poll that got a 500 was the last.",
      machine(() -> LoopMutants::givesUpOn500)),
  NEVER_RESTORED(
      Clause.C_LIV_04,
      "ChasitorSessionData is not seen, and waited for.",
      machine(() -> HandOverMutants::waitsForTheTranscript)),
  DROPPED_CALLS_STAY_OPEN(
      Clause.C_LIV_05A,
      "A session that is dropped leaves its calls open.",
      FarewellMutants::dropsWithoutCancelling),
  CLOSE_DOES_NOTHING(
      Clause.C_LIV_05B, "A session that is dropped goes on.", ApplicationMutants::doesNotClose),
  FROZEN_AND_AWAKE(
      Clause.C_LIV_06A,
      "Who froze the session goes on driving it.",
      ApplicationMutants::goesOnFrozen),
  REPORTS_WHILE_FROZEN(
      Clause.C_LIV_06B,
      "The phase is reported once more after a freeze.",
      FarewellMutants::reportsWhileFrozen),
  OUTBOX_LOST_IN_THE_FREEZE(
      Clause.C_LIV_02A,
      "What waited to be sent is not written down.",
      machine(StandstillMutants.ForgetsWhatWaits::new)),
  NUMBERS_LOST_IN_THE_FREEZE(
      Clause.C_SEQ_02A,
      "What was in flight when the session was frozen is sent again under a new number.",
      machine(StandstillMutants.ForgetsNumbers::new)),
  NO_MASK(
      Clause.C_SDR_01A,
      "Rules for sensitive data are not kept.",
      machine(() -> StandstillMutants::keepsNoRules)),
  RULES_READ_ONCE(
      Clause.C_SDR_01A,
      "Only the rules of ChatRequestSuccess are kept.",
      machine(() -> StandstillMutants::readsRulesOnce)),
  PEEKS_UNMASKED(
      Clause.C_SDR_01B, "Sneak peeks are not masked.", machine(() -> NoticeMutants::peeksUnmasked)),
  JOURNAL_AFTER_EFFECTS(
      Clause.C_DUR_01A,
      "The effects of a step are performed before it is written.",
      JournalMutants::writesAfterwards),
  OUTBOX_WRITTEN_LATE(
      Clause.C_DUR_01A,
      "A step that changes the outbox leaves before it is written.",
      JournalMutants::writesTheOutboxLate),
  ACK_WRITTEN_LATE(
      Clause.C_DUR_01B,
      "A step that changes the ack leaves before it is written.",
      JournalMutants::writesTheAckLate),
  KEY_WRITTEN_LATE(
      Clause.C_DUR_01C,
      "A step that changes the key leaves before it is written.",
      JournalMutants::writesTheKeyLate),
  FIRST_WRITE_LATE(
      Clause.C_DUR_01D,
      "The first request leaves before the session is written.",
      JournalMutants::asksFirst),
  ACK_BEFORE_THE_WRITE(
      Clause.C_ACK_04B,
      "With a journal, the next poll leaves before its batch is written.",
      JournalMutants::acknowledgesFirst),
  EVENTS_NOT_IN_IT(
      Clause.C_DUR_02A,
      "What nobody confirmed is not in what another process goes on from.",
      machine(JournalMutants.ForgetsEvents::new)),
  EVENT_NUMBER_REUSED(
      Clause.C_DUR_02B,
      "Another event gets the number of one that nobody confirmed.",
      machine(JournalMutants.ReusesTheNumberOfAnEvent::new)),
  EVENTS_NUMBERED_ANEW(
      Clause.C_DUR_02C,
      "What nobody confirmed gets new numbers.",
      machine(JournalMutants.NumbersEventsAnew::new)),
  NUMBER_REUSED(
      Clause.C_DUR_03A,
      "After an old document the numbers do not leap.",
      machine(() -> JournalMutants::reusesNumbers)),
  DOUBT_IS_SUCCESS(
      Clause.C_DUR_03B,
      "After an old document every line counts as accepted.",
      machine(JournalMutants.HopesForTheBest::new)),
  LEASE_WITHOUT_FENCE(
      Clause.C_DUR_04,
      "The journal takes the writes of a process whose session was claimed.",
      JournalMutants::knowsNoFence);

  private final Clause killedBy;
  private final String difference;
  private final Supplier<Subject> maker;

  /** Whether only a crash of the client's process shows the difference. */
  boolean needsCrashes() {
    return switch (this) {
      case HEARD_LOST_WITH_THE_PROCESS,
          JOURNAL_AFTER_EFFECTS,
          OUTBOX_WRITTEN_LATE,
          ACK_WRITTEN_LATE,
          KEY_WRITTEN_LATE,
          FIRST_WRITE_LATE,
          EVENT_NUMBER_REUSED,
          EVENTS_NUMBERED_ANEW,
          DOUBT_IS_SUCCESS,
          ACK_BEFORE_THE_WRITE,
          EVENTS_NOT_IN_IT,
          NUMBER_REUSED,
          LEASE_WITHOUT_FENCE ->
          true;
      default -> false;
    };
  }

  Mutants(Clause killedBy, String difference, Supplier<Subject> maker) {
    this.killedBy = killedBy;
    this.difference = difference;
    this.maker = maker;
  }

  public Clause killedBy() {
    return killedBy;
  }

  /** How it differs from ours, in one sentence. */
  public String difference() {
    return difference;
  }

  /** A fresh one: some remember. */
  public Subject make() {
    return maker.get();
  }

  /** A machine is made anew for each client, as some remember. */
  private static Supplier<Subject> machine(Supplier<SubjectMachine> maker) {
    return () -> environment -> maker.get().driven().open(environment);
  }
}
