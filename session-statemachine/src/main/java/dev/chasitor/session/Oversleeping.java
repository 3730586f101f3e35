package dev.chasitor.session;

import dev.chasitor.session.VisitorState.Asking;
import dev.chasitor.session.VisitorState.Leaving;
import dev.chasitor.session.VisitorState.Live;
import dev.chasitor.session.VisitorState.Open;
import dev.chasitor.session.VisitorState.Opening;
import dev.chasitor.session.VisitorState.Restoring;
import java.time.Duration;
import java.util.Optional;

/**
 * A session that was not run when it wanted to be, since its process or its machine was suspended,
 * tried nothing in that time. So the time does not count against its patience: the first call that
 * fails afterwards is not the last.
 */
final class Oversleeping {

  private Oversleeping() {}

  /**
   * The state with everything that measures its patience moved by what it overslept. What is good
   * news to a chat that goes on is let pass: it is frequent, and asks nobody's patience.
   */
  static VisitorState excused(VisitorState state, InputKind kind, Duration now) {
    return state instanceof Live && !isTrouble(kind) ? state : excused(state, now);
  }

  private static boolean isTrouble(InputKind kind) {
    return switch (kind) {
      case DEADLINE, LOST, MALFORMED, SERVER_FAILED, OUT_OF_SYNC, AFFINITY_LOST -> true;
      default -> false;
    };
  }

  private static VisitorState excused(VisitorState state, Duration now) {
    Optional<Duration> deadline = state.deadline();
    return deadline.isPresent() && deadline.get().compareTo(now) < 0
        ? later(state, now.minus(deadline.get()))
        : state;
  }

  private static VisitorState later(VisitorState state, Duration slept) {
    if (state instanceof Opening opening) {
      return new Opening(
          opening.settings(),
          opening.nextCall(),
          later(opening.line(), slept),
          opening.outbox(),
          opening.since().plus(slept));
    }
    if (!(state instanceof Open open) || state instanceof Leaving) {
      return state;
    }
    Link link = open.link();
    Link excused =
        link.withPoll(later(link.poll(), slept))
            .withPost(later(link.post(), slept))
            .withHandOvers(link.handOvers().later(slept));
    if (open instanceof Asking asking) {
      return new Asking(excused, asking.before(), asking.giveUpAt().plus(slept));
    }
    return open instanceof Restoring restoring
        ? new Restoring(
            excused, restoring.before(), restoring.giveUpAt().plus(slept), restoring.heard())
        : open.withLink(excused);
  }

  private static Line later(Line line, Duration slept) {
    Line.Failures failed = line.failed().later(slept);
    if (line instanceof Line.Busy busy) {
      return new Line.Busy(busy.call(), busy.began().plus(slept), busy.until(), failed);
    }
    return line instanceof Line.Pausing pausing
        ? new Line.Pausing(pausing.until(), failed)
        : new Line.Idle(failed);
  }
}
