package dev.chasitor.session;

/** The kinds of {@link VisitorState}: the rows of the transition table. */
public enum StateKind {
  /** Nothing has been sent. */
  FRESH(Phase.INIT),
  /** SessionId is on its way. */
  OPENING(Phase.INIT),
  /** The session is open and polled; ChasitorInit is on its way or unanswered. */
  REQUESTED(Phase.INIT),
  /** The request was routed; no agent yet. */
  QUEUED(Phase.QUEUED),
  /** An agent is there. */
  ESTABLISHED(Phase.ESTABLISHED),
  /** The visitor's end was sent; only last words are waited for. */
  LEAVING(Phase.ESTABLISHED),
  /** After a 503: ResyncSession is on its way. */
  ASKING(Phase.RESYNCING),
  /** The session was taken over; ChasitorSessionData is waited for. */
  RESTORING(Phase.RESYNCING),
  /** Over. */
  ENDED(Phase.ENDED);

  private final Phase phase;

  StateKind(Phase phase) {
    this.phase = phase;
  }

  /** The phase a state of this kind is in. */
  public Phase phase() {
    return phase;
  }
}
