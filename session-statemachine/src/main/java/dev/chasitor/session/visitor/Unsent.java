package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes out of the outbox what was never sent: what the application withdraws, and what waited
 * longer than its time to live. The others keep their order.
 */
final class Unsent {

  private Unsent() {}

  static VisitorState withdraw(VisitorState state, Input.Withdraw withdraw, VisitorTurn turn) {
    return without(
        state, item -> item.mayBeWithdrawn(withdraw.ref()), "the application withdrew it", turn);
  }

  /** Settles the items whose time to live is over at this step. */
  static VisitorState inTime(VisitorState state, VisitorTurn turn) {
    return without(state, item -> item.isOverdueAt(turn.now()), "its time to live was over", turn);
  }

  private static VisitorState without(
      VisitorState state, Predicate<OutboxItem> which, String reason, VisitorTurn turn) {
    if (state instanceof Opening opening) {
      return holds(opening.outbox(), which)
          ? opening.withOutbox(without(opening.outbox(), which, reason, turn))
          : opening;
    }
    if (state instanceof Open open) {
      OpenSession session = open.session();
      return holds(session.outbox(), which)
          ? open.withSession(session.withOutbox(without(session.outbox(), which, reason, turn)))
          : open;
    }
    return state;
  }

  private static boolean holds(Outbox outbox, Predicate<OutboxItem> which) {
    for (OutboxItem item : outbox.items()) {
      if (which.test(item)) {
        return true;
      }
    }
    return false;
  }

  private static Outbox without(
      Outbox outbox, Predicate<OutboxItem> which, String reason, VisitorTurn turn) {
    List<OutboxItem> kept = new ArrayList<>();
    for (OutboxItem item : outbox.items()) {
      if (which.test(item)) {
        Settlement.leftOver(item, reason, turn);
      } else {
        kept.add(item);
      }
    }
    return new Outbox(outbox.nextNumber(), kept);
  }
}
