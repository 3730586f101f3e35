package dev.chasitor.session.host;

/** The kinds of {@link HostInput}: the columns of the host's table. */
public enum HostInputKind {
  /** ChasitorInit. */
  INIT,
  /** ChasitorResyncState. */
  RESYNC_STATE,
  /** ChasitorTyping or ChasitorNotTyping. */
  VISITOR_TYPING,
  /** ChatMessage. */
  VISITOR_SAYS,
  /** Whatever else the visitor posts: ChasitorSneakPeek, CustomEvent and the like. */
  VISITOR_EVENT,
  /** ChatEnd or ChatCancel. */
  CHAT_END,
  /** DELETE SessionId. */
  DELETE,
  /** Messages: a poll. */
  POLL,
  /** ResyncSession or ReconnectSession: this node takes the session over. */
  TAKE_OVER,
  /** The client gave an exchange up. */
  ABANDONED,
  /** Desk: the place in the queue. */
  QUEUE,
  /** Desk: an agent accepts. */
  ACCEPT,
  /** Desk: the agent says something. */
  AGENT_SAYS,
  /** Desk: the agent types, or stopped. */
  AGENT_TYPING,
  /** Desk: another agent takes the chat. */
  TRANSFER,
  /** Desk: the agent was disconnected. */
  DISCONNECT,
  /** Desk: the agent ends the chat. */
  AGENT_ENDS,
  /** Desk: the request cannot be served. */
  FAIL,
  /** The moment {@link HostState#deadline()} named has come. */
  DEADLINE
}
