package dev.chasitor.host;

import dev.chasitor.host.DeskNotice.ChatOver;
import dev.chasitor.host.HostInput.Deadline;
import dev.chasitor.host.HostState.Chatting;
import dev.chasitor.host.HostState.Closing;
import dev.chasitor.host.HostState.Created;
import dev.chasitor.host.HostState.Gone;
import dev.chasitor.host.HostState.Present;
import dev.chasitor.model.ChatEndReason;
import java.time.Duration;
import java.util.Optional;

/** What the passing of time does. A held poll that is due is answered by {@link Polls#wake}. */
final class HostTimes {

  private HostTimes() {}

  /** A session that nobody asked a chat in, and nobody polls, is forgotten. */
  static HostState created(Created created, Deadline deadline, HostTurn turn) {
    HostState next = PostOrder.wake(created, turn);
    return next instanceof Created still && isSilent(still, turn) ? forget(still, turn) : next;
  }

  /** A chat that nobody polls ends (rule S-END-03). */
  static HostState chatting(Chatting chatting, Deadline deadline, HostTurn turn) {
    HostState next = PostOrder.wake(chatting, turn);
    if (!(next instanceof Chatting still) || !isSilent(still, turn)) {
      return next;
    }
    turn.tell(new ChatOver(DeskNotice.Why.VISITOR_SILENT));
    return Visits.closing(still, ChatEndReason.CLIENT, turn);
  }

  static HostState closing(Closing closing, Deadline deadline, HostTurn turn) {
    if (closing.until().compareTo(turn.now()) > 0) {
      return PostOrder.wake(closing, turn);
    }
    HostSession drained = ((Present) PostOrder.wake(closing, turn)).session();
    return forget(closing.with(drained), turn);
  }

  private static boolean isSilent(Present present, HostTurn turn) {
    Optional<Duration> silentAt = present.silentAt();
    return silentAt.isPresent() && silentAt.get().compareTo(turn.now()) <= 0;
  }

  /** The held poll gets what is left, or 204 (rule S-END-04); then the session is unknown. */
  private static HostState forget(Present present, HostTurn turn) {
    Present last = (Present) Polls.wake(present, turn);
    Polls.withoutHeld(last.session(), turn);
    turn.changed();
    return new Gone();
  }
}
