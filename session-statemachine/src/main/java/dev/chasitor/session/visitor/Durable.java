package dev.chasitor.session.visitor;

import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Ended;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Fresh;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.util.List;
import java.util.Objects;

/**
 * Decides which steps a driver must write down, so that a crash of its process loses nothing. A
 * driver writes the state of such a step before it performs the step's effects. After a crash,
 * another process goes on from the last state written, by {@link Resumption#withoutCalls}. Pure and
 * thread-safe.
 *
 * <p>A crash may lose these parts of a state:
 *
 * <ul>
 *   <li>The calls on their way and {@code nextCall}. A process that goes on has none of these
 *       calls. It repeats each POST under its old number, so the server takes it once (rule
 *       C-SEQ-02). It repeats the poll with its old ack, so the server repeats a batch that was
 *       lost (rule C-ACK-03).
 *   <li>Counts and pauses of retries, and of polls that brought nothing. The session may then try
 *       more often than its profile allows, once for each crash.
 *   <li>The time of the last input. It counts the time in which the session ran, and a process that
 *       goes on may count from any later time.
 *   <li>Confirmations. The session reports the events once more, with the numbers they had, so the
 *       application recognises them (rule C-DUR-02).
 *   <li>Notices. Only the latest counts, and the visitor soon does something else.
 *   <li>The moment from which the agent's line is unanswered. Only typing moves it without a change
 *       that is written. After a crash the idle warning and the idle time-out may come too early by
 *       the time for which the visitor typed.
 *   <li>Repeats of a request under the same number. See below.
 * </ul>
 *
 * <p><b>Doubts.</b> Whether a request may have arrived decides what the session reports about it,
 * so that is always written: when the first try leaves, and when the server says that it took none.
 * Between two written states the count of doubts changes, and never reaches or leaves 0. So the
 * written count is above 0 whenever the true one is. Only the refusal of a try takes its doubt
 * away, and a process that goes on counts each of its own tries. So the doubt about the tries
 * before the crash stays, and the session reports none of them as refused or not sent.
 */
public final class Durable {

  private Durable() {}

  /**
   * Whether a step changed anything that must be written before its effects are performed.
   *
   * @param before the state before the step
   * @param after the state after it
   */
  public static boolean differs(VisitorState before, VisitorState after) {
    if (before == after) {
      return false;
    }
    Ledger one = before.ledger();
    Ledger other = after.ledger();
    return before.kind() != after.kind()
        || one.ref() != other.ref()
        || one.deliveries().told() != other.deliveries().told()
        || ofOneKind(before, after);
  }

  private static boolean ofOneKind(VisitorState before, VisitorState after) {
    return switch (before.kind()) {
      case FRESH -> !same(((Fresh) before).settings(), ((Fresh) after).settings());
      case OPENING -> opening((Opening) before, (Opening) after);
      case REQUESTED ->
          open(before, after) || !same(((Requested) before).agent(), ((Requested) after).agent());
      case QUEUED -> open(before, after) || queued((Queued) before, (Queued) after);
      case ESTABLISHED ->
          open(before, after) || established((Established) before, (Established) after);
      case LEAVING -> open(before, after) || leaving((Leaving) before, (Leaving) after);
      case ASKING -> open(before, after) || asking((Asking) before, (Asking) after);
      case RESTORING -> open(before, after) || restoring((Restoring) before, (Restoring) after);
      case SETTLING -> open(before, after) || settling((Settling) before, (Settling) after);
      case ENDED -> !same(((Ended) before).cause(), ((Ended) after).cause());
    };
  }

  private static boolean opening(Opening before, Opening after) {
    return !same(before.settings(), after.settings()) || outbox(before.outbox(), after.outbox());
  }

  private static boolean queued(Queued before, Queued after) {
    return !before.position().equals(after.position())
        || !same(before.estimatedWaitTime(), after.estimatedWaitTime());
  }

  private static boolean established(Established before, Established after) {
    return !same(before.agent(), after.agent())
        || before.unanswered().warned() != after.unanswered().warned();
  }

  private static boolean leaving(Leaving before, Leaving after) {
    return before.phase() != after.phase() || before.cause() != after.cause();
  }

  private static boolean asking(Asking before, Asking after) {
    return !same(before.before(), after.before()) || before.asksOtherWay() != after.asksOtherWay();
  }

  private static boolean restoring(Restoring before, Restoring after) {
    return !same(before.before(), after.before()) || before.heard() != after.heard();
  }

  private static boolean settling(Settling before, Settling after) {
    return before.phase() != after.phase() || !same(before.cause(), after.cause());
  }

  private static boolean open(VisitorState before, VisitorState after) {
    OpenSession one = ((Open) before).session();
    OpenSession other = ((Open) after).session();
    return one != other
        && (one.ack() != other.ack()
            || outbox(one.outbox(), other.outbox())
            || !same(one.transcriptCount(), other.transcriptCount())
            || !same(one.offset(), other.offset())
            || !same(one.credentials(), other.credentials())
            || one.recovery() != other.recovery()
            || one.sendsBatches() != other.sendsBatches()
            || !same(one.handOvers(), other.handOvers())
            || !same(one.unclaimed(), other.unclaimed())
            || !same(one.timeLimit(), other.timeLimit())
            || !same(one.dismissal(), other.dismissal())
            || !same(one.sensitiveDataRules(), other.sensitiveDataRules())
            || !same(one.settings(), other.settings()));
  }

  private static boolean outbox(Outbox before, Outbox after) {
    if (same(before, after)) {
      return false;
    }
    List<OutboxItem> one = before.items();
    List<OutboxItem> other = after.items();
    if (before.nextNumber() != after.nextNumber() || one.size() != other.size()) {
      return true;
    }
    for (int at = 0; at < one.size(); at++) {
      if (item(one.get(at), other.get(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean item(OutboxItem before, OutboxItem after) {
    return before.wasSent() != after.wasSent()
        || before.mayHaveArrived() != after.mayHaveArrived()
        || !before.number().equals(after.number())
        || !before.command().equals(after.command())
        || !before.sendBefore().equals(after.sendBefore())
        || !same(before.request(), after.request());
  }

  /** Whether two values are equal; most often they are one object. */
  private static boolean same(Object one, Object other) {
    return one == other || Objects.equals(one, other);
  }
}
