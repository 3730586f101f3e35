package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** What becomes of the head of the outbox, and of calls that fail. */
final class Posting {

  private Posting() {}

  static VisitorState accepted(Open open, Input.Replied replied, VisitorTurn turn) {
    if (isPoll(open.session(), replied)) {
      return turn.takeQuietly(open, InputKind.MALFORMED, replied);
    }
    return delivered(open, turn);
  }

  /** The head, and what went with it, is known to be with the server. */
  static Open delivered(Open open, VisitorTurn turn) {
    OpenSession session = open.session();
    OutboxItem head = session.outbox().items().get(0);
    OpenSession shorter =
        accepted(session, session.outbox().together().size(), turn).withPost(CallSlot.clear());
    return head.request().kind() == RequestType.CHAT_END
        ? new Leaving(
            shorter,
            open.phase(),
            turn.now().plus(session.settings().profile().leaveTimeout()),
            Ending.wantedBy(session.outbox()).orElseThrow())
        : open.withSession(shorter);
  }

  /** Settles the first items of the outbox as accepted. */
  static OpenSession accepted(OpenSession session, int first, VisitorTurn turn) {
    TranscriptCount transcriptCount = session.transcriptCount();
    for (OutboxItem item : session.outbox().items().subList(0, first)) {
      turn.settle(item, new CommandOutcome.Accepted());
      transcriptCount =
          item.request().kind() == RequestType.CHAT_MESSAGE
              ? transcriptCount.saidOne()
              : transcriptCount;
    }
    return session.withOutbox(session.outbox().without(first)).withTranscriptCount(transcriptCount);
  }

  /** 400, 404, 405 …: told, not tried again, and nothing behind it waits (rule C-ERR-02). */
  static VisitorState rejected(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (session.poll().waitsFor(replied.call())) {
      return Ending.end(open, EndCause.Kind.REFUSED, "Messages: " + Failure.of(refusal), turn);
    }
    if (session.outbox().together().size() > 1) {
      // It may be the MultiNoun that is not liked, and none of what it held.
      return open.withSession(
          session
              .withPost(CallSlot.clear())
              .withOutbox(session.outbox().apart())
              .withSendsBatches(false));
    }
    return dropped(open, refusal, turn);
  }

  private static VisitorState dropped(Open open, Refusal refusal, VisitorTurn turn) {
    return dropped(open, Failure.of(refusal), item -> new CommandOutcome.Refused(refusal), turn);
  }

  /** Drops the head and what went with it; without ChasitorInit there is no chat. */
  static VisitorState dropped(
      Open open, String why, Function<OutboxItem, CommandOutcome> outcome, VisitorTurn turn) {
    OpenSession session = open.session();
    OutboxItem head = session.outbox().items().get(0);
    List<OutboxItem> together = session.outbox().together();
    together.forEach(item -> turn.settle(item, outcome.apply(item)));
    Open without =
        open.withSession(
            session
                .withPost(CallSlot.clear())
                .withOutbox(session.outbox().without(together.size())));
    return head.request().kind() == RequestType.CHASITOR_INIT
        ? Ending.end(without, EndCause.Kind.REFUSED, "ChasitorInit: " + why, turn)
        : without;
  }

  /**
   * No answer: the same again after a pause, the same number and body for a POST (rule C-SEQ-02).
   */
  static VisitorState retry(Open open, Input outcome, VisitorTurn turn) {
    OpenSession session = open.session();
    boolean polls = isPoll(session, outcome);
    if (Failure.isHopeless(outcome)
        || hasRunOut(session, polls ? session.poll() : session.post(), turn)) {
      return Ending.end(open, Failure.endOf(outcome), Failure.of(outcome), turn);
    }
    // A take-over is asked for on the poll's line.
    RequestType polled =
        open instanceof Asking ? session.recovery().request() : RequestType.MESSAGES;
    return polls
        ? open.withSession(session.withPoll(pause(session, session.poll(), polled, outcome, turn)))
        : open.withSession(
            session
                .withPost(pauseHead(session, outcome, turn))
                .withOutbox(
                    Failure.neverLeft(outcome)
                        ? session.outbox().withHeadNotTaken()
                        : session.outbox()));
  }

  /** A POST the server failed on: the same number again, a bounded number of times (C-ERR-04). */
  static VisitorState serverFailed(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    if (isPoll(session, replied)) {
      return retry(open, replied, turn);
    }
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (hasNoTriesLeft(session)) {
      return dropped(open, refusal, turn);
    }
    CallSlot pausing = pauseHead(session, replied, turn);
    return open.withSession(
        session.withPost(pausing).withOutbox(session.outbox().withHeadRefused()));
  }

  /**
   * 409. On a poll: poll again. On a POST the server tells the last number it accepted (facts of
   * the real service on "Expected N. Actual M"): if that is the head's own, a try before has
   * arrived; otherwise numbering goes on behind it. But a line that may have arrived under its
   * number never goes under another, where the server could not tell that it is a repeat.
   */
  static VisitorState outOfSync(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    if (isPoll(session, replied)) {
      return retry(open, replied, turn);
    }
    Refusal.OutOfSync refusal = (Refusal.OutOfSync) ((Reply.Refused) replied.reply()).refusal();
    Open refused = open.withSession(session.withOutbox(session.outbox().withHeadNotTaken()));
    Outbox outbox = refused.session().outbox();
    OutboxItem head = outbox.items().get(0);
    OptionalLong last = refusal.actual();
    boolean hasPassed = last.isPresent() && !follows(head.number(), last);
    if (hasPassed && head.mayHaveArrived()) {
      if (last.equals(head.number())) {
        return delivered(refused, turn);
      }
      if (head.isSaid()) {
        VisitorState without = doubtful(refused, refusal, turn);
        // Never back: under the number of a line that is still on its way, the next one would pass
        // for a repeat of it.
        return last.getAsLong() > head.number().getAsLong() ? rebased(without, last) : without;
      }
    }
    if (hasNoTriesLeft(session)) {
      return head.mayHaveArrived()
          ? doubtful(refused, refusal, turn)
          : rebased(dropped(refused, refusal, turn), last);
    }
    Outbox counted = outbox.withHeadRefused();
    return refused.withSession(
        session
            .withPost(pauseHead(session, replied, turn))
            .withOutbox(hasPassed ? counted.rebasedAfter(last.getAsLong()) : counted));
  }

  private static boolean follows(OptionalLong number, OptionalLong last) {
    return number.isPresent() && number.getAsLong() == last.getAsLong() + 1;
  }

  private static VisitorState doubtful(Open open, Refusal refusal, VisitorTurn turn) {
    String why = Failure.of(refusal) + ", but a try before that may have arrived";
    return dropped(open, why, item -> new CommandOutcome.Unknown(why), turn);
  }

  /** The number of what was dropped was never taken: the next one gets it. */
  private static VisitorState rebased(VisitorState without, OptionalLong last) {
    if (!(without instanceof Open open) || last.isEmpty()) {
      return without;
    }
    OpenSession session = open.session();
    return open.withSession(session.withOutbox(session.outbox().rebasedAfter(last.getAsLong())));
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
    CallSlot.Busy line = (CallSlot.Busy) (polls ? session.poll() : session.post());
    if (line.failed().malformed() + 1 < session.settings().profile().malformedLimit()) {
      CallSlot counted = line.malformed();
      OpenSession more = polls ? session.withPoll(counted) : session.withPost(counted);
      return retry(open.withSession(more), outcome, turn);
    }
    String what = Failure.of(outcome);
    return polls
        ? Ending.end(open, EndCause.Kind.PROTOCOL, what, turn)
        : dropped(open, what, item -> new CommandOutcome.Unknown(what), turn);
  }

  /** Calls that took too long are given up; pauses that are over end. */
  static VisitorState wake(Open open, Input.Deadline deadline, VisitorTurn turn) {
    VisitorState state = open;
    for (CallSlot line : new CallSlot[] {open.session().poll(), open.session().post()}) {
      if (line instanceof CallSlot.Busy busy
          && busy.until().compareTo(turn.now()) <= 0
          && state.waitsFor(busy.call())) {
        turn.cancel(busy);
        state = turn.take(state, InputKind.LOST, Failure.timedOut(busy, turn));
      }
    }
    if (!(state instanceof Open still)) {
      return state;
    }
    Open awake =
        still.withSession(
            still
                .session()
                .withPoll(Backoff.awake(still.session().poll(), turn.now()))
                .withPost(Backoff.awake(still.session().post(), turn.now())));
    return awake instanceof Established established ? Idling.wake(established, turn) : awake;
  }

  static boolean isPoll(OpenSession session, Input outcome) {
    long call = outcome instanceof Input.Lost lost ? lost.call() : ((Input.Replied) outcome).call();
    return session.poll().waitsFor(call);
  }

  static CallSlot pause(
      OpenSession session, CallSlot line, RequestType type, Input outcome, VisitorTurn turn) {
    return Backoff.pause(
        line, session.nextCall(), session.settings().profile(), type, outcome, turn);
  }

  private static CallSlot pauseHead(OpenSession session, Input outcome, VisitorTurn turn) {
    RequestType type = session.outbox().items().get(0).request().kind();
    return pause(session, session.post(), type, outcome, turn);
  }

  /** Whether the server failed on the head more often than it may. */
  static boolean hasBeenTriedInVain(OpenSession session) {
    int most = session.settings().profile().postRetries();
    return session.outbox().head().filter(head -> head.refusals() > most).isPresent();
  }

  private static boolean hasNoTriesLeft(OpenSession session) {
    return session.outbox().items().get(0).refusals() >= session.settings().profile().postRetries();
  }

  /**
   * Each line by itself: answers to polls say nothing of POSTs that get none. The first failure is
   * never the last, however long its call was: a poll may be as long as a server's patience.
   */
  private static boolean hasRunOut(OpenSession session, CallSlot line, VisitorTurn turn) {
    if (line.failures() == 0) {
      return false;
    }
    Duration since = Backoff.failed(line, turn).since().orElseThrow();
    return turn.now().minus(since).compareTo(session.patience()) >= 0;
  }
}
