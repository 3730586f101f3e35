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

  static VisitorState accepted(Open open, Input.Replied replied, Turn turn) {
    if (isPoll(open.link(), replied)) {
      return turn.takeQuietly(open, InputKind.MALFORMED, replied);
    }
    return delivered(open, turn);
  }

  /** The head, and what went with it, is known to be with the server. */
  static Open delivered(Open open, Turn turn) {
    Link link = open.link();
    OutboxItem head = link.outbox().items().get(0);
    Link shorter = accepted(link, link.outbox().together().size(), turn).withPost(Line.clear());
    return head.request().kind() == RequestType.CHAT_END
        ? new Leaving(
            shorter,
            open.phase(),
            turn.now().plus(link.settings().profile().leaveTimeout()),
            Ending.wantedBy(link.outbox()).orElseThrow())
        : open.withLink(shorter);
  }

  /** Settles the first items of the outbox as accepted. */
  static Link accepted(Link link, int first, Turn turn) {
    Tally tally = link.tally();
    for (OutboxItem item : link.outbox().items().subList(0, first)) {
      turn.settle(item, new CommandOutcome.Accepted());
      tally = item.request().kind() == RequestType.CHAT_MESSAGE ? tally.saidOne() : tally;
    }
    return link.withOutbox(link.outbox().without(first)).withTally(tally);
  }

  /** 400, 404, 405 …: told, not tried again, and nothing behind it waits (rule C-ERR-02). */
  static VisitorState rejected(Open open, Input.Replied replied, Turn turn) {
    Link link = open.link();
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (link.poll().waitsFor(replied.call())) {
      return Ending.end(open, EndCause.Kind.REFUSED, "Messages: " + Failure.of(refusal), turn);
    }
    if (link.outbox().together().size() > 1) {
      // It may be the MultiNoun that is not liked, and none of what it held.
      return open.withLink(
          link.withPost(Line.clear()).withOutbox(link.outbox().apart()).withSendsBatches(false));
    }
    return dropped(open, refusal, turn);
  }

  private static VisitorState dropped(Open open, Refusal refusal, Turn turn) {
    return dropped(open, Failure.of(refusal), item -> new CommandOutcome.Refused(refusal), turn);
  }

  /** Drops the head and what went with it; without ChasitorInit there is no chat. */
  static VisitorState dropped(
      Open open, String why, Function<OutboxItem, CommandOutcome> outcome, Turn turn) {
    Link link = open.link();
    OutboxItem head = link.outbox().items().get(0);
    List<OutboxItem> together = link.outbox().together();
    together.forEach(item -> turn.settle(item, outcome.apply(item)));
    Open without =
        open.withLink(
            link.withPost(Line.clear()).withOutbox(link.outbox().without(together.size())));
    return head.request().kind() == RequestType.CHASITOR_INIT
        ? Ending.end(without, EndCause.Kind.REFUSED, "ChasitorInit: " + why, turn)
        : without;
  }

  /**
   * No answer: the same again after a pause, the same number and body for a POST (rule C-SEQ-02).
   */
  static VisitorState retry(Open open, Input outcome, Turn turn) {
    Link link = open.link();
    boolean polls = isPoll(link, outcome);
    if (Failure.isHopeless(outcome) || hasRunOut(link, polls ? link.poll() : link.post(), turn)) {
      return Ending.end(open, Failure.endOf(outcome), Failure.of(outcome), turn);
    }
    // A take-over is asked for on the poll's line.
    RequestType polled = open instanceof Asking ? link.recovery().request() : RequestType.MESSAGES;
    return polls
        ? open.withLink(link.withPoll(pause(link, link.poll(), polled, outcome, turn)))
        : open.withLink(
            link.withPost(pauseHead(link, outcome, turn))
                .withOutbox(
                    Failure.neverLeft(outcome) ? link.outbox().withHeadNotTaken() : link.outbox()));
  }

  /** A POST the server failed on: the same number again, a bounded number of times (C-ERR-04). */
  static VisitorState serverFailed(Open open, Input.Replied replied, Turn turn) {
    Link link = open.link();
    if (isPoll(link, replied)) {
      return retry(open, replied, turn);
    }
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (hasNoTriesLeft(link)) {
      return dropped(open, refusal, turn);
    }
    Line pausing = pauseHead(link, replied, turn);
    return open.withLink(link.withPost(pausing).withOutbox(link.outbox().withHeadRefused()));
  }

  /**
   * 409. On a poll: poll again. On a POST the server tells the last number it accepted (facts of
   * the real service on "Expected N. Actual M"): if that is the head's own, a try before has
   * arrived; otherwise numbering goes on behind it. But a line that may have arrived under its
   * number never goes under another, where the server could not tell that it is a repeat.
   */
  static VisitorState outOfSync(Open open, Input.Replied replied, Turn turn) {
    Link link = open.link();
    if (isPoll(link, replied)) {
      return retry(open, replied, turn);
    }
    Refusal.OutOfSync refusal = (Refusal.OutOfSync) ((Reply.Refused) replied.reply()).refusal();
    Open refused = open.withLink(link.withOutbox(link.outbox().withHeadNotTaken()));
    Outbox outbox = refused.link().outbox();
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
    if (hasNoTriesLeft(link)) {
      return head.mayHaveArrived()
          ? doubtful(refused, refusal, turn)
          : rebased(dropped(refused, refusal, turn), last);
    }
    Outbox counted = outbox.withHeadRefused();
    return refused.withLink(
        link.withPost(pauseHead(link, replied, turn))
            .withOutbox(hasPassed ? counted.rebasedAfter(last.getAsLong()) : counted));
  }

  private static boolean follows(OptionalLong number, OptionalLong last) {
    return number.isPresent() && number.getAsLong() == last.getAsLong() + 1;
  }

  private static VisitorState doubtful(Open open, Refusal refusal, Turn turn) {
    String why = Failure.of(refusal) + ", but a try before that may have arrived";
    return dropped(open, why, item -> new CommandOutcome.Unknown(why), turn);
  }

  /** The number of what was dropped was never taken: the next one gets it. */
  private static VisitorState rebased(VisitorState without, OptionalLong last) {
    if (!(without instanceof Open open) || last.isEmpty()) {
      return without;
    }
    Link link = open.link();
    return open.withLink(link.withOutbox(link.outbox().rebasedAfter(last.getAsLong())));
  }

  /** No answer, or one that the transport cannot bear. */
  static VisitorState lost(Open open, Input.Lost lost, Turn turn) {
    return switch (lost.failure()) {
      case TOO_LARGE, UNEXPECTED -> malformed(open, lost, turn);
      case TIMED_OUT, NOT_CONNECTED, CONNECTION_LOST, CANCELLED, CLOSED, NOT_CARRIED ->
          retry(open, lost, turn);
    };
  }

  /** Answers that are not the protocol, one after another, are not going to get better. */
  static VisitorState malformed(Open open, Input outcome, Turn turn) {
    Link link = open.link();
    boolean polls = isPoll(link, outcome);
    Line.Busy line = (Line.Busy) (polls ? link.poll() : link.post());
    if (line.failed().malformed() + 1 < link.settings().profile().malformedLimit()) {
      Line counted = line.malformed();
      Link more = polls ? link.withPoll(counted) : link.withPost(counted);
      return retry(open.withLink(more), outcome, turn);
    }
    String what = Failure.of(outcome);
    return polls
        ? Ending.end(open, EndCause.Kind.PROTOCOL, what, turn)
        : dropped(open, what, item -> new CommandOutcome.Unknown(what), turn);
  }

  /** Calls that took too long are given up; pauses that are over end. */
  static VisitorState wake(Open open, Input.Deadline deadline, Turn turn) {
    VisitorState state = open;
    for (Line line : new Line[] {open.link().poll(), open.link().post()}) {
      if (line instanceof Line.Busy busy
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
        still.withLink(
            still
                .link()
                .withPoll(Backoff.awake(still.link().poll(), turn.now()))
                .withPost(Backoff.awake(still.link().post(), turn.now())));
    return awake instanceof Established established ? Idling.wake(established, turn) : awake;
  }

  static boolean isPoll(Link link, Input outcome) {
    long call = outcome instanceof Input.Lost lost ? lost.call() : ((Input.Replied) outcome).call();
    return link.poll().waitsFor(call);
  }

  static Line pause(Link link, Line line, RequestType type, Input outcome, Turn turn) {
    return Backoff.pause(line, link.nextCall(), link.settings().profile(), type, outcome, turn);
  }

  private static Line pauseHead(Link link, Input outcome, Turn turn) {
    RequestType type = link.outbox().items().get(0).request().kind();
    return pause(link, link.post(), type, outcome, turn);
  }

  /** Whether the server failed on the head more often than it may. */
  static boolean hasBeenTriedInVain(Link link) {
    int most = link.settings().profile().postRetries();
    return link.outbox().head().filter(head -> head.refusals() > most).isPresent();
  }

  private static boolean hasNoTriesLeft(Link link) {
    return link.outbox().items().get(0).refusals() >= link.settings().profile().postRetries();
  }

  /**
   * Each line by itself: answers to polls say nothing of POSTs that get none. The first failure is
   * never the last, however long its call was: a poll may be as long as a server's patience.
   */
  private static boolean hasRunOut(Link link, Line line, Turn turn) {
    if (line.failures() == 0) {
      return false;
    }
    Duration since = Backoff.failed(line, turn).since().orElseThrow();
    return turn.now().minus(since).compareTo(link.patience()) >= 0;
  }
}
