package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;

/** Going on with a session that another driver has left. A pure function, as the machine is. */
public final class Resumption {

  private Resumption() {}

  /**
   * The same session with nothing on its way. What was in flight when its driver stopped is tried
   * again by the next step, with its old number and body (rule C-SEQ-02): the server has seen it,
   * or it has not, and either way it has it once.
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
}
