package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.session.visitor.VisitorState.Resyncing;

/**
 * Decides about lines that the application gives again, because it does not know whether a process
 * said them after a stale document was written (rule C-DUR-03).
 */
final class Repeats {

  private Repeats() {}

  /**
   * Whether another process may have said a line of which this state has no transcript: the
   * transcript has not come yet, or the session is over.
   */
  static boolean mayHaveBeenSaid(VisitorState state, Input.Saying said) {
    return said.repeat()
        && switch (state.kind()) {
          case ASKING, RESTORING -> ((Resyncing) state).before().stale();
          case SETTLING, ENDED -> true;
          case FRESH, OPENING, REQUESTED, QUEUED, ESTABLISHED, LEAVING -> false;
        };
  }

  /** Whether an outcome is known, so that the line is not said. */
  static boolean isDecided(VisitorState.Open open, Input.Saying said) {
    UnclaimedLines unclaimed = open.session().unclaimed();
    return said.repeat()
        && ((!unclaimed.complete() && !mayHaveBeenSaid(open, said))
            || find(open.session(), said) >= 0);
  }

  /**
   * Settles a line that is decided. It claims the first line of equal text, as it was said or as it
   * was masked. If nothing shows whether it was said, its outcome is unknown.
   */
  static VisitorState.Open settled(VisitorState.Open open, Input.Saying said, VisitorTurn turn) {
    OpenSession session = open.session();
    int at = find(session, said);
    if (at < 0) {
      turn.settle(
          said.command(), new CommandOutcome.Unknown("no transcript shows whether it was said"));
      return open;
    }
    turn.settle(
        said.command(),
        session.unclaimed().lines().get(at).perhapsKnown()
            ? new CommandOutcome.Unknown("the transcript does not show whether it arrived")
            : new CommandOutcome.Accepted());
    return open.withSession(session.withUnclaimed(session.unclaimed().without(at)));
  }

  private static int find(OpenSession session, Input.Saying said) {
    if (!(said.request() instanceof ChatMessageRequest line)) {
      return -1;
    }
    long digest = LineDigest.of(session, line.text());
    long masked = LineDigest.of(session, Masking.masked(session.sensitiveDataRules(), line.text()));
    for (int at = 0; at < session.unclaimed().lines().size(); at++) {
      long other = session.unclaimed().lines().get(at).digest();
      if (LineDigest.areEqual(digest, other) || LineDigest.areEqual(masked, other)) {
        return at;
      }
    }
    return -1;
  }
}
