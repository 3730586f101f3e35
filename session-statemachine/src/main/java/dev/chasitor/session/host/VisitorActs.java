package dev.chasitor.session.host;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.host.DeskNotice.ChatOver;
import dev.chasitor.session.host.DeskNotice.ChatRequested;
import dev.chasitor.session.host.DeskNotice.VisitorSaid;
import dev.chasitor.session.host.DeskNotice.VisitorSent;
import dev.chasitor.session.host.DeskNotice.VisitorTyping;
import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostState.Chatting;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Created;
import dev.chasitor.session.host.HostState.Present;
import dev.chasitor.session.host.HostState.Waiting;
import java.time.Duration;
import java.util.OptionalInt;

/** Does what the visitor's client asks for. */
final class VisitorActs {

  /** The name in the transcript for a visitor who gave none. */
  private static final String NAMELESS = "Visitor";

  private VisitorActs() {}

  static HostState asksForChat(Created created, Asked asked, HostTurn turn) {
    ChasitorInitRequest init = (ChasitorInitRequest) asked.request();
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new ChatRequested(init));
    return new Waiting(
        PostOrder.counted(created.session(), asked).withLastPoll(turn.now()),
        init,
        OptionalInt.empty());
  }

  static HostState accepted(Present present, Asked asked, HostTurn turn) {
    turn.changed();
    turn.accept(asked.exchange());
    return present.with(PostOrder.counted(present.session(), asked));
  }

  /**
   * Refuses with 500, as the real service does before a chat was asked for; the client may try
   * again (O17).
   */
  static HostState tooEarly(Created created, Asked asked, HostTurn turn) {
    turn.refuse(asked.exchange(), new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
    return created;
  }

  static HostState types(Chatting chatting, Asked asked, HostTurn turn) {
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new VisitorTyping(asked.request().kind() == RequestType.CHASITOR_TYPING));
    return chatting.with(PostOrder.counted(chatting.session(), asked));
  }

  static HostState sends(Chatting chatting, Asked asked, HostTurn turn) {
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new VisitorSent(asked.request()));
    return chatting.with(PostOrder.counted(chatting.session(), asked));
  }

  /**
   * Records a line and reports it to the desk, even before an agent is there: real clients depend
   * on that (facts of the real service).
   */
  static HostState says(Chatting chatting, Asked asked, HostTurn turn) {
    String text = ((ChatMessageRequest) asked.request()).text();
    turn.changed();
    turn.accept(asked.exchange());
    turn.tell(new VisitorSaid(text));
    return chatting.with(
        PostOrder.counted(chatting.session(), asked)
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
    Word<ChatEndReason> reason =
        asked.request() instanceof ChatEndRequest end
            ? end.reason().orElse(Word.of(ChatEndReason.CLIENT))
            : Word.of(ChatEndReason.CLIENT);
    return closing(present.with(PostOrder.counted(present.session(), asked)), reason, turn);
  }

  /**
   * Pushes ChatEnded and closes after a short linger: the visitor ended the chat, or has not polled
   * for a long time.
   */
  static Closing closing(Present present, Word<ChatEndReason> reason, HostTurn turn) {
    turn.changed();
    HostSession session = present.session().pushing(ChatEnded.builder().reason(reason).build());
    Duration until = turn.now().plus(session.profile().linger());
    return new Closing(session, until, until);
  }
}
