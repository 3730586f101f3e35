package dev.chasitor.session.host;

import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.Word;
import dev.chasitor.session.host.DeskNotice.ChatOver;
import dev.chasitor.session.host.HostInput.Deadline;
import dev.chasitor.session.host.HostState.Chatting;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Created;
import dev.chasitor.session.host.HostState.Gone;
import dev.chasitor.session.host.HostState.Present;
import java.time.Duration;
import java.util.Optional;

/** Ends sessions when their time is over. {@link Polls#wake} answers a held poll that is due. */
final class HostTimes {

  private HostTimes() {}

  /** Forgets a session without a chat, if no poll has come for too long. */
  static HostState created(Created created, Deadline deadline, HostTurn turn) {
    return isSilent(created, turn) ? forget(created, turn) : created;
  }

  /** Ends a chat if no poll has come for too long (rule S-END-03). */
  static HostState chatting(Chatting chatting, Deadline deadline, HostTurn turn) {
    if (!isSilent(chatting, turn)) {
      return chatting;
    }
    turn.tell(new ChatOver(DeskNotice.Why.VISITOR_SILENT));
    return VisitorActs.closing(chatting, Word.of(ChatEndReason.CLIENT), turn);
  }

  static HostState closing(Closing closing, Deadline deadline, HostTurn turn) {
    return isSilent(closing, turn) ? forget(closing, turn) : closing;
  }

  private static boolean isSilent(Present present, HostTurn turn) {
    Optional<Duration> silentAt = present.silentAt();
    return silentAt.isPresent() && silentAt.get().compareTo(turn.now()) <= 0;
  }

  /**
   * Answers the held poll with the messages left, or with 204 (rule S-END-04), and forgets the
   * session.
   */
  private static HostState forget(Present present, HostTurn turn) {
    Present last = (Present) Polls.wake(present, turn);
    Polls.withoutHeld(last.session(), turn);
    last.session().parked().forEach(post -> HostMachine.refuseUnknown(last, post.asked(), turn));
    turn.changed();
    return new Gone();
  }
}
