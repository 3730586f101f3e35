package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import java.util.List;
import java.util.Optional;

/** What the application commands. */
final class Commands {

  private Commands() {}

  static VisitorState sendEarly(Opening opening, Input.Saying said, Turn turn) {
    Outbox outbox = appended(opening.outbox(), said, opening.settings().profile(), turn);
    return new Opening(
        opening.settings(), opening.nextCall(), opening.line(), outbox, opening.since());
  }

  static VisitorState send(Open open, Input.Saying said, Turn turn) {
    Link link = open.link();
    refuseAfterEnd(open);
    if (isEnding(open)) {
      return sendTooLate(open, said, turn);
    }
    return open.withLink(
        link.withOutbox(appended(link.outbox(), said, link.settings().profile(), turn))
            .withNotices(link.notices().overtaken()));
  }

  static VisitorState sendTooLate(VisitorState state, Input.Saying said, Turn turn) {
    String over = state instanceof Open ? "the chat is being ended" : "the session is over";
    turn.settle(said.ref(), new NotSent(over));
    return state;
  }

  static VisitorState say(Established established, Input.Saying said, Turn turn) {
    return isEnding(established)
        ? send(established, said, turn)
        : send(Idling.active(established, turn), said, turn);
  }

  static VisitorState typing(Established established, Input.Typing typing, Turn turn) {
    if (isEnding(established)) {
      return established;
    }
    Established shown = typing.typing() ? Idling.active(established, turn) : established;
    return showing(shown, shown.link().notices().withTyping(typing.typing()));
  }

  /** Only an agent who may see it is shown what is typed (ChatEstablished tells). */
  static VisitorState sneakPeek(Established established, Input.SneakPeek peek, Turn turn) {
    if (isEnding(established)) {
      return established;
    }
    Established active = Idling.active(established, turn);
    return active.agent().mayPeek()
        ? showing(active, active.link().notices().withPeek(peek.text()))
        : active;
  }

  private static VisitorState showing(Established established, Notices notices) {
    Link link = established.link();
    return established.withLink(link.withNotices(notices));
  }

  /** Ends the chat behind everything said before (rule C-END-02). */
  static VisitorState endLater(Open open, Input.End end, Turn turn) {
    Link link = open.link();
    refuseAfterEnd(open);
    if (isEnding(open)) {
      return open.withLink(link.withOutbox(link.outbox().withEndCommanded(end.ref())));
    }
    return open.withLink(
        link.withOutbox(link.outbox().append(OutboxItem.commanded(end.ref(), chatEnd())))
            .withNotices(link.notices().overtaken()));
  }

  /** Leaves the queue: no agent is there to hear ChatEnd, and nothing may be posted yet. */
  static VisitorState leaveQueue(Live live, Input.End end, Turn turn) {
    return leave(live, end.ref(), turn);
  }

  static VisitorState leave(Open open, long ref, Turn turn) {
    Link link = open.link();
    turn.cancel(link.poll());
    turn.cancel(link.post());
    for (OutboxItem item : link.outbox().items()) {
      if (item.request().kind() != RequestType.CHAT_END) {
        Ending.settleLeftOver(item, "the visitor left before an agent was there", turn);
      }
    }
    Request exit =
        switch (link.settings().profile().leavesQueueBy()) {
          case DELETE -> delete(link);
          case CHAT_CANCEL -> ChatCancelRequest.builder().build();
          case CHAT_END -> chatEnd();
        };
    Outbox outbox =
        new Outbox(link.outbox().nextNumber(), List.of(OutboxItem.commanded(ref, exit)));
    return new Leaving(
        link.withPoll(Line.clear()).withPost(Line.clear()).withOutbox(outbox),
        open.phase(),
        turn.now().plus(link.settings().profile().leaveTimeout()),
        EndCause.Kind.VISITOR);
  }

  static VisitorState endBeforeStart(VisitorState state, Input.End end, Turn turn) {
    turn.settle(end.ref(), new CommandOutcome.Accepted());
    return Ending.end(state, EndCause.Kind.VISITOR, "before the session was open", turn);
  }

  static VisitorState endAgain(VisitorState state, Input.End end, Turn turn) {
    turn.settle(end.ref(), new CommandOutcome.Accepted());
    return state;
  }

  static VisitorState abandon(VisitorState state, Input.Abandon abandon, Turn turn) {
    return Ending.end(state, EndCause.Kind.ABANDONED, "the application dropped it", turn);
  }

  private static Request chatEnd() {
    return ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build();
  }

  static Request delete(Link link) {
    return DeleteSessionIdRequest.builder().key(link.credentials().key()).build();
  }

  /** After its end was sent: a mistake of the application's, unless it was not the one to end. */
  static VisitorState sayAfterEnd(Leaving leaving, Input.Saying said, Turn turn) {
    refuseUnlessIdle(leaving.cause());
    return sendTooLate(leaving, said, turn);
  }

  static VisitorState endAfterEnd(Leaving leaving, Input.End end, Turn turn) {
    refuseUnlessIdle(leaving.cause());
    return endAgain(leaving, end, turn);
  }

  /** The end waits to be sent: the application's, or the session's own when the visitor idles. */
  private static boolean isEnding(Open open) {
    return open.link().outbox().holds(RequestType.CHAT_END);
  }

  /** That the session ends the chat of its own accord, the application cannot know yet. */
  private static void refuseAfterEnd(Open open) {
    Optional<OutboxItem> end = open.link().outbox().first(RequestType.CHAT_END);
    if (end.filter(item -> item.ref().isPresent()).isPresent()) {
      throw afterEnd();
    }
  }

  private static void refuseUnlessIdle(EndCause.Kind cause) {
    if (cause != EndCause.Kind.IDLE) {
      throw afterEnd();
    }
  }

  private static IllegalCommandException afterEnd() {
    return new IllegalCommandException("The chat is being ended: nothing can be said any more");
  }

  private static Outbox appended(Outbox outbox, Input.Saying said, Profile profile, Turn turn) {
    if (outbox.items().size() >= profile.outboxLimit()) {
      turn.settle(
          said.ref(),
          new NotSent("the outbox is full: " + profile.outboxLimit() + " lines wait already"));
      return outbox;
    }
    return outbox.append(OutboxItem.commanded(said.ref(), said.request()));
  }
}
