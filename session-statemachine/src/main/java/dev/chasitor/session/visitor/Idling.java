package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.VisitorState.Established;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the visitor's idle time-out, which the guide assigns to the client (since version 35). When
 * an agent's line stays unanswered, it warns the visitor, and later ends the chat.
 */
final class Idling {

  private Idling() {}

  /** Clears the unanswered line: the visitor did something, or the agent left. */
  static Established active(Established established, VisitorTurn turn) {
    Established answered = established.withUnanswered(UnansweredLine.NONE);
    if (!established.unanswered().warned()) {
      return answered;
    }
    turn.tell(new SessionEvent.IdleWarning(false, Duration.ZERO));
    return posting(answered, IdleTimeoutWarning.CLEARED);
  }

  /** Warns the visitor or ends the chat, if that is due. */
  static Established wake(Established established, VisitorTurn turn) {
    Optional<IdleTimeout> timeout = established.agent().idleTimeout();
    OpenSession session = established.session();
    if (timeout.isEmpty() || session.isClosing()) {
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
    if (session.isClosing()) {
      // Nothing may follow ChatEnd or a 403 (rules C-END-01, C-ERR-03).
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
