package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.time.Duration;

/**
 * Prepares a session that another driver left, so that a new driver can go on with it. Pure, as the
 * machine is.
 */
public final class Resumption {

  private Resumption() {}

  /**
   * Returns the session with no call on its way. The next step repeats the calls that were on their
   * way, with the same number and body (rule C-SEQ-02). The server recognises a repeat by its
   * number, so it takes each POST once.
   */
  public static VisitorState withoutCalls(VisitorState state) {
    if (state instanceof Opening opening) {
      return opening.withCall(CallSlots.withoutCall(opening.call()));
    }
    if (state instanceof Open open) {
      OpenSession session = open.session();
      return open.withSession(
          session
              .withPoll(CallSlots.withoutCall(session.poll()))
              .withPost(CallSlots.withoutCall(session.post())));
    }
    return state;
  }

  /**
   * Returns how long a new driver waits before its first step, unless an input comes earlier: a
   * part of the first pause before a retry. The session's seed decides which part. So many sessions
   * that a process takes up at one instant do not call their server at one instant (rule C-DUR-05).
   * Zero for a session that has not begun or is over.
   */
  public static Duration firstPause(VisitorState state) {
    if (state instanceof Opening opening) {
      return Backoff.part(opening.settings(), opening.nextCall());
    }
    return state instanceof Open open
        ? Backoff.part(open.session().settings(), open.session().nextCall())
        : Duration.ZERO;
  }
}
