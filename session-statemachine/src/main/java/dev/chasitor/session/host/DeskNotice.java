package dev.chasitor.session.host;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Request;

/** What the desk is told about a session. */
public sealed interface DeskNotice {

  /**
   * The visitor asks for a chat.
   *
   * @param init who asks, and for whom
   */
  record ChatRequested(ChasitorInitRequest init) implements DeskNotice {}

  /**
   * The visitor said something, possibly before an agent was there.
   *
   * @param text what the visitor said
   */
  record VisitorSaid(String text) implements DeskNotice {}

  /**
   * The visitor types, or stopped.
   *
   * @param typing whether the visitor types
   */
  record VisitorTyping(boolean typing) implements DeskNotice {}

  /**
   * The visitor's client sent something else, possibly before an agent was there.
   *
   * @param request for example a ChasitorSneakPeek or a CustomEvent
   */
  record VisitorSent(Request request) implements DeskNotice {}

  /**
   * The chat is over, and not by the desk.
   *
   * @param why the visitor's end, or silence
   */
  record ChatOver(Why why) implements DeskNotice {}

  /** Why a chat is over. */
  enum Why {
    /** The visitor ended it. */
    VISITOR_ENDED,
    /** No poll came for too long. */
    VISITOR_SILENT
  }
}
