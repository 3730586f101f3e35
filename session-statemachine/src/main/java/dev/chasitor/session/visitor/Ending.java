package dev.chasitor.session.visitor;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Ended;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.util.List;
import java.util.Optional;

/** Ends a session: cancels every call and settles every command. */
final class Ending {

  private Ending() {}

  static Ended end(VisitorState state, EndCause.Kind kind, String detail, VisitorTurn turn) {
    if (state instanceof Opening opening) {
      turn.cancel(opening.call());
      settleLeftOvers(opening.outbox(), kind, turn);
    } else if (state instanceof Open open) {
      turn.cancel(open.session().poll());
      turn.cancel(open.session().post());
      settleLeftOvers(open.session().outbox(), kind, turn);
    }
    return new Ended(new EndCause(kind, detail), state.last());
  }

  /**
   * Settles what is left in the outbox. A request to end counts as accepted if the server knows
   * that the session is over.
   */
  private static void settleLeftOvers(Outbox outbox, EndCause.Kind kind, VisitorTurn turn) {
    boolean serverKnows =
        switch (kind) {
          case VISITOR, AGENT, IDLE, REQUEST_FAILED, SESSION_GONE -> true;
          case SESSION_LOST, NETWORK, SERVER_FAILED, REFUSED, PROTOCOL, ABANDONED -> false;
        };
    for (OutboxItem item : outbox.items()) {
      if (serverKnows && isExit(item)) {
        turn.settle(item, new CommandOutcome.Accepted());
      } else {
        settleLeftOver(item, "the session ended first", turn);
      }
    }
  }

  static boolean isExit(OutboxItem item) {
    return switch (item.request().kind()) {
      case CHAT_END, CHAT_CANCEL, DELETE_SESSION_ID -> true;
      default -> false;
    };
  }

  static void settleLeftOver(OutboxItem item, String reason, VisitorTurn turn) {
    turn.settle(
        item,
        item.wasSent() ? new CommandOutcome.Unknown(reason) : new CommandOutcome.NotSent(reason));
  }

  /** Returns why the visitor's side ends the chat, if a ChatEnd waits in the outbox. */
  static Optional<EndCause.Kind> wantedBy(Outbox outbox) {
    return outbox.items().stream()
        .map(OutboxItem::request)
        .filter(ChatEndRequest.class::isInstance)
        .map(request -> causeOf((ChatEndRequest) request))
        .findFirst();
  }

  private static EndCause.Kind causeOf(ChatEndRequest end) {
    boolean idle =
        end.reason().filter(why -> why.is(ChatEndReason.CLIENT_IDLE_TIMEOUT)).isPresent();
    return idle ? EndCause.Kind.IDLE : EndCause.Kind.VISITOR;
  }

  /** Ends the session after a 403: the server does not know it any more. */
  static VisitorState gone(Open open, Input.Replied replied, VisitorTurn turn) {
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    return end(
        open,
        wantedBy(open.session().outbox()).orElse(EndCause.Kind.SESSION_GONE),
        Failure.of(refusal),
        turn);
  }

  /** Ends the session while the visitor leaves, or polls once more if last words may still come. */
  static VisitorState left(Leaving leaving, Input outcome, VisitorTurn turn) {
    OpenSession session = leaving.session();
    if (mayHaveLastWords(leaving, outcome)) {
      CallSlot poll =
          outcome instanceof Input.Lost
              ? Retrying.pause(session, session.poll(), RequestType.MESSAGES, outcome, turn)
              : CallSlots.cleared(session.poll());
      return leaving.withSession(session.withPoll(poll));
    }
    Optional<OutboxItem> exit = session.outbox().head();
    exit.ifPresent(item -> turn.settle(item, fate(outcome)));
    Leaving settled =
        leaving.withSession(
            session.withOutbox(new Outbox(session.outbox().nextNumber(), List.of())));
    return end(settled, leaving.cause(), "the visitor ended the chat", turn);
  }

  /**
   * Whether the next poll may still bring last words: this poll began before the end, and brought
   * nothing.
   */
  private static boolean mayHaveLastWords(Leaving leaving, Input outcome) {
    return broughtNothing(outcome)
        && leaving.session().outbox().items().isEmpty()
        && leaving.session().poll() instanceof CallSlot.Busy poll
        && Retrying.isPoll(leaving.session(), outcome)
        && leaving.budget().since().filter(end -> poll.began().compareTo(end) < 0).isPresent();
  }

  private static boolean broughtNothing(Input outcome) {
    return switch (outcome.kind()) {
      case LOST -> ((Input.Lost) outcome).failure() != FailureKind.CLOSED;
      case REPLIED -> ((Input.Replied) outcome).reply().kind() == Reply.Kind.EMPTY;
      case START, SEND, POST, TYPING, SNEAK_PEEK, END, ABANDON, DEADLINE -> false;
    };
  }

  /** Returns the outcome of the request to leave. */
  private static CommandOutcome fate(Input outcome) {
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
            : new CommandOutcome.Refused(refusal);
      }
    };
  }

  static VisitorState wake(Leaving leaving, Input.Deadline deadline, VisitorTurn turn) {
    return leaving.budget().isSpentAt(turn.now())
        ? left(leaving, deadline, turn)
        : Retrying.wake(leaving, deadline, turn);
  }

  /** Leaves the queue by DELETE after the server refused ChatCancel or ChatEnd. */
  static VisitorState leaveOtherwise(Leaving leaving, Input.Replied replied, VisitorTurn turn) {
    OpenSession session = leaving.session();
    Optional<OutboxItem> exit = session.outbox().head();
    if (exit.isEmpty() || exit.get().request().kind() == RequestType.DELETE_SESSION_ID) {
      return left(leaving, replied, turn);
    }
    OutboxItem delete = exit.get().unnumbered().with(VisitorCommands.delete(session));
    return leaving.withSession(
        session
            .withPost(CallSlots.cleared(session.post()))
            .withOutbox(new Outbox(session.outbox().nextNumber(), List.of(delete))));
  }

  /** Retries a request to leave that may not have arrived, while there is time. */
  static VisitorState leaveAgain(Leaving leaving, Input outcome, VisitorTurn turn) {
    OpenSession session = leaving.session();
    Optional<OutboxItem> exit = session.outbox().head();
    if (exit.isEmpty()) {
      return left(leaving, outcome, turn);
    }
    RequestType type = exit.get().request().kind();
    CallSlot pausing = Retrying.pause(session, session.post(), type, outcome, turn);
    return leaving.withSession(session.withPost(pausing));
  }
}
