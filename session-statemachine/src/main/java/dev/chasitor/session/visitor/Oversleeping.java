package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.time.Duration;
import java.util.Optional;

/**
 * Excuses the time in which a session was not run, because its process or computer was suspended.
 * That time does not count against the patience: the first call that fails afterwards is not the
 * last.
 */
final class Oversleeping {

  private Oversleeping() {}

  /**
   * Returns the state with its patience moved by the time that was overslept. What is overdue
   * becomes due now, so that the same sleep is not excused twice. A live chat needs no excuse when
   * nothing failed, which is the frequent case.
   */
  static VisitorState excused(VisitorState state, InputKind kind, Duration now) {
    if (isFarewell(state) || (state instanceof Live && !isTrouble(kind))) {
      return state;
    }
    Optional<Duration> due = due(state);
    return due.isPresent() && due.get().compareTo(now) < 0
        ? later(state, now.minus(due.get()), now)
        : state;
  }

  /** Whether the state only waits for last words or a last answer, for a fixed time. */
  private static boolean isFarewell(VisitorState state) {
    return state instanceof Leaving || state instanceof Settling;
  }

  private static boolean isTrouble(InputKind kind) {
    return switch (kind) {
      case DEADLINE, LOST, MALFORMED, SERVER_FAILED, OUT_OF_SYNC, AFFINITY_LOST -> true;
      case TIME_LIMIT,
          START,
          SEND,
          TYPING,
          SNEAK_PEEK,
          WITHDRAW,
          END,
          ABANDON,
          ANSWERED,
          ACCEPTED,
          EMPTY,
          SESSION_INVALID,
          REJECTED,
          CHAT_REQUEST_SUCCESS,
          CHAT_REQUEST_FAIL,
          QUEUE_UPDATE,
          CHAT_ESTABLISHED,
          CHAT_TRANSFERRED,
          AGENT_DISCONNECT,
          SWITCH_SERVER,
          SENSITIVE_DATA_RULES,
          CHAT_MESSAGE,
          CHAT_ENDED,
          SESSION_DATA,
          OTHER_MESSAGE ->
          false;
    };
  }

  /**
   * Returns when the machine wanted to run for its calls. The idle time-out does not count: the
   * visitor idles during the sleep, too. Nor does a time to live or a time limit, which run during
   * the sleep.
   */
  private static Optional<Duration> due(VisitorState state) {
    if (state instanceof Opening opening) {
      return opening.call().wakeAt();
    }
    if (state instanceof Resyncing resyncing) {
      return resyncing.handOverDeadline();
    }
    return state instanceof Open open ? open.callDeadline() : Optional.empty();
  }

  private static VisitorState later(VisitorState state, Duration slept, Duration now) {
    if (state instanceof Opening opening) {
      return opening.withCall(CallSlots.later(opening.call(), slept, now));
    }
    if (!(state instanceof Open open)) {
      return state;
    }
    OpenSession session = open.session();
    OpenSession moved =
        session
            .withPoll(CallSlots.later(session.poll(), slept, now))
            .withPost(CallSlots.later(session.post(), slept, now))
            .withHandOvers(session.handOvers().later(slept));
    Open excused =
        open.withSession(
            session
                .dismissal()
                .map(dismissal -> moved.withDismissal(dismissal.later(slept)))
                .orElse(moved));
    return excused instanceof Resyncing resyncing
        ? resyncing.withBudget(resyncing.budget().later(slept))
        : excused;
  }
}
