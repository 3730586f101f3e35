package dev.chasitor.session.host;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Request;

/** A report to the desk about a session. */
public sealed interface DeskNotice {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link ChatRequested}. */
    CHAT_REQUESTED,
    /** The kind of {@link VisitorSaid}. */
    VISITOR_SAID,
    /** The kind of {@link VisitorTyping}. */
    VISITOR_TYPING,
    /** The kind of {@link VisitorSent}. */
    VISITOR_SENT,
    /** The kind of {@link ChatOver}. */
    CHAT_OVER
  }

  /**
   * The visitor asks for a chat.
   *
   * @param init the visitor's request for the chat
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
    /** Shows no text, because inputs and events are logged. */
    @Override
    public String toString() {
      return "VisitorSaid[" + text.length() + " characters]";
    }

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
   * @param request the request, for example a ChasitorSneakPeek or a CustomEvent
   */
  record VisitorSent(Request request) implements DeskNotice {
    @Override
    public Kind kind() {
      return Kind.VISITOR_SENT;
    }
  }

  /**
   * The chat is over, and the desk did not end it.
   *
   * @param why why the chat is over
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
