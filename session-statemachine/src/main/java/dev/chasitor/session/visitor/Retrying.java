package dev.chasitor.session.visitor;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.time.Duration;

/** Calls that fail: whether there is another try, the pause before it, and the end of the pause. */
final class Retrying {

  private Retrying() {}

  /**
   * No answer: the same again after a pause, the same number and body for a POST (rule C-SEQ-02).
   * Each slot has a budget of its own: answers to polls say nothing of POSTs that get none.
   */
  static VisitorState retry(Open open, Input outcome, VisitorTurn turn) {
    OpenSession session = open.session();
    boolean polls = isPoll(session, outcome);
    CallSlot slot = polls ? session.poll() : session.post();
    if (Failure.isHopeless(outcome) || slot.budget().isSpentAt(turn.now())) {
      return Ending.end(open, Failure.endOf(outcome), Failure.of(outcome), turn);
    }
    return open.withSession(
        polls
            ? session.withPoll(pause(session, slot, polled(open), outcome, turn))
            : session
                .withPost(pauseHead(session, outcome, turn))
                .withOutbox(
                    Failure.neverLeft(outcome)
                        ? session.outbox().withHeadNotTaken()
                        : session.outbox()));
  }

  /** A take-over is asked for in the poll's slot. */
  private static RequestType polled(Open open) {
    return open instanceof Asking ? open.session().recovery().request() : RequestType.MESSAGES;
  }

  /** No answer, or one that the transport cannot bear. */
  static VisitorState lost(Open open, Input.Lost lost, VisitorTurn turn) {
    return switch (lost.failure()) {
      case TOO_LARGE, UNEXPECTED -> malformed(open, lost, turn);
      case TIMED_OUT, NOT_CONNECTED, CONNECTION_LOST, CANCELLED, CLOSED, NOT_CARRIED ->
          retry(open, lost, turn);
    };
  }

  /** Answers that are not the protocol, one after another, are not going to get better. */
  static VisitorState malformed(Open open, Input outcome, VisitorTurn turn) {
    OpenSession session = open.session();
    boolean polls = isPoll(session, outcome);
    CallSlot slot = polls ? session.poll() : session.post();
    RetryBudget budget = slot.budget().withMalformed();
    if (budget.malformed() < session.settings().profile().malformedLimit()) {
      CallSlot counted = CallSlots.withBudget(slot, budget);
      OpenSession more = polls ? session.withPoll(counted) : session.withPost(counted);
      return retry(open.withSession(more), outcome, turn);
    }
    String what = Failure.of(outcome);
    return polls
        ? Ending.end(open, EndCause.Kind.PROTOCOL, what, turn)
        : Posting.dropHead(open, what, item -> new CommandOutcome.Unknown(what), turn);
  }

  /** No answer during a hand-over, whose own budget says when it is given up. */
  static VisitorState retryHandOver(Resyncing resyncing, Input outcome, VisitorTurn turn) {
    if (Failure.isHopeless(outcome)) {
      return Ending.end(resyncing, EndCause.Kind.NETWORK, Failure.of(outcome), turn);
    }
    OpenSession session = resyncing.session();
    return resyncing.withSession(
        session.withPoll(pause(session, session.poll(), polled(resyncing), outcome, turn)));
  }

  /** No session yet: SessionId again after a pause. */
  static VisitorState retryOpening(Opening opening, Input outcome, VisitorTurn turn) {
    Profile profile = opening.settings().profile();
    RetryBudget budget = opening.call().budget();
    Duration delay = Backoff.delay(profile, budget.failures(), opening.nextCall());
    // A try that would have no time to be answered is none.
    Duration soonest = turn.now().plus(delay).plus(profile.firstBackoff());
    if (budget.isSpentAt(soonest) || Failure.isHopeless(outcome)) {
      return Ending.end(opening, Failure.endOf(outcome), Failure.of(outcome), turn);
    }
    return opening.withCall(
        pause(opening.call(), opening.nextCall(), profile, RequestType.SESSION_ID, outcome, turn));
  }

  /** Calls that took too long are given up; pauses that are over end. */
  static VisitorState wake(Open open, Input.Deadline deadline, VisitorTurn turn) {
    VisitorState state = giveUpLate(open, open.session().poll(), turn);
    state = giveUpLate(state, open.session().post(), turn);
    if (!(state instanceof Open still)) {
      return state;
    }
    OpenSession session = still.session();
    Open awake =
        still.withSession(
            session
                .withPoll(CallSlots.awake(session.poll(), turn.now()))
                .withPost(CallSlots.awake(session.post(), turn.now())));
    return awake instanceof Established established ? Idling.wake(established, turn) : awake;
  }

  /** A call for a session that took too long is given up; a pause that is over ends. */
  static VisitorState wakeOpening(Opening opening, Input.Deadline deadline, VisitorTurn turn) {
    VisitorState state = giveUpLate(opening, opening.call(), turn);
    return state instanceof Opening still
        ? still.withCall(CallSlots.awake(still.call(), turn.now()))
        : state;
  }

  private static VisitorState giveUpLate(VisitorState state, CallSlot slot, VisitorTurn turn) {
    if (slot instanceof CallSlot.Busy busy
        && busy.until().compareTo(turn.now()) <= 0
        && state.waitsFor(busy.call())) {
      turn.cancel(busy);
      return turn.take(state, InputKind.LOST, Failure.timedOut(busy, turn));
    }
    return state;
  }

  /** Whether the outcome is that of the call in the poll's slot. */
  static boolean isPoll(OpenSession session, Input outcome) {
    long call = outcome instanceof Input.Lost lost ? lost.call() : ((Input.Replied) outcome).call();
    return session.poll().waitsFor(call);
  }

  /** The post slot, pausing before the head of the outbox is sent again. */
  static CallSlot pauseHead(OpenSession session, Input outcome, VisitorTurn turn) {
    RequestType type = session.outbox().items().get(0).request().kind();
    return pause(session, session.post(), type, outcome, turn);
  }

  /** The slot, pausing after a failure. */
  static CallSlot pause(
      OpenSession session, CallSlot slot, RequestType type, Input outcome, VisitorTurn turn) {
    return pause(slot, session.nextCall(), session.settings().profile(), type, outcome, turn);
  }

  /** The slot, pausing after a failure, which is reported to the application. */
  private static CallSlot pause(
      CallSlot slot,
      long nextCall,
      Profile profile,
      RequestType type,
      Input outcome,
      VisitorTurn turn) {
    Duration delay = Backoff.delay(profile, slot.budget().failures(), nextCall);
    turn.tell(new SessionEvent.Troubled(type, Failure.of(outcome), delay));
    return CallSlots.paused(slot, delay, turn.now());
  }
}
