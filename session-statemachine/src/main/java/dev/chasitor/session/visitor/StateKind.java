package dev.chasitor.session.visitor;

/** The kinds of {@link VisitorState}: the rows of the transition table. */
public enum StateKind {
  /** Nothing has been sent. */
  FRESH,
  /** SessionId is on its way. */
  OPENING,
  /** The session is open and polled; ChasitorInit is on its way or unanswered. */
  REQUESTED,
  /** The request was routed; no agent has accepted it. */
  QUEUED,
  /** An agent is there. */
  ESTABLISHED,
  /** The visitor's end was sent; the session waits for last words. */
  LEAVING,
  /** After a 503, the request for a take-over is on its way. */
  ASKING,
  /** Another node took the session over; the session waits for ChasitorSessionData. */
  RESTORING,
  /** The server ended the chat; the session waits for the answer to a POST that is on its way. */
  SETTLING,
  /** Over. */
  ENDED
}
