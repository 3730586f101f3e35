package dev.chasitor.conformance.check;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.Resource;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Listened;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.List;

/**
 * Predicates on events, in the words of the rules. They ignore answers that came too late, unless
 * they say otherwise.
 */
final class Kinds {

  /** The longest time that counts as "at once": a client may be busy for a moment. */
  static final Duration AT_ONCE = Duration.ofSeconds(1);

  /**
   * The longest pause a client may make. After a longer one the server takes the visitor for gone.
   */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(40);

  private Kinds() {}

  static boolean isPoll(Event event) {
    return event instanceof Sent sent && sent.type() == RequestType.MESSAGES;
  }

  static boolean isPost(Event event) {
    return event instanceof Sent sent
        && sent.type() != RequestType.UNKNOWN
        && Resource.of(sent.type()).method() == HttpMethod.POST;
  }

  /** Whether a request of this type ends the session. */
  static boolean endsIt(RequestType type) {
    return type == RequestType.CHAT_END
        || type == RequestType.CHAT_CANCEL
        || type == RequestType.DELETE_SESSION_ID;
  }

  static boolean asksForTakeOver(Event event) {
    return event instanceof Sent sent && Recovery.isAskedBy(sent.type());
  }

  static boolean isAnswer(Event event, RequestType type) {
    return event instanceof Answered answered && answered.type() == type && !answered.late();
  }

  static boolean isSuccess(Event event) {
    return event instanceof Answered answered && answered.isSuccess() && !answered.late();
  }

  /** Whether an event is an answer of this status to a request within a session. */
  static boolean isRefusal(Event event, int status) {
    return event instanceof Answered answered
        && answered.status() == status
        && !answered.late()
        && answered.type() != RequestType.SESSION_ID;
  }

  /** Whether a status is a failure that passes: 5xx but 503, and what gateways answer. */
  static boolean isPassing(int status) {
    return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 503);
  }

  /** 403 to a poll or a take-over: the session is gone. */
  static boolean isGone(Event event) {
    return isRefusal(event, 403) && isFetching(((Answered) event).type());
  }

  /** 403 to a POST: the server takes nothing more, and last words may still wait at the poll. */
  static boolean isDismissal(Event event) {
    return isRefusal(event, 403) && !isFetching(((Answered) event).type());
  }

  private static boolean isFetching(RequestType type) {
    return type == RequestType.MESSAGES || Recovery.isAskedBy(type);
  }

  /** An agent is there from now on: the first one, or another one. */
  static boolean bringsAnAgent(Event event) {
    return isBatchWith(event, MessageType.CHAT_ESTABLISHED)
        || isBatchWith(event, MessageType.CHAT_TRANSFERRED);
  }

  /** The server ends the chat, or says that it cannot begin. */
  static boolean isChatEnd(Event event) {
    return isBatchWith(event, MessageType.CHAT_ENDED)
        || isBatchWith(event, MessageType.CHAT_REQUEST_FAIL);
  }

  /**
   * Whether an answer shows that the server has what was asked of it: a success, or a 409 whose
   * last number is the request's own.
   */
  static boolean showsTaken(Sent asked, Answered answered) {
    return !answered.late()
        && (answered.status() / 100 == 2
            || (answered.status() == 409
                && asked.isNumbered()
                && answered.terms().lastNumber().equals(asked.sequence())));
  }

  /** Whether an event begins a session: the first one, or one on another server. */
  static boolean isOpened(Event event) {
    return isSuccess(event) && !((Answered) event).terms().session().isEmpty();
  }

  /**
   * Whether an event is a 409 to a numbered request. A 409 to a poll says nothing about numbers.
   */
  static boolean isOutOfSync(Event event) {
    return isRefusal(event, 409)
        && ((Answered) event).type() != RequestType.UNKNOWN
        && Resource.of(((Answered) event).type()).headers().contains(Resource.Header.SEQUENCE);
  }

  static boolean isTakeOver(Event event) {
    return isSuccess(event)
        && Recovery.isAskedBy(((Answered) event).type())
        && !((Answered) event).affinity().isEmpty();
  }

  /** Whether an event is a batch that came in time and was readable. */
  static boolean isBatch(Event event) {
    return isSuccess(event)
        && ((Answered) event).type() == RequestType.MESSAGES
        && ((Answered) event).sequence().isPresent();
  }

  static boolean isBatchWith(Event event, MessageType type) {
    return isBatch(event) && ((Answered) event).holds(type);
  }

  /**
   * Whether the client stops or goes on here. Times across such an event are not the client's
   * doing.
   */
  static boolean isHalt(Event event) {
    return event instanceof Halted || event instanceof Resumed;
  }

  /**
   * Whether another process goes on from here. It knows what was kept, and not what the process
   * before did since then.
   */
  static boolean isLossOfProcess(Event event) {
    return event instanceof Halted halted && halted.why().isOfProcess();
  }

  /** Whether another process goes on from an old document. */
  static boolean isOutdated(Event event) {
    return event instanceof Halted halted && halted.why() == Halt.OUTDATED;
  }

  /** Whether a listener was slow, so that events wait which the client learned of long ago. */
  static boolean isSlow(Event event) {
    return event instanceof Listened listened && listened.mishap() == Mishap.DAWDLED;
  }

  static boolean asksForSession(Event event) {
    return event instanceof Sent sent && sent.type() == RequestType.SESSION_ID;
  }

  /** Whether the application learned of the end or dropped the session. */
  static boolean isEnd(Event event) {
    return event instanceof Over || event instanceof Closed;
  }

  static List<String> lines(Answered answered) {
    return answered.lines().stream()
        .filter(pushed -> pushed.type().equals(MessageType.CHAT_MESSAGE.word()))
        .map(Pushed::text)
        .toList();
  }

  /** Whether the second event follows the first within {@link #AT_ONCE}. */
  static boolean isAtOnce(Event first, Event second) {
    return second.at().minus(first.at()).compareTo(AT_ONCE) <= 0;
  }
}
