package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.time.Duration;

/**
 * Ends what takes longer than the profile allows: the wait for an agent, or the chat. The session
 * then leaves as if the application had commanded the end.
 */
final class Overtime {

  private static final String OVER = "the profile's time limit was over";

  private Overtime() {}

  /** Returns the limit that counts in a state: none once the visitor's side ends the chat. */
  static TimeLimit limit(VisitorState state) {
    return switch (state.kind()) {
      case OPENING -> ((Opening) state).timeLimit();
      case REQUESTED, QUEUED, ESTABLISHED -> limit(((Live) state).session());
      // Nothing can be posted during a hand-over, so the session leaves after it.
      case ASKING, RESTORING -> TimeLimit.NONE;
      case FRESH, LEAVING, SETTLING, ENDED -> TimeLimit.NONE;
    };
  }

  private static TimeLimit limit(OpenSession session) {
    return session.isClosing() ? TimeLimit.NONE : session.timeLimit();
  }

  /**
   * Returns the state after a step, in which the limit of the chat replaces that of the queue if an
   * agent accepted in this step.
   */
  static VisitorState counted(VisitorState before, VisitorState after, Duration now) {
    if (!hasAgent(after) || hasAgent(before)) {
      return after;
    }
    Open open = (Open) after;
    Profile profile = open.session().settings().profile();
    return open.withSession(open.session().withTimeLimit(TimeLimit.ofChat(profile, now)));
  }

  private static boolean hasAgent(VisitorState state) {
    return state.kind() == StateKind.ESTABLISHED
        || (state instanceof Resyncing resyncing
            && resyncing.before().kind() == StateKind.ESTABLISHED);
  }

  static VisitorState endOpening(Opening opening, Input input, VisitorTurn turn) {
    return Ending.end(opening, EndCause.Kind.TIME_LIMIT, OVER, turn);
  }

  static VisitorState leaveQueue(Live live, Input input, VisitorTurn turn) {
    return VisitorCommands.leave(live, OutboxItem::own, EndCause.Kind.TIME_LIMIT, turn);
  }

  /** Puts ChatEnd after everything said before (rule C-END-02). It is not put there again. */
  static VisitorState endChat(Established established, Input input, VisitorTurn turn) {
    OpenSession session = established.session();
    return established.withSession(
        session
            .withTimeLimit(TimeLimit.NONE)
            .withOutbox(session.outbox().append(OutboxItem.own(VisitorCommands.chatEnd())))
            .withNotices(session.notices().overtaken()));
  }

  /** Returns why a visitor left, in words. */
  static String reason(EndCause.Kind cause) {
    return cause == EndCause.Kind.TIME_LIMIT ? OVER : "the visitor ended the chat";
  }
}
