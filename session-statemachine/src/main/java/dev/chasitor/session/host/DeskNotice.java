package dev.chasitor.session.host;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Request;

/** What the desk is told about a session. */
public sealed interface DeskNotice {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link ChatRequested}. */
    CHAT_REQUESTED,
    /** {@link VisitorSaid}. */
    VISITOR_SAID,
    /** {@link VisitorTyping}. */
    VISITOR_TYPING,
    /** {@link VisitorSent}. */
    VISITOR_SENT,
    /** {@link ChatOver}. */
    CHAT_OVER
  }

  /**
   * The visitor asks for a chat.
   *
   * @param init who asks, and for whom
   */
  record ChatRequested(ChasitorInitRequest init) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.CHAT_REQUESTED;
    }
  }

  /**
   * The visitor said something, possibly before an agent was there.
   *
   * @param text what the visitor said
   */
  record VisitorSaid(String text) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.VISITOR_SAID;
    }
  }

  /**
   * The visitor types, or stopped.
   *
   * @param typing whether the visitor types
   */
  record VisitorTyping(boolean typing) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.VISITOR_TYPING;
    }
  }

  /**
   * The visitor's client sent something else, possibly before an agent was there.
   *
   * @param request for example a ChasitorSneakPeek or a CustomEvent
   */
  record VisitorSent(Request request) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.VISITOR_SENT;
    }
  }

  /**
   * The chat is over, and not by the desk.
   *
   * @param why the visitor's end, or silence
   */
  record ChatOver(Why why) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.CHAT_OVER;
    }
  }

  /** Why a chat is over. */
  enum Why {
    /** The visitor ended it. */
    VISITOR_ENDED,
    /** No poll came for too long. */
    VISITOR_SILENT
  }
}
