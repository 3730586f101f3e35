package dev.chasitor.host;

import dev.chasitor.host.DeskNotice.ChatOver;
import dev.chasitor.host.DeskNotice.ChatRequested;
import dev.chasitor.host.DeskNotice.VisitorSaid;
import dev.chasitor.host.DeskNotice.VisitorTyping;
import dev.chasitor.host.HostInput.Asked;
import dev.chasitor.host.HostState.Chatting;
import dev.chasitor.host.HostState.Closing;
import dev.chasitor.host.HostState.Created;
import dev.chasitor.host.HostState.Present;
import dev.chasitor.host.HostState.Waiting;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import java.util.OptionalInt;

/** What the visitor's client asks for. */
final class Visits {

  /** What a visitor is called who gave no name. */
  private static final String NAMELESS = "Visitor";

  private Visits() {}

  static HostState asksForChat(Created created, Asked asked, HostTurn turn) {
    ChasitorInitRequest init = (ChasitorInitRequest) asked.request();
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new ChatRequested(init));
    return new Waiting(created.session().withLastPoll(turn.now()), init, OptionalInt.empty());
  }

  static HostState accepted(Present present, Asked asked, HostTurn turn) {
    turn.changed();
    turn.accept(asked.exchange());
    return present;
  }

  static HostState types(Chatting chatting, Asked asked, HostTurn turn) {
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new VisitorTyping(asked.request().type() == RequestType.CHASITOR_TYPING));
    return chatting;
  }

  /** Also before an agent is there: clients do, and depend on it (facts of the real service). */
  static HostState says(Chatting chatting, Asked asked, HostTurn turn) {
    String text = ((ChatMessageRequest) asked.request()).text();
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new VisitorSaid(text));
    return chatting.with(
        chatting
            .session()
            .recording(
                TranscriptEntryType.CHASITOR,
                chatting.init().visitorName().orElse(NAMELESS),
                text,
                turn.now()));
  }

  static HostState ends(Present present, Asked asked, HostTurn turn) {
    turn.accept(asked.exchange());
    if (present instanceof Chatting) {
      turn.tell(new ChatOver(DeskNotice.Why.VISITOR_ENDED));
    }
    return closing(present, ChatEndReason.CLIENT, turn);
  }

  /** Pushes ChatEnded and lingers, so that late polls and a second end are still answered. */
  static Closing closing(Present present, ChatEndReason reason, HostTurn turn) {
    turn.changed();
    return closing(
        present.with(
            present.session().pushing(ChatEnded.builder().reason(Word.of(reason)).build())),
        turn);
  }

  static Closing closing(Present present, HostTurn turn) {
    return new Closing(present.session(), turn.now().plus(present.session().profile().linger()));
  }
}
