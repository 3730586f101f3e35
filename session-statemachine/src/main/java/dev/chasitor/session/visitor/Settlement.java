package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Settles the items of the outbox and takes their numbers away; nothing else does. An item that may
 * have arrived is never sent under another number, since the server could not recognise the repeat.
 * It is never reported as refused or not sent (rules C-SEQ-02, C-ERR-02, C-LIV-02).
 */
final class Settlement {

  private static final String IN_DOUBT = ", but a try before that may have arrived";

  private Settlement() {}

  /** Settles the first items of the outbox as accepted. */
  static OpenSession accepted(OpenSession session, int first, VisitorTurn turn) {
    TranscriptCount count = session.transcriptCount();
    for (OutboxItem item : session.outbox().items().subList(0, first)) {
      settle(item, new CommandOutcome.Accepted(), turn);
      if (item.request() instanceof ChatMessageRequest line) {
        count = count.withSaid(count.said().with(LineDigest.of(session, line.text())));
      }
    }
    return session.withOutbox(session.outbox().without(first)).withTranscriptCount(count);
  }

  /**
   * Settles an item whose last try was refused. If an earlier try may have arrived, the outcome is
   * unknown.
   */
  static void refused(OutboxItem item, Refusal refusal, VisitorTurn turn) {
    settle(item, ofRefused(item, refusal), turn);
  }

  private static CommandOutcome ofRefused(OutboxItem item, Refusal refusal) {
    return item.mayHaveArrived()
        ? new CommandOutcome.Unknown(Failure.of(refusal) + IN_DOUBT)
        : new CommandOutcome.Refused(refusal);
  }

  /** Settles an item whose line the transcript shows. */
  static void shown(OutboxItem item, VisitorTurn turn) {
    settle(item, new CommandOutcome.Accepted(), turn);
  }

  /** Settles an item of which nobody knows whether it arrived. */
  static void unknown(OutboxItem item, String reason, VisitorTurn turn) {
    settle(item, new CommandOutcome.Unknown(reason), turn);
  }

  /** Settles an item that will not be sent any more. */
  static void leftOver(OutboxItem item, String reason, VisitorTurn turn) {
    settle(
        item,
        item.wasSent() || item.mayHaveArrived()
            ? new CommandOutcome.Unknown(reason)
            : new CommandOutcome.NotSent(reason),
        turn);
  }

  /**
   * Settles an item of a session that is over, as the server knows. A request to end it counts as
   * accepted.
   */
  static void leftOverAtEnd(OutboxItem item, String reason, VisitorTurn turn) {
    if (Ending.isExit(item)) {
      settle(item, new CommandOutcome.Accepted(), turn);
    } else {
      leftOver(item, reason, turn);
    }
  }

  /** Settles the request to leave. A server that does not know the session has accepted it. */
  static void exit(OutboxItem item, Input outcome, VisitorTurn turn) {
    settle(item, ofExit(item, outcome), turn);
  }

  private static CommandOutcome ofExit(OutboxItem item, Input outcome) {
    if (!(outcome instanceof Input.Replied replied)) {
      return new CommandOutcome.Unknown("the server did not answer in time");
    }
    Reply reply = replied.reply();
    return switch (reply.kind()) {
      case ANSWERED, ACCEPTED, EMPTY -> new CommandOutcome.Accepted();
      case MALFORMED -> new CommandOutcome.Unknown(Failure.of(outcome));
      case REFUSED -> {
        Refusal refusal = ((Reply.Refused) reply).refusal();
        yield refusal instanceof Refusal.SessionInvalid
            ? new CommandOutcome.Accepted()
            : ofRefused(item.notTaken(), refusal);
      }
    };
  }

  /** Settles an item whose call ended after the chat had ended. */
  static void answered(OutboxItem item, Input outcome, VisitorTurn turn) {
    if (outcome instanceof Input.Lost) {
      OutboxItem tried = Failure.neverLeft(outcome) ? item.notTaken() : item;
      settle(
          item,
          tried.mayHaveArrived()
              ? new CommandOutcome.Unknown(Failure.of(outcome))
              : new CommandOutcome.NotSent(Failure.of(outcome)),
          turn);
      return;
    }
    Reply reply = ((Input.Replied) outcome).reply();
    switch (reply.kind()) {
      case ACCEPTED -> settle(item, new CommandOutcome.Accepted(), turn);
      case REFUSED -> answered(item, ((Reply.Refused) reply).refusal(), turn);
      case ANSWERED, EMPTY, MALFORMED -> unknown(item, Failure.of(outcome), turn);
    }
  }

  private static void answered(OutboxItem item, Refusal refusal, VisitorTurn turn) {
    switch (refusal.kind()) {
      case SESSION_INVALID, REJECTED -> refused(item.notTaken(), refusal, turn);
      case OUT_OF_SYNC -> {
        OutboxItem tried = item.notTaken();
        if (isShown(((Refusal.OutOfSync) refusal).actual(), tried)) {
          settle(item, new CommandOutcome.Accepted(), turn);
        } else {
          refused(tried, refusal, turn);
        }
      }
      case AFFINITY_LOST, SERVER_FAILED -> unknown(item, Failure.of(refusal), turn);
    }
  }

  /**
   * Whether a 409 shows that the server took an earlier try of an item: it names the item's number.
   *
   * @param last the last number that the server accepted, as the 409 says
   * @param item the item after the try that the 409 refused
   */
  static boolean isShown(OptionalLong last, OutboxItem item) {
    return item.mayHaveArrived() && last.isPresent() && last.equals(item.number());
  }

  /** Numbers the outbox anew after {@code last}, the last number that the server accepted. */
  static OpenSession renumbered(OpenSession session, long last, VisitorTurn turn) {
    return withoutDoubtful(session.withOutbox(session.outbox().rebasedAfter(last)), turn);
  }

  /** Takes a MultiNoun apart: each of its items gets a number of its own. */
  static OpenSession apart(OpenSession session, VisitorTurn turn) {
    return withoutDoubtful(session.withOutbox(session.outbox().apart()), turn);
  }

  /**
   * Settles as unknown what the visitor said, may have arrived, and has lost its number. If it were
   * sent again, the agent might see it twice.
   */
  static OpenSession withoutDoubtful(OpenSession session, VisitorTurn turn) {
    List<OutboxItem> kept = new ArrayList<>();
    for (OutboxItem item : session.outbox().items()) {
      if (item.isSaid() && item.mayHaveArrived() && item.number().isEmpty()) {
        unknown(item, "it may have arrived, and the server no longer counts by its number", turn);
      } else {
        kept.add(item);
      }
    }
    return kept.size() == session.outbox().items().size()
        ? session
        : session.withOutbox(new Outbox(session.outbox().nextNumber(), kept));
  }

  /**
   * Settles as unknown what the visitor said and may have arrived, among the first {@code sent}
   * items: the transcript does not show whether it did. Other items that went with it lose their
   * number.
   */
  static OpenSession notShown(OpenSession session, int sent, VisitorTurn turn) {
    List<OutboxItem> items = session.outbox().items();
    List<OutboxItem> kept = new ArrayList<>();
    for (OutboxItem item : items.subList(0, sent)) {
      if (item.isSaid() && item.mayHaveArrived()) {
        unknown(item, "the transcript does not show whether it arrived", turn);
      } else {
        kept.add(item);
      }
    }
    if (kept.size() < sent) {
      kept.replaceAll(OutboxItem::unnumbered);
    }
    kept.addAll(items.subList(sent, items.size()));
    return session.withOutbox(new Outbox(session.outbox().nextNumber(), kept));
  }

  private static void settle(OutboxItem item, CommandOutcome outcome, VisitorTurn turn) {
    item.command().ifPresent(command -> turn.settle(command, outcome));
  }
}
