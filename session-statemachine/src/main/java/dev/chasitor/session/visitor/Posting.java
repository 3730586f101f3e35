package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

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
        Settlement.accepted(session, session.outbox().together().size(), turn)
            .withPost(CallSlots.cleared(session.post()));
    return head.request().kind() == RequestType.CHAT_END
        ? new Leaving(
            shorter,
            open.phase(),
            RetryBudget.from(turn.now(), session.settings().profile().leaveTimeout()),
            Ending.wantedBy(session).orElseThrow())
        : open.withSession(shorter);
  }

  /**
   * Settles a POST that the server refused (400, 404, 405 …) without a retry, so that the next one
   * is sent (rule C-ERR-02). A refused poll ends the session.
   */
  static VisitorState callRejected(Open open, Input.Replied replied, VisitorTurn turn) {
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    if (Retrying.isPoll(open.session(), replied)) {
      return Ending.end(open, EndCause.Kind.REFUSED, "Messages: " + Failure.of(refusal), turn);
    }
    Open refused = notTaken(open);
    OpenSession session = refused.session();
    if (session.outbox().together().size() > 1) {
      // The server may refuse only the MultiNoun: send its parts one by one.
      return refused.withSession(
          Settlement.apart(
              session.withPost(CallSlots.cleared(session.post())).withSendsBatches(false), turn));
    }
    return dropRefused(refused, refusal, turn);
  }

  private static Open notTaken(Open open) {
    OpenSession session = open.session();
    return open.withSession(session.withOutbox(session.outbox().withHeadNotTaken()));
  }

  private static VisitorState dropRefused(Open open, Refusal refusal, VisitorTurn turn) {
    return dropHead(
        open, Failure.of(refusal), item -> Settlement.refused(item, refusal, turn), turn);
  }

  /**
   * Drops the head and what went with it. If the head is ChasitorInit, the session ends: without it
   * there is no chat.
   *
   * @param settles settles each dropped item
   */
  static VisitorState dropHead(
      Open open, String why, Consumer<OutboxItem> settles, VisitorTurn turn) {
    OpenSession session = open.session();
    OutboxItem head = session.outbox().items().get(0);
    List<OutboxItem> together = session.outbox().together();
    together.forEach(settles);
    TranscriptCount count = session.transcriptCount();
    for (OutboxItem item : together) {
      if (item.request() instanceof ChatMessageRequest line && item.mayHaveArrived()) {
        count = count.withGivenUp(LineDigest.of(session, line.text()));
      }
    }
    Open without =
        open.withSession(
            session
                .withPost(CallSlots.cleared(session.post()))
                .withOutbox(session.outbox().without(together.size()))
                .withTranscriptCount(count));
    return head.request().kind() == RequestType.CHASITOR_INIT
        ? Ending.end(without, EndCause.Kind.REFUSED, "ChasitorInit: " + why, turn)
        : without;
  }

  /** Returns the state with the pause that the server asks for before the next POST, if it does. */
  private static VisitorState waiting(VisitorState dropped, Input outcome, VisitorTurn turn) {
    if (!(dropped instanceof Open open) || Failure.retryAfter(outcome).isEmpty()) {
      return dropped;
    }
    OpenSession session = open.session();
    Duration wait = Retrying.askedWait(session.post().budget(), outcome);
    return open.withSession(
        session.withPost(
            new CallSlot.Pausing(turn.now().plus(wait), session.post().budget().renewed())));
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
      String why = Failure.of(refusal);
      return waiting(
          dropHead(open, why, item -> Settlement.unknown(item, why, turn), turn), replied, turn);
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
    Open refused = notTaken(open);
    Outbox outbox = refused.session().outbox();
    OutboxItem head = outbox.items().get(0);
    // A 409 to a POST without a number says nothing about the numbers of others.
    OptionalLong last = head.number().isPresent() ? refusal.actual() : OptionalLong.empty();
    boolean hasPassed = last.isPresent() && !follows(head.number(), last);
    if (hasPassed && head.mayHaveArrived()) {
      if (Settlement.isShown(last, head)) {
        return headDelivered(refused, turn);
      }
      if (head.isSaid()) {
        VisitorState without = dropRefused(refused, refusal, turn);
        // Never go back: with the number of a line that is still on its way, the next line would
        // look like its repeat.
        return last.getAsLong() > head.number().getAsLong()
            ? numberedAfter(without, last, turn)
            : without;
      }
    }
    if (hasNoTriesLeft(session)) {
      return head.mayHaveArrived()
          ? dropRefused(refused, refusal, turn)
          : numberedAfter(dropRefused(refused, refusal, turn), last, turn);
    }
    OpenSession again =
        session
            .withPost(Retrying.pauseHead(session, replied, turn))
            .withOutbox(outbox.withHeadRefused());
    return refused.withSession(
        hasPassed ? Settlement.renumbered(again, last.getAsLong(), turn) : again);
  }

  private static boolean follows(OptionalLong number, OptionalLong last) {
    return number.isPresent() && number.getAsLong() == last.getAsLong() + 1;
  }

  /**
   * Goes on with the number after {@code last}: the server never took the number of the dropped
   * head.
   */
  private static VisitorState numberedAfter(
      VisitorState without, OptionalLong last, VisitorTurn turn) {
    return without instanceof Open open && last.isPresent()
        ? open.withSession(Settlement.renumbered(open.session(), last.getAsLong(), turn))
        : without;
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
