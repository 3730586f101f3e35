package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries out the commands of the application. */
final class VisitorCommands {

  private VisitorCommands() {}

  static VisitorState sendEarly(Opening opening, Input.Saying said, VisitorTurn turn) {
    return opening.withOutbox(
        appended(opening.outbox(), OutboxItem.said(said), opening.settings().profile(), turn));
  }

  static VisitorState send(Open open, Input.Saying said, VisitorTurn turn) {
    OpenSession session = open.session();
    refuseAfterEnd(open);
    if (session.isClosing()) {
      return sendTooLate(open, said, turn);
    }
    if (Repeats.isDecided(open, said)) {
      return Repeats.settled(open, said, turn);
    }
    Profile profile = session.settings().profile();
    return open.withSession(
        session
            .withOutbox(appended(session.outbox(), item(open, said), profile, turn))
            .withNotices(session.notices().overtaken()));
  }

  static VisitorState sendTooLate(VisitorState state, Input.Saying said, VisitorTurn turn) {
    if (state instanceof Open open && Repeats.isDecided(open, said)) {
      return Repeats.settled(open, said, turn);
    }
    String over = state instanceof Open ? "the chat is being ended" : "the session is over";
    Settlement.leftOver(item(state, said), over, turn);
    return state;
  }

  private static OutboxItem item(VisitorState state, Input.Saying said) {
    OutboxItem item = OutboxItem.said(said);
    return Repeats.mayHaveBeenSaid(state, said) ? item.perhapsSent() : item;
  }

  static VisitorState say(Established established, Input.Saying said, VisitorTurn turn) {
    return established.session().isClosing() || Repeats.isDecided(established, said)
        ? send(established, said, turn)
        : send(Idling.active(established, turn), said, turn);
  }

  static VisitorState typing(Established established, Input.Typing typing, VisitorTurn turn) {
    if (established.session().isClosing()) {
      return established;
    }
    Established shown = typing.typing() ? Idling.active(established, turn) : established;
    return showing(shown, shown.session().notices().withTyping(typing.typing()));
  }

  /** Shows the text so far, if ChatEstablished allowed it for this agent. */
  static VisitorState sneakPeek(Established established, Input.SneakPeek peek, VisitorTurn turn) {
    if (established.session().isClosing()) {
      return established;
    }
    Established active = Idling.active(established, turn);
    return active.agent().mayPeek()
        ? showing(active, active.session().notices().withPeek(peek.text()))
        : active;
  }

  private static VisitorState showing(Established established, Notices notices) {
    OpenSession session = established.session();
    return established.withSession(session.withNotices(notices));
  }

  /** Puts ChatEnd after everything said before (rule C-END-02). */
  static VisitorState endLater(Open open, Input.End end, VisitorTurn turn) {
    OpenSession session = open.session();
    refuseAfterEnd(open);
    if (session.dismissal().isPresent()) {
      return endAgain(open, end, turn);
    }
    if (session.isClosing()) {
      return open.withSession(session.withOutbox(session.outbox().withEndCommanded(end.command())));
    }
    return open.withSession(
        session
            .withOutbox(session.outbox().append(OutboxItem.commanded(end.command(), chatEnd())))
            .withNotices(session.notices().overtaken()));
  }

  /** Leaves the queue. No agent is there to receive ChatEnd, and no POST is allowed yet. */
  static VisitorState leaveQueue(Live live, Input.End end, VisitorTurn turn) {
    return live.session().dismissal().isPresent()
        ? endLater(live, end, turn)
        : leave(live, end.command(), turn);
  }

  static VisitorState leave(Open open, CommandRef command, VisitorTurn turn) {
    return leave(open, exit -> OutboxItem.commanded(command, exit), EndCause.Kind.VISITOR, turn);
  }

  /**
   * Leaves the queue.
   *
   * @param item makes the item of the request to leave
   * @param cause why the visitor leaves
   */
  static VisitorState leave(
      Open open, Function<Request, OutboxItem> item, EndCause.Kind cause, VisitorTurn turn) {
    OpenSession session = open.session();
    turn.cancel(session.poll());
    turn.cancel(session.post());
    for (OutboxItem waiting : session.outbox().items()) {
      if (waiting.request().kind() != RequestType.CHAT_END) {
        Settlement.leftOver(waiting, "the visitor left before an agent was there", turn);
      }
    }
    Request exit =
        switch (session.settings().profile().leavesQueueBy()) {
          case DELETE -> delete(session);
          case CHAT_CANCEL -> ChatCancelRequest.builder().build();
          case CHAT_END -> chatEnd();
        };
    Outbox outbox = new Outbox(session.outbox().nextNumber(), List.of(item.apply(exit)));
    return new Leaving(
        session
            .withPoll(CallSlots.cleared(session.poll()))
            .withPost(CallSlots.cleared(session.post()))
            .withOutbox(outbox),
        open.phase(),
        RetryBudget.from(turn.now(), session.settings().profile().leaveTimeout()),
        cause);
  }

  static VisitorState endBeforeStart(VisitorState state, Input.End end, VisitorTurn turn) {
    turn.settle(end.command(), new CommandOutcome.Accepted());
    return Ending.end(
        state, EndCause.Kind.VISITOR, "the visitor left before the session was open", turn);
  }

  static VisitorState endAgain(VisitorState state, Input.End end, VisitorTurn turn) {
    turn.settle(end.command(), new CommandOutcome.Accepted());
    return state;
  }

  static VisitorState abandon(VisitorState state, Input.Abandon abandon, VisitorTurn turn) {
    return Ending.end(state, EndCause.Kind.ABANDONED, "the application dropped it", turn);
  }

  static Request chatEnd() {
    return ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build();
  }

  static Request delete(OpenSession session) {
    return DeleteSessionIdRequest.builder().key(session.credentials().key()).build();
  }

  /**
   * Refuses a line after the application's end. If the session itself ended the chat, it settles
   * the line as not sent.
   */
  static VisitorState sayAfterEnd(Leaving leaving, Input.Saying said, VisitorTurn turn) {
    refuseAfterEnd(leaving.cause());
    return sendTooLate(leaving, said, turn);
  }

  static VisitorState endAfterEnd(Leaving leaving, Input.End end, VisitorTurn turn) {
    refuseAfterEnd(leaving.cause());
    return endAgain(leaving, end, turn);
  }

  /**
   * Throws if the application has ended the chat. It cannot know yet of an end by the session
   * itself.
   */
  private static void refuseAfterEnd(Open open) {
    OpenSession session = open.session();
    Optional<OutboxItem> end = session.outbox().first(RequestType.CHAT_END);
    boolean commanded = end.filter(item -> item.command().isPresent()).isPresent();
    if (commanded || hasEndedInVain(session)) {
      throw afterEnd();
    }
  }

  /** The application ended the chat, and the server refused that with everything else. */
  private static boolean hasEndedInVain(OpenSession session) {
    return session
        .dismissal()
        .filter(dismissal -> dismissal.cause().kind() == EndCause.Kind.VISITOR)
        .isPresent();
  }

  private static void refuseAfterEnd(EndCause.Kind cause) {
    if (cause == EndCause.Kind.VISITOR) {
      throw afterEnd();
    }
  }

  private static IllegalCommandException afterEnd() {
    return new IllegalCommandException(
        "The application has ended the chat: it accepts no line and no second end");
  }

  private static Outbox appended(
      Outbox outbox, OutboxItem said, Profile profile, VisitorTurn turn) {
    if (outbox.items().size() >= profile.outboxLimit()) {
      Settlement.leftOver(
          said, "the outbox is full: " + profile.outboxLimit() + " lines wait already", turn);
      return outbox;
    }
    return outbox.append(said);
  }
}
