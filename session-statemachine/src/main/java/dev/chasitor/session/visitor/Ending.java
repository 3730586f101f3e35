package dev.chasitor.session.visitor;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Ended;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Settling;
import java.util.List;
import java.util.Optional;

/** Ends a session: cancels every call and settles every command. */
final class Ending {

  private static final String ENDED_FIRST = "the session ended first";

  private Ending() {}

  static Ended end(VisitorState state, EndCause.Kind kind, String detail, VisitorTurn turn) {
    return end(state, new EndCause(kind, detail), turn);
  }

  static Ended end(VisitorState state, EndCause reported, VisitorTurn turn) {
    EndCause cause = reported;
    if (state instanceof Opening opening) {
      turn.cancel(opening.call());
      settleLeftOvers(opening.outbox(), cause.kind(), turn);
    } else if (state instanceof Open open) {
      turn.cancel(open.session().poll());
      turn.cancel(open.session().post());
      settleLeftOvers(open.session().outbox(), cause.kind(), turn);
      cause = sinceDismissal(open.session(), cause);
    }
    return new Ended(cause, state.ledger());
  }

  /**
   * Returns the cause to report. If a dismissed session ends by trouble, the dismissal is why it
   * ended.
   */
  private static EndCause sinceDismissal(OpenSession session, EndCause cause) {
    return switch (cause.kind()) {
      case VISITOR,
          AGENT,
          IDLE,
          TIME_LIMIT,
          VISITOR_SILENT,
          NO_AGENT,
          OTHER_REASON,
          REQUEST_FAILED,
          ABANDONED ->
          cause;
      case SESSION_GONE, SESSION_LOST, NETWORK, SERVER_FAILED, REFUSED, PROTOCOL, DRIVER_FAILED ->
          session.dismissal().map(Dismissal::cause).orElse(cause);
    };
  }

  private static void settleLeftOvers(Outbox outbox, EndCause.Kind kind, VisitorTurn turn) {
    for (OutboxItem item : outbox.items()) {
      settleLeftOver(item, kind, turn);
    }
  }

  /**
   * Settles an item that is left in the outbox. A request to end counts as accepted if the server
   * knows that the session is over.
   */
  private static void settleLeftOver(OutboxItem item, EndCause.Kind kind, VisitorTurn turn) {
    switch (kind) {
      case VISITOR,
          AGENT,
          IDLE,
          TIME_LIMIT,
          VISITOR_SILENT,
          NO_AGENT,
          OTHER_REASON,
          REQUEST_FAILED,
          SESSION_GONE ->
          Settlement.leftOverAtEnd(item, ENDED_FIRST, turn);
      case SESSION_LOST, NETWORK, SERVER_FAILED, REFUSED, PROTOCOL, DRIVER_FAILED, ABANDONED ->
          Settlement.leftOver(item, ENDED_FIRST, turn);
    }
  }

  static boolean isExit(OutboxItem item) {
    return switch (item.request().kind()) {
      case CHAT_END, CHAT_CANCEL, DELETE_SESSION_ID -> true;
      case SESSION_ID,
          MESSAGES,
          RESYNC_SESSION,
          RECONNECT_SESSION,
          MULTI_NOUN,
          CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHASITOR_SNEAK_PEEK,
          CHAT_MESSAGE,
          CUSTOM_EVENT,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          RICH_MESSAGE,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          BREADCRUMB,
          UNKNOWN ->
          false;
    };
  }

  /**
   * Returns why the visitor's side ends the chat, if a ChatEnd waits in the outbox or the server
   * refused it.
   */
  static Optional<EndCause.Kind> wantedBy(OpenSession session) {
    Optional<EndCause.Kind> waiting =
        session
            .outbox()
            .first(RequestType.CHAT_END)
            .map(item -> causeOf(item, (ChatEndRequest) item.request()));
    return waiting.or(
        () ->
            session
                .dismissal()
                .map(dismissal -> dismissal.cause().kind())
                .filter(kind -> kind != EndCause.Kind.SESSION_GONE));
  }

  private static EndCause.Kind causeOf(OutboxItem item, ChatEndRequest end) {
    if (end.reason().filter(why -> why.is(ChatEndReason.CLIENT_IDLE_TIMEOUT)).isPresent()) {
      return EndCause.Kind.IDLE;
    }
    return item.command().isPresent() ? EndCause.Kind.VISITOR : EndCause.Kind.TIME_LIMIT;
  }

  /**
   * Handles a 403. After a poll or a take-over the session is over. After a POST the session posts
   * nothing more, but the poll goes on: the agent's last words may wait there (rule C-DLV-08).
   */
  static VisitorState sessionInvalid(Open open, Input.Replied replied, VisitorTurn turn) {
    Refusal refusal = ((Reply.Refused) replied.reply()).refusal();
    EndCause cause =
        new EndCause(
            wantedBy(open.session()).orElse(EndCause.Kind.SESSION_GONE), Failure.of(refusal));
    if (!Retrying.isPoll(open.session(), replied)) {
      return dismissed(open, refusal, cause, turn);
    }
    OpenSession session = open.session();
    Open unpolled = open.withSession(session.withPoll(CallSlots.cleared(session.poll())));
    return conclude(over(unpolled, cause, turn), turn);
  }

  private static Open dismissed(Open open, Refusal refusal, EndCause cause, VisitorTurn turn) {
    OpenSession session = open.session();
    Outbox outbox = session.outbox();
    int tried = outbox.together().size();
    for (int at = 0; at < outbox.items().size(); at++) {
      OutboxItem item = outbox.items().get(at);
      if (at < tried && !isExit(item)) {
        Settlement.refused(item.notTaken(), refusal, turn);
      } else {
        Settlement.leftOverAtEnd(item, "the server takes nothing more", turn);
      }
    }
    return open.withSession(
        session
            .withPost(CallSlots.cleared(session.post()))
            .withOutbox(new Outbox(outbox.nextNumber(), List.of()))
            .withNotices(session.notices().overtaken())
            .withDismissal(
                new Dismissal(
                    RetryBudget.from(turn.now(), session.settings().profile().leaveTimeout()),
                    cause)));
  }

  /** Ends the chat on the server's word. The rest of the batch is still processed. */
  static Settling over(Open open, EndCause cause, VisitorTurn turn) {
    return new Settling(
        open.session(),
        open.phase(),
        RetryBudget.from(turn.now(), open.session().settings().profile().leaveTimeout()),
        cause);
  }

  /**
   * Ends the session after the batch that ended the chat. If a command's POST is on its way, the
   * session waits for the answer, since the server may have taken it.
   */
  static VisitorState conclude(Settling settling, VisitorTurn turn) {
    OpenSession session = settling.session();
    Outbox outbox = session.outbox();
    List<OutboxItem> onTheirWay =
        session.post() instanceof CallSlot.Busy ? outbox.together() : List.of();
    if (onTheirWay.stream().allMatch(item -> item.command().isEmpty() || isExit(item))) {
      return end(settling, settling.cause(), turn);
    }
    for (OutboxItem item : outbox.items().subList(onTheirWay.size(), outbox.items().size())) {
      settleLeftOver(item, settling.cause().kind(), turn);
    }
    return settling.withSession(session.withOutbox(new Outbox(outbox.nextNumber(), onTheirWay)));
  }

  /** Settles the POST that was on its way when the chat ended, and ends the session. */
  static VisitorState settled(Settling settling, Input outcome, VisitorTurn turn) {
    OpenSession session = settling.session();
    Outbox outbox = session.outbox();
    for (OutboxItem item : outbox.together()) {
      if (isExit(item)) {
        Settlement.leftOverAtEnd(item, ENDED_FIRST, turn);
      } else {
        Settlement.answered(item, outcome, turn);
      }
    }
    Outbox rest = outbox.without(outbox.together().size());
    return end(settling.withSession(session.withOutbox(rest)), settling.cause(), turn);
  }

  static VisitorState wakeSettling(Settling settling, Input.Deadline deadline, VisitorTurn turn) {
    return settling.budget().isSpentAt(turn.now())
        ? end(settling, settling.cause(), turn)
        : Retrying.wake(settling, deadline, turn);
  }

  /** Ends the session without the answer, since the application drops it. */
  static VisitorState abandonSettling(Settling settling, Input.Abandon abandon, VisitorTurn turn) {
    return end(settling, settling.cause(), turn);
  }

  /** Ends the session while the visitor leaves, or polls once more if last words may still come. */
  static VisitorState left(Leaving leaving, Input outcome, VisitorTurn turn) {
    OpenSession session = leaving.session();
    if (mayHaveLastWords(leaving, outcome)) {
      CallSlot poll =
          mayComeAgain(outcome)
              ? Retrying.pause(session, session.poll(), RequestType.MESSAGES, outcome, turn)
              : CallSlots.cleared(session.poll());
      return leaving.withSession(session.withPoll(poll));
    }
    Optional<OutboxItem> exit = session.outbox().head();
    exit.ifPresent(item -> Settlement.exit(item, outcome, turn));
    Leaving settled =
        leaving.withSession(
            session.withOutbox(new Outbox(session.outbox().nextNumber(), List.of())));
    return end(settled, leaving.cause(), Overtime.reason(leaving.cause()), turn);
  }

  /**
   * Whether the next poll may still bring last words: this poll met a failure that passes or a lost
   * or damaged answer, or it began before the end and brought nothing.
   */
  private static boolean mayHaveLastWords(Leaving leaving, Input outcome) {
    boolean again = mayComeAgain(outcome);
    return (again || broughtNothing(outcome))
        && leaving.session().outbox().items().isEmpty()
        && leaving.session().poll() instanceof CallSlot.Busy poll
        && Retrying.isPoll(leaving.session(), outcome)
        && (again || beganBeforeTheEnd(poll, leaving));
  }

  /**
   * Whether the failure passes, or the answer was lost or damaged: the server repeats that batch.
   */
  private static boolean mayComeAgain(Input outcome) {
    return switch (outcome.kind()) {
      case LOST -> !Failure.isHopeless(outcome);
      case REPLIED ->
          Failure.isPassing(outcome)
              || ((Input.Replied) outcome).reply().kind() == Reply.Kind.MALFORMED;
      case START, SEND, POST, TYPING, SNEAK_PEEK, WITHDRAW, END, ABANDON, DEADLINE, CONFIRMED ->
          false;
    };
  }

  private static boolean beganBeforeTheEnd(CallSlot.Busy poll, Leaving leaving) {
    return leaving.budget().since().filter(end -> poll.began().compareTo(end) < 0).isPresent();
  }

  private static boolean broughtNothing(Input outcome) {
    return outcome instanceof Input.Replied replied && replied.reply().kind() == Reply.Kind.EMPTY;
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
    OutboxItem delete = exit.get().notTaken().unnumbered().with(VisitorCommands.delete(session));
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
