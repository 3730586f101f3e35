package dev.chasitor.cli.transport;

import static dev.chasitor.conformance.rule.TransportRule.T_CCH_01;
import static dev.chasitor.conformance.rule.TransportRule.T_CLS_01;
import static dev.chasitor.conformance.rule.TransportRule.T_CLS_02;
import static dev.chasitor.conformance.rule.TransportRule.T_CLS_03;
import static dev.chasitor.conformance.rule.TransportRule.T_CON_01;
import static dev.chasitor.conformance.rule.TransportRule.T_CON_02;
import static dev.chasitor.conformance.rule.TransportRule.T_CON_03;
import static dev.chasitor.conformance.rule.TransportRule.T_FAI_01;
import static dev.chasitor.conformance.rule.TransportRule.T_FAI_02;
import static dev.chasitor.conformance.rule.TransportRule.T_LIM_01;
import static dev.chasitor.conformance.rule.TransportRule.T_LIM_02;
import static dev.chasitor.conformance.rule.TransportRule.T_OUT_01;
import static dev.chasitor.conformance.rule.TransportRule.T_OUT_02;
import static dev.chasitor.conformance.rule.TransportRule.T_OUT_03;
import static dev.chasitor.conformance.rule.TransportRule.T_OUT_04;
import static dev.chasitor.conformance.rule.TransportRule.T_OUT_05;
import static dev.chasitor.conformance.rule.TransportRule.T_REQ_01;
import static dev.chasitor.conformance.rule.TransportRule.T_REQ_02;
import static dev.chasitor.conformance.rule.TransportRule.T_REQ_03;
import static dev.chasitor.conformance.rule.TransportRule.T_REQ_04;
import static dev.chasitor.conformance.rule.TransportRule.T_REQ_05;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_01;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_02;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_03;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_04;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_05;
import static dev.chasitor.conformance.rule.TransportRule.T_RSP_06;
import static dev.chasitor.conformance.rule.TransportRule.T_RTY_01;
import static dev.chasitor.conformance.rule.TransportRule.T_RTY_02;
import static dev.chasitor.conformance.rule.TransportRule.T_RTY_03;
import static dev.chasitor.conformance.rule.TransportRule.T_SEC_01;
import static dev.chasitor.conformance.rule.TransportRule.T_SEC_02;
import static dev.chasitor.conformance.rule.TransportRule.T_SEC_03;
import static dev.chasitor.conformance.rule.TransportRule.T_TIM_01;
import static dev.chasitor.conformance.rule.TransportRule.T_TIM_02;
import static dev.chasitor.conformance.rule.TransportRule.T_TIM_03;
import static dev.chasitor.conformance.rule.TransportRule.T_TIM_04;
import static dev.chasitor.conformance.rule.TransportRule.T_TLS_01;

import dev.chasitor.conformance.rule.TransportRule;
import java.time.Duration;

/**
 * Transports that do one thing wrong each, the one rule that must notice, and what it then says.
 */
enum TransportMutants {
  /** What stands behind the question mark is not sent. */
  DROPS_THE_QUERY(
      T_REQ_01, "but was: <GET /chat/rest/System/Messages>", Flaw.sending(Requests::withoutQuery)),
  /** What was escaped is sent in another spelling. */
  RESPELLS_THE_PATH(
      T_REQ_01, "but was: <GET /chat/rest//Upper/lower/%20?", Flaw.sending(Requests::respelled)),
  /** Of a repeated header the last is sent. */
  SENDS_ONE_OF_EACH_HEADER(
      T_REQ_02, "expected: <[one, two]> but was: <[two]>", Flaw.sending(Requests::withLastHeaders)),
  /** A body of text gets a character set. */
  ADDS_A_CHARSET(
      T_REQ_02, "but was: <[application/json;charset=UTF-8]>", Flaw.sending(Requests::withCharset)),
  /** A body goes in the character set of the platform, and that is an old one. */
  SENDS_LATIN_1(
      T_REQ_03, "expected: <33 bytes> but was: <23 bytes>", Flaw.sending(Requests::inLatin1)),
  /** A GET has a body. */
  SENDS_A_BODY_ALWAYS(
      T_REQ_03, "a request without a body has none: ", Flaw.sending(Requests::withBody)),
  /** What does not fit into a buffer is not sent. */
  CUTS_BODIES(T_REQ_05, "<1114112 bytes> but was: <65536 bytes>", Flaw.sending(Requests::cutOff)),
  /** A mistake of the caller looks like the network's. */
  REPORTS_MISTAKES(
      T_REQ_04,
      "IllegalArgumentException to be thrown, but nothing was thrown",
      Flaw.calling(Calls::reportingMistakes)),
  /** Headers that it cannot send are left out. */
  LEAVES_HEADERS_OUT(
      T_REQ_04,
      "a header that no transport can carry is the caller's mistake: "
          + "org.opentest4j.AssertionFailedError: Expected java.lang.IllegalArgumentException",
      Flaw.sending(Requests::withoutProxyHeaders)),
  /** Statuses from 400 on are failures. */
  FAILS_ON_ERRORS(
      T_RSP_01,
      "every status is an answer: " + Faults.FAILED,
      Flaw.telling(Outcomes::failedOnErrors)),
  /** What marks the order of bytes is taken away. */
  STRIPS_THE_MARK(
      T_RSP_01, "expected: <efbbbf7b7d> but was: <7b7d>", Flaw.answering(Outcomes::withoutMark)),
  /** What came before the connection was lost is the answer. */
  TAKES_A_PREFIX(
      T_RSP_02,
      "an answer cut anywhere fails, and is never a short success: " + Faults.RECEIVED,
      Flaw.failing(Outcomes::prefix)),
  /** Each byte is made a character as it comes. */
  DECODES_BIT_BY_BIT(
      T_RSP_03, "expected: <{\"text\":\"a ß €", Flaw.answering(Outcomes::decodedByByte)),
  /** No connection is used twice. */
  OPENS_A_CONNECTION_EACH(T_RSP_04, "expected: <1> but was: <4>", Calls.FRESH_EACH),
  /** An answer without a body is waited for. */
  WAITS_FOR_A_BODY(T_RSP_04, Faults.UNTOLD, Flaw.calling(Calls::waitingForBody)),
  /** Of a repeated header the last arrives. */
  KEEPS_ONE_OF_EACH_HEADER(
      T_RSP_05,
      "expected: <[one, two]> but was: <[two]>",
      Flaw.answering(Outcomes::withLastHeaders)),
  /** A body is handed out as it came. */
  LEAVES_BODIES_CODED(T_RSP_06, "gzip or deflate is decoded: ", NaiveTransport.HEADERS_ONLY),
  /** What is decoded may have any size. */
  DECODES_WITHOUT_LIMIT(
      T_RSP_06,
      "a decoded answer keeps to the limit: " + Faults.RECEIVED,
      Flaw.opening(options -> options.withMaxResponseBytes(1000 * options.maxResponseBytes()))),
  /** What was lost is sent again. */
  RETRIES(
      T_RTY_01,
      "a new connection is closed unanswered: " + Faults.RECEIVED,
      Flaw.again(Requests::retried)),
  /** A redirect is followed. */
  FOLLOWS_REDIRECTS(T_RTY_02, "expected: <301> but was: <200>", Flaw.again(Requests::redirected)),
  /** A cookie is sent back. */
  KEEPS_COOKIES(
      T_RTY_03, "expected: <[]> but was: <[node=1; Path=/]>", Flaw.in(Remembering.Cookies::new)),
  /** There is no time-out. */
  FORGETS_THE_TIME(
      T_TIM_01,
      "waiting for the answer: " + Faults.UNTOLD,
      Flaw.waiting(timeout -> timeout.plusSeconds(60))),
  /** The time-out ends with the headers, as the engine's does. */
  TIMES_THE_HEADERS_ONLY(
      T_TIM_01, "a body that stalls: " + Faults.UNTOLD, NaiveTransport.HEADERS_ONLY),
  /** Cancelling does nothing. */
  IGNORES_CANCEL(T_TIM_02, Faults.UNTOLD, Flaw.calling(Calls::ignoringCancel)),
  /** A time-out comes early. */
  HURRIES(T_TIM_03, "observed it after PT0.0", Flaw.waiting(timeout -> timeout.dividedBy(2))),
  /** What is beyond whole seconds is not waited for. */
  CUTS_SECONDS(
      T_TIM_03,
      "expected no time-out before PT1.25S",
      Flaw.waiting(
          timeout -> timeout.toSeconds() > 0 ? Duration.ofSeconds(timeout.toSeconds()) : timeout)),
  /** What is cancelled goes on behind the caller's back. */
  ONLY_SAYS_CANCELLED(
      T_TIM_04,
      "Expected the end of connection 1 within",
      Flaw.calling(Calls::onlySayingCancelled)),
  /** Who cancels is told of it, and of the answer too. */
  TELLS_TWICE(
      T_OUT_01,
      "number of reported outcomes ==> expected: <1> but was: <2>",
      Flaw.calling(Calls::tellingTwice)),
  /** Whoever cancels looks first whether somebody has told, and then tells. */
  LOOKS_BEFORE_IT_TELLS(
      T_OUT_01,
      "time-out, many cancels and close race: org.opentest4j.AssertionFailedError: number of"
          + " reported outcomes",
      Flaw.in(Flaws.LooksBeforeItTells::new)),
  /** What the executor throws takes the outcome with it. */
  LOSES_WHAT_AN_EXECUTOR_THROWS(
      T_OUT_01,
      "an executor that throws loses no outcome: " + Faults.UNTOLD,
      new Flaws.LosesWhatThrows()),
  /** A call returns when all is over. */
  BLOCKS(
      T_OUT_02,
      "does not wait for it: java.util.concurrent.TimeoutException",
      Flaw.calling(Calls::blocking)),
  /** A refused connection is thrown at the caller. */
  THROWS_FOR_THE_NETWORK(
      T_OUT_02,
      "UncheckedIOException: java.net.ConnectException",
      Flaw.calling(Calls::throwingWhenRefused)),
  /** What is clear at once is told at once. */
  TELLS_INSIDE(T_OUT_03, "reported it inside the call", Flaw.in(Flaws.TellsInside::new)),
  /** A callback that throws ends the thread that tells. */
  DIES_OF_CALLBACKS(
      T_OUT_04, "a callback that throws does no harm: ", Flaw.in(Flaws.DiesOfCallbacks::new)),
  /** While a callback runs nothing can be started. */
  LOCKS_CALLBACKS_OUT(
      T_OUT_05,
      "may start the next exchange: java.util.concurrent.TimeoutException",
      Flaw.in(Flaws.LocksCallbacksOut::new)),
  /** A refused connection looks as if the request might have gone out. */
  MISTAKES_REFUSED_FOR_LOST(
      T_FAI_01,
      "Failed[failure=CONNECTION_LOST, detail=The transport could not connect",
      Flaw.failing(Outcomes::refusedAsLost)),
  /** What was lost looks as if it had never been sent. */
  MISTAKES_LOST_FOR_UNSENT(
      T_FAI_01,
      "Failed[failure=NOT_CONNECTED, detail=The connection",
      Flaw.failing(Outcomes::lostAsUnsent)),
  /** Whatever the cause, there was no connection. */
  BLURS_CAUSES(
      T_FAI_02,
      "expected: <UNKNOWN_HOST> but was: <NOT_CONNECTED>",
      Flaw.failing(Outcomes::blurred)),
  /** There are but a few connections. */
  HAS_A_SMALL_POOL(
      T_CON_01, "but it did not happen; seen: 5 connections", Flaw.in(Flaws.SmallPool::new)),
  /** Each exchange has a thread that waits for it. */
  HAS_A_THREAD_EACH(
      T_CON_02, "for 200 held polls, observed 20", Flaw.calling(Calls::onThreadOfItsOwn)),
  /** Whoever called last is told. */
  MIXES_CALLERS_UP(T_CON_03, "each gets its own answers: ", Flaw.in(Flaws.MixesCallersUp::new)),
  /** What may be cached is. */
  CACHES(T_CCH_01, "expected: not equal but was: <first>", Flaw.in(Remembering.Answers::new)),
  /** The limit is off by one. */
  TAKES_ONE_BYTE_MORE(
      T_LIM_01,
      "one byte more is too large: " + Faults.RECEIVED,
      Flaw.opening(options -> options.withMaxResponseBytes(options.maxResponseBytes() + 1))),
  /** Outcomes are kept, say to count them. */
  KEEPS_OUTCOMES(T_LIM_02, "observed 20 of 40 objects", Flaw.in(Remembering.Outcomes::new)),
  /** The timer of an exchange goes on when the exchange is over. */
  LEAVES_TIMERS(T_LIM_02, "observed 40 of 40 objects", Flaw.calling(Calls::withTimer)),
  /** Failures are kept, say for a report. */
  KEEPS_FAILURES(
      T_LIM_02, "nothing is kept of an exchange that failed: ", Flaw.in(Remembering.Failures::new)),
  /** Closing leaves callers waiting. */
  CLOSES_SILENTLY(T_CLS_01, Faults.UNTOLD, Flaw.calling(Calls::silentWhenClosed)),
  /** What was lent is closed, too. */
  CLOSES_WHAT_WAS_LENT(
      T_CLS_02, "outlives the transport: " + Faults.FAILED, new Flaws.ClosesWhatWasLent()),
  /** A thread stays behind. */
  LEAVES_A_THREAD(T_CLS_03, "still running: left-behind", Flaw.in(Flaws.LeavesAThread::new)),
  /** A failure names the address it was about. */
  TELLS_THE_ADDRESS(
      T_SEC_01, "/chat/rest/System/SessionId/SECRET", Flaw.failing(Outcomes::withAddress)),
  /** Plain http goes anywhere. */
  TRUSTS_THE_NETWORK(
      T_SEC_02,
      "IllegalArgumentException to be thrown, but nothing was thrown",
      Flaw.opening(options -> options.withCleartextAnywhere())),
  /** A name is taken for an address. */
  TAKES_NAMES_FOR_ADDRESSES(
      T_SEC_03,
      "127.example.org ==> Expected java.lang.IllegalArgumentException",
      new Flaws.TakesNamesForAddresses()),
  /** Any certificate will do. */
  TRUSTS_EVERY_SERVER(
      T_TLS_01, "nobody vouches for learns nothing: " + Faults.RECEIVED, NaiveTransport.TRUSTING);

  private final TransportRule killedBy;
  private final String fault;
  private final Flaw flaw;

  TransportMutants(TransportRule killedBy, String fault, Flaw flaw) {
    this.killedBy = killedBy;
    this.fault = fault;
    this.flaw = flaw;
  }

  TransportRule killedBy() {
    return killedBy;
  }

  /** Part of what a test of the rule says about this flaw, and would not about another. */
  String fault() {
    return fault;
  }

  Flaw flaw() {
    return flaw;
  }

  /** What tests say of outcomes. */
  private static final class Faults {
    static final String UNTOLD =
        "java.lang.AssertionError: The transport reported no outcome within";
    static final String RECEIVED = "java.lang.AssertionError: Expected the failure ";
    static final String FAILED =
        "java.lang.AssertionError: Expected an answer, but the transport reported a failure: ";
  }
}
