package dev.chasitor.session.visitor;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides about calls that failed: whether there is another try, and how long to pause before it.
 */
final class Retrying {

  private Retrying() {}

  /**
   * Repeats a call that failed, after a pause; a POST keeps its number and body (rule C-SEQ-02).
   * Each slot has its own budget, because answers to polls say nothing about POSTs.
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

  /** Returns the type of the request in the poll's slot, which may also ask for a take-over. */
  private static RequestType polled(Open open) {
    return open instanceof Asking ? open.session().recovery().request() : RequestType.MESSAGES;
  }

  /** Handles a call without an answer, or with one that the transport could not read. */
  static VisitorState lost(Open open, Input.Lost lost, VisitorTurn turn) {
    return switch (lost.failure()) {
      case TOO_LARGE, UNEXPECTED -> malformed(open, lost, turn);
      case TIMED_OUT,
          NOT_CONNECTED,
          UNKNOWN_HOST,
          CONNECTION_REFUSED,
          NOT_TRUSTED,
          NOT_TLS,
          PROXY_REFUSED,
          CONNECTION_LOST,
          CANCELLED,
          CLOSED,
          NOT_CARRIED ->
          retry(open, lost, turn);
    };
  }

  /**
   * Retries after a malformed answer, up to the profile's limit. Then a poll ends the session, and
   * a POST is dropped.
   */
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
        : Posting.dropHead(open, what, item -> Settlement.unknown(item, what, turn), turn);
  }

  /**
   * Repeats a call that failed during a hand-over. The budget of the hand-over decides when to give
   * up.
   */
  static VisitorState retryHandOver(Resyncing resyncing, Input outcome, VisitorTurn turn) {
    if (Failure.isHopeless(outcome)) {
      return Ending.end(resyncing, EndCause.Kind.NETWORK, Failure.of(outcome), turn);
    }
    OpenSession session = resyncing.session();
    return resyncing.withSession(
        session.withPoll(pause(session, session.poll(), polled(resyncing), outcome, turn)));
  }

  /** Repeats SessionId after a pause, within the open time-out. */
  static VisitorState retryOpening(Opening opening, Input outcome, VisitorTurn turn) {
    SessionSettings settings = opening.settings();
    RetryBudget budget = opening.call().budget();
    Duration delay = delay(settings, budget, opening.nextCall(), outcome);
    // Do not begin a try that has no time left for its answer.
    Duration soonest = turn.now().plus(delay).plus(settings.profile().firstBackoff());
    if (budget.isSpentAt(soonest) || Failure.isHopeless(outcome)) {
      return Ending.end(opening, Failure.endOf(outcome), Failure.of(outcome), turn);
    }
    return opening.withCall(
        pause(opening.call(), opening.nextCall(), settings, RequestType.SESSION_ID, outcome, turn));
  }

  /** Gives up calls that took too long, and ends pauses that are over. */
  static VisitorState wake(Open open, Input.Deadline deadline, VisitorTurn turn) {
    Optional<Dismissal> dismissal = open.session().dismissal();
    if (dismissal.isPresent() && dismissal.get().budget().isSpentAt(turn.now())) {
      return Ending.end(open, dismissal.get().cause(), turn);
    }
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

  /** Gives up a SessionId call that took too long, or ends a pause that is over. */
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

  /** Whether the outcome belongs to the call in the poll's slot. */
  static boolean isPoll(OpenSession session, Input outcome) {
    long call = outcome instanceof Input.Lost lost ? lost.call() : ((Input.Replied) outcome).call();
    return session.poll().waitsFor(call);
  }

  /** Returns the post slot with a pause before the head of the outbox is sent again. */
  static CallSlot pauseHead(OpenSession session, Input outcome, VisitorTurn turn) {
    RequestType type = session.outbox().items().get(0).request().kind();
    return pause(session, session.post(), type, outcome, turn);
  }

  /** Returns the slot with a pause after a failure. */
  static CallSlot pause(
      OpenSession session, CallSlot slot, RequestType type, Input outcome, VisitorTurn turn) {
    return pause(slot, session.nextCall(), session.settings(), type, outcome, turn);
  }

  /** Returns the slot with a pause after a failure, and reports the failure to the application. */
  private static CallSlot pause(
      CallSlot slot,
      long nextCall,
      SessionSettings settings,
      RequestType type,
      Input outcome,
      VisitorTurn turn) {
    Duration delay = delay(settings, slot.budget(), nextCall, outcome);
    turn.tell(new SessionEvent.Troubled(type, Failure.of(outcome), delay));
    return CallSlots.paused(slot, delay, turn.now());
  }

  /** Returns the back-off, or the longer wait that the server asks for, within the patience. */
  private static Duration delay(
      SessionSettings settings, RetryBudget budget, long nextCall, Input outcome) {
    Duration backoff = Backoff.delay(settings, budget.failures(), nextCall);
    Duration wait = askedWait(budget, outcome);
    return wait.compareTo(backoff) > 0 ? wait : backoff;
  }

  /** Returns the wait that the server asks for, within the patience; zero if it asks for none. */
  static Duration askedWait(RetryBudget budget, Input outcome) {
    Duration told = Failure.retryAfter(outcome).orElse(Duration.ZERO);
    return told.compareTo(budget.patience()) < 0 ? told : budget.patience();
  }
}
