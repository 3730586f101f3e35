package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.client;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.RequestType;
import java.util.function.Supplier;

/**
 * A second set of clients with one mistake each. It was written after the rules were sharpened,
 * from their sentences alone, as {@link UnseenClients} was.
 */
enum UnseenAgain implements UnseenClient {
  FAILURE_ONLY_BEFORE_SUCCESS(
      Rule.C_OPEN_06,
      "ChatRequestFail is not looked at after ChatRequestSuccess.",
      () -> client(UnseenMachines::looksAtFailureOnlyBeforeSuccess)),
  TAKES_OVER_WITH_THE_FIRST_TOKEN(
      Rule.C_HDR_02,
      "Each ResyncSession bears the affinity token from SessionId.",
      UnseenEdges::takesOverWithTheFirstToken),
  MUTE_409_TAKES_THE_NEXT_NUMBER(
      Rule.C_SEQ_02,
      "After a 409 that names no number, a POST is repeated under the next number.",
      () -> client(UnseenMachines::takesTheNextNumberAfterMute409)),
  BELIEVES_THE_SECOND_403(
      Rule.C_POLL_08,
      "After a first 403 the client polls once more.",
      () -> client(UnseenMachines::believesTheSecond403)),
  POLLS_UNTIL_THE_POST_IS_ANSWERED(
      Rule.C_POLL_08,
      "If a POST is on its way when the server ends the chat, the client polls once more.",
      () -> client(UnseenMachines::pollsUntilThePostIsAnswered)),
  PAUSE_STARTS_THE_COUNT_AGAIN(
      Rule.C_POLL_10,
      "After each pause the client again polls a few times at full speed.",
      () -> client(UnseenMachines::countsAgainAfterEachPause)),
  UNKNOWN_IS_NOT_ACKNOWLEDGED(
      Rule.C_ACK_02,
      "A batch with a message of an unknown type does not move the ack.",
      () -> client(UnseenMachines::acknowledgesNothingUnknown)),
  LAST_POLL_NOT_REPEATED(
      Rule.C_DLV_08,
      "Once the server has accepted ChatEnd, a poll that fails is not repeated.",
      () -> client(UnseenMachines::repeatsNoLastPoll)),
  LAST_TRANSCRIPT_UNREAD(
      Rule.C_DLV_08,
      "The transcript of a take-over behind the visitor's end is not looked through.",
      () -> client(UnseenMachines::readsNoLastTranscript)),
  OFFSET_OF_A_REPEAT(
      Rule.C_RSY_13,
      "The offset of a batch that is dropped as a repeat counts, too.",
      () -> client(UnseenMachines::takesTheOffsetOfARepeat)),
  BOTH_WAYS_REFUSED_IS_THE_END(
      Rule.C_RSY_14,
      "A 404 or 405 to both ways of taking over ends the chat.",
      () -> client(UnseenMachines::endsWhenBothWaysAreRefused)),
  PEEKS_UNLIMITED(
      Rule.C_NOT_01,
      "The limit for each second counts for typing notices, not for sneak peeks.",
      () -> client(UnseenMachines::peeksAtOnce)),
  NOTICE_BEFORE_THE_END(
      Rule.C_NOT_01,
      "A notice that waits when the end is asked for is posted before ChatEnd.",
      () -> client(UnseenMachines::postsTheNoticeBeforeTheEnd)),
  END_PASSES_A_RETRY(
      Rule.C_END_02,
      "ChatEnd does not wait for a line that the server failed on.",
      () -> client(UnseenMachines::endPassesARetry)),
  ENDS_AT_A_REFUSED_NOTICE(
      Rule.C_END_04,
      "The refusal of a notice ends the session.",
      () -> client(UnseenMachines::endsAtARefusedNotice)),
  EVENT_REFUSALS_RETRIED(
      Rule.C_ERR_02,
      "A CustomEvent that was refused is sent again.",
      () -> client(UnseenMachines::retriesRefusedEvents)),
  PAUSES_AFTER_A_REFUSAL(
      Rule.C_ERR_02,
      "After a refusal the next POST waits three seconds.",
      UnseenEdges::pausesAfterARefusal),
  GIVES_UP_AT_THE_FIRST_500(
      Rule.C_ERR_04,
      "A line that got one 500 is reported as unknown and not tried again.",
      () -> client(UnseenMachines::givesUpAtTheFirst500)),
  TRIED_IS_NOT_SENT(
      Rule.C_LIV_02,
      "When the session ends, a line that was tried is reported as not sent.",
      () -> client(UnseenMachines::reportsTriedLinesAsNotSent)),
  RETRY_OUTLIVES_THE_FREEZE(
      Rule.C_LIV_06,
      "The timer that repeats a POST without an answer is not stopped when the session is frozen.",
      UnseenEdges::retryOutlivesTheFreeze),
  PEEKS_UNMASKED(
      Rule.C_SDR_01,
      "Sneak peeks are not masked.",
      () ->
          client(
              (state, input) ->
                  UnseenMachines.unmasked(RequestType.CHASITOR_SNEAK_PEEK, state, input))),
  BATCHES_UNMASKED(
      Rule.C_SDR_01,
      "Lines that go in a MultiNoun are not masked.",
      () ->
          client((state, input) -> UnseenMachines.unmasked(RequestType.MULTI_NOUN, state, input))),
  ONLY_THE_LAST_EVENT(
      Rule.C_DUR_02,
      "Of what nobody confirmed, only the last event comes again.",
      () -> client(new UnseenMachines.OnlyTheLastEvent()));

  private final Rule rule;
  private final String mistake;
  private final Supplier<Subject> maker;

  UnseenAgain(Rule rule, String mistake, Supplier<Subject> maker) {
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
