package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.VisitorState.Established;
import java.time.Duration;
import java.util.Optional;

/**
 * The visitor's idle time-out, which is the visitor's client's to keep (since version 35): when the
 * agent's line stays unanswered, the visitor is warned, and in the end the chat is ended.
 */
final class Idling {

  private Idling() {}

  /** The visitor does something, or the agent goes: no answer is owed any more. */
  static Established active(Established established, VisitorTurn turn) {
    Established answered = established.withUnanswered(UnansweredLine.NONE);
    if (!established.unanswered().warned()) {
      return answered;
    }
    turn.tell(new SessionEvent.IdleWarning(false, Duration.ZERO));
    return posting(answered, IdleTimeoutWarning.CLEARED);
  }

  /** Time has passed. */
  static Established wake(Established established, VisitorTurn turn) {
    Optional<IdleTimeout> timeout = established.agent().idleTimeout();
    OpenSession session = established.session();
    if (timeout.isEmpty() || session.outbox().holds(RequestType.CHAT_END)) {
      return established;
    }
    UnansweredLine unanswered = established.unanswered();
    Optional<Duration> endAt = unanswered.endAt(timeout.get());
    if (isDue(endAt, turn)) {
      ChatEndRequest end =
          ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT_IDLE_TIMEOUT)).build();
      return established
          .withUnanswered(UnansweredLine.NONE)
          .withSession(
              session
                  .withOutbox(session.outbox().append(OutboxItem.own(end)))
                  .withNotices(session.notices().overtaken()));
    }
    if (isDue(unanswered.warningAt(timeout.get()), turn)) {
      turn.tell(new SessionEvent.IdleWarning(true, endAt.orElseThrow().minus(turn.now())));
      return posting(established.withUnanswered(unanswered.warn()), IdleTimeoutWarning.TRIGGERED);
    }
    return established;
  }

  private static boolean isDue(Optional<Duration> at, VisitorTurn turn) {
    return at.isPresent() && at.get().compareTo(turn.now()) <= 0;
  }

  private static Established posting(Established established, IdleTimeoutWarning warning) {
    OpenSession session = established.session();
    if (session.outbox().holds(RequestType.CHAT_END)) {
      // Nothing goes behind the end (rule C-END-01).
      return established;
    }
    return established.withSession(
        session.withOutbox(
            session
                .outbox()
                .append(
                    OutboxItem.own(
                        ChasitorIdleTimeoutWarningEventRequest.builder()
                            .idleTimeoutWarningEvent(Word.of(warning))
                            .build()))));
  }
}
