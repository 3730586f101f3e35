package dev.chasitor.session.visitor;

/** Where a session stands, as its application sees it. */
public enum Phase {
  /** The session opens and asks for the chat; no answer came yet. */
  INIT,
  /** The request was routed to agents ({@code ChatRequestSuccess}); none has accepted it yet. */
  QUEUED,
  /** An agent is there ({@code ChatEstablished}); what the visitor says is sent. */
  ESTABLISHED,
  /** The session's node was lost (503); nothing is sent until the chat is restored. */
  RESYNCING,
  /** The session is over. */
  ENDED
}
