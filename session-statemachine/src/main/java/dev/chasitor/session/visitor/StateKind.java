package dev.chasitor.session.visitor;

/** The kinds of {@link VisitorState}: the rows of the transition table. */
public enum StateKind {
  /** Nothing has been sent. */
  FRESH,
  /** SessionId is on its way. */
  OPENING,
  /** The session is open and polled; ChasitorInit is on its way or unanswered. */
  REQUESTED,
  /** The request was routed; no agent yet. */
  QUEUED,
  /** An agent is there. */
  ESTABLISHED,
  /** The visitor's end was sent; only last words are waited for. */
  LEAVING,
  /** After a 503: ResyncSession is on its way. */
  ASKING,
  /** The session was taken over; ChasitorSessionData is waited for. */
  RESTORING,
  /** Over. */
  ENDED
}
