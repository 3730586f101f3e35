package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Handles the outcome of the POST at the head of the outbox. */
final class Posting {

  private Posting() {}

  static VisitorState postAccepted(Open open, Input.Replied replied, VisitorTurn turn) {
    if (Retrying.isPoll(open.session(), replied)) {
      return turn.takeQuietly(open, InputKind.MALFORMED, replied);
    }
    return headDelivered(open, turn);
  }

  /** Settles the head, and what went with it, as accepted by the server. */
  static Open headDelivered(Open open, VisitorTurn turn) {
    OpenSession session = open.session();
    OutboxItem head = session.outbox().items().get(0);
    OpenSession shorter =
        settleAccepted(session, session.outbox().together().size(), turn)
            .withPost(CallSlots.cleared(session.post()));
    return head.request().kind() == RequestType.CHAT_END
        ? new Leaving(
            shorter,
            open.phase(),
            RetryBudget.from(turn.now(), session.settings().profile().leaveTimeout()),
            Ending.wantedBy(session.outbox()).orElseThrow())
        : open.withSession(shorter);
  }

  /** Settles the first items of the outbox as accepted. */
  static OpenSession settleAccepted(OpenSession session, int first, VisitorTurn turn) {
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

  /**
   * Settles a POST that the server refused (400, 404, 405 …) without a retry, so that the next one
   * is sent (rule C-ERR-02). A refused poll ends the session.
   */
  static VisitorState callRejected(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (session.poll().waitsFor(replied.call())) {
      return Ending.end(open, EndCause.Kind.REFUSED, "Messages: " + Failure.of(refusal), turn);
    }
    if (session.outbox().together().size() > 1) {
      // The server may refuse only the MultiNoun: send its parts one by one.
      return open.withSession(
          session
              .withPost(CallSlots.cleared(session.post()))
              .withOutbox(session.outbox().apart())
              .withSendsBatches(false));
    }
    return dropHead(open, refusal, turn);
  }

  private static VisitorState dropHead(Open open, Refusal refusal, VisitorTurn turn) {
    return dropHead(open, Failure.of(refusal), item -> new CommandOutcome.Refused(refusal), turn);
  }

  /**
   * Drops the head and what went with it. If the head is ChasitorInit, the session ends: without it
   * there is no chat.
   */
  static VisitorState dropHead(
      Open open, String why, Function<OutboxItem, CommandOutcome> outcome, VisitorTurn turn) {
    OpenSession session = open.session();
    OutboxItem head = session.outbox().items().get(0);
    List<OutboxItem> together = session.outbox().together();
    together.forEach(item -> turn.settle(item, outcome.apply(item)));
    Open without =
        open.withSession(
            session
                .withPost(CallSlots.cleared(session.post()))
                .withOutbox(session.outbox().without(together.size())));
    return head.request().kind() == RequestType.CHASITOR_INIT
        ? Ending.end(without, EndCause.Kind.REFUSED, "ChasitorInit: " + why, turn)
        : without;
  }

  /**
   * Retries a POST that the server failed on, with the same number, a bounded number of times
   * (C-ERR-04).
   */
  static VisitorState callFailedByServer(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    if (Retrying.isPoll(session, replied)) {
      return Retrying.retry(open, replied, turn);
    }
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (hasNoTriesLeft(session)) {
      return dropHead(open, refusal, turn);
    }
    CallSlot pausing = Retrying.pauseHead(session, replied, turn);
    return open.withSession(
        session.withPost(pausing).withOutbox(session.outbox().withHeadRefused()));
  }

  /**
   * Handles a 409. After a poll, the session polls again. After a POST, the server names the last
   * number it accepted (facts of the real service on "Expected N. Actual M"). If that is the head's
   * number, an earlier try has arrived. Otherwise the head gets the number after it. But a line
   * that may have arrived never gets another number: the server could not recognise the repeat.
   */
  static VisitorState callOutOfSync(Open open, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = open.session();
    if (Retrying.isPoll(session, replied)) {
      return Retrying.retry(open, replied, turn);
    }
    Refusal.OutOfSync refusal = (Refusal.OutOfSync) ((Reply.Refused) replied.reply()).refusal();
    Open refused = open.withSession(session.withOutbox(session.outbox().withHeadNotTaken()));
    Outbox outbox = refused.session().outbox();
    OutboxItem head = outbox.items().get(0);
    OptionalLong last = refusal.actual();
    boolean hasPassed = last.isPresent() && !follows(head.number(), last);
    if (hasPassed && head.mayHaveArrived()) {
      if (last.equals(head.number())) {
        return headDelivered(refused, turn);
      }
      if (head.isSaid()) {
        VisitorState without = dropHeadInDoubt(refused, refusal, turn);
        // Never go back: with the number of a line that is still on its way, the next line would
        // look like its repeat.
        return last.getAsLong() > head.number().getAsLong()
            ? numberedAfter(without, last)
            : without;
      }
    }
    if (hasNoTriesLeft(session)) {
      return head.mayHaveArrived()
          ? dropHeadInDoubt(refused, refusal, turn)
          : numberedAfter(dropHead(refused, refusal, turn), last);
    }
    Outbox counted = outbox.withHeadRefused();
    return refused.withSession(
        session
            .withPost(Retrying.pauseHead(session, replied, turn))
            .withOutbox(hasPassed ? counted.rebasedAfter(last.getAsLong()) : counted));
  }

  private static boolean follows(OptionalLong number, OptionalLong last) {
    return number.isPresent() && number.getAsLong() == last.getAsLong() + 1;
  }

  private static VisitorState dropHeadInDoubt(Open open, Refusal refusal, VisitorTurn turn) {
    String why = Failure.of(refusal) + ", but an earlier try may have arrived";
    return dropHead(open, why, item -> new CommandOutcome.Unknown(why), turn);
  }

  /**
   * Goes on with the number after {@code last}: the server never took the number of the dropped
   * head.
   */
  private static VisitorState numberedAfter(VisitorState without, OptionalLong last) {
    if (!(without instanceof Open open) || last.isEmpty()) {
      return without;
    }
    OpenSession session = open.session();
    return open.withSession(session.withOutbox(session.outbox().rebasedAfter(last.getAsLong())));
  }

  /** Whether the server failed on the head more often than the profile allows. */
  static boolean hasBeenTriedInVain(OpenSession session) {
    int most = session.settings().profile().postRetries();
    return session.outbox().head().filter(head -> head.refusals() > most).isPresent();
  }

  private static boolean hasNoTriesLeft(OpenSession session) {
    return session.outbox().items().get(0).refusals() >= session.settings().profile().postRetries();
  }
}
