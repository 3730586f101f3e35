package dev.chasitor.conformance.check;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.Resource;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.Halted;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Resumed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.List;

/** What an event is, in the words of the rules. Answers that came too late are none of these. */
final class Kinds {

  /** What is meant by "at once" on a machine that has other things to do. */
  static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** No pause is longer, or the server would think the visitor gone. */
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

  /** A request for a session that ends it. */
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

  /** An answer of this status to a request within a session. */
  static boolean isRefusal(Event event, int status) {
    return event instanceof Answered answered
        && answered.status() == status
        && !answered.late()
        && answered.type() != RequestType.SESSION_ID;
  }

  /** A session begins: the first one, or one on another server. */
  static boolean isOpened(Event event) {
    return isSuccess(event) && !((Answered) event).terms().session().isEmpty();
  }

  /** A 409 to a numbered request. On a poll it says nothing about numbers. */
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

  /** A batch, read and in time. */
  static boolean isBatch(Event event) {
    return isSuccess(event)
        && ((Answered) event).type() == RequestType.MESSAGES
        && ((Answered) event).sequence().isPresent();
  }

  static boolean isBatchWith(Event event, MessageType type) {
    return isBatch(event) && ((Answered) event).holds(type);
  }

  /** The client stands still, or goes on after that: times say nothing about it. */
  static boolean isHalt(Event event) {
    return event instanceof Halted || event instanceof Resumed;
  }

  static boolean asksForSession(Event event) {
    return event instanceof Sent sent && sent.type() == RequestType.SESSION_ID;
  }

  /** Nothing more is to be expected of the session. */
  static boolean isEnd(Event event) {
    return event instanceof Over || event instanceof Closed;
  }

  static List<String> lines(Answered answered) {
    return answered.lines().stream()
        .filter(pushed -> pushed.type().equals(MessageType.CHAT_MESSAGE.word()))
        .map(Pushed::text)
        .toList();
  }

  /** Whether two events are as good as simultaneous. */
  static boolean isAtOnce(Event first, Event second) {
    return second.at().minus(first.at()).compareTo(AT_ONCE) <= 0;
  }
}
