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
  /** Any other POST of the visitor, such as ChasitorSneakPeek or CustomEvent. */
  VISITOR_EVENT,
  /** ChatEnd or ChatCancel. */
  CHAT_END,
  /** DELETE SessionId. */
  DELETE,
  /** Messages: a poll. */
  POLL,
  /** ResyncSession or ReconnectSession: this node takes the session over. */
  TAKE_OVER,
  /** The client gave a request up. */
  ABANDONED,
  /** Command of the desk: the place in the queue. */
  QUEUE,
  /** Command of the desk: an agent accepts. */
  ACCEPT,
  /** Command of the desk: the agent says something. */
  AGENT_SAYS,
  /** Command of the desk: the agent types, or stopped. */
  AGENT_TYPING,
  /** Command of the desk: another agent takes the chat. */
  TRANSFER,
  /** Command of the desk: the agent was disconnected. */
  DISCONNECT,
  /** Command of the desk: the agent ends the chat. */
  AGENT_ENDS,
  /** Command of the desk: the request cannot be served. */
  FAIL,
  /** The moment that {@link HostState#deadline()} named has come. */
  DEADLINE
}
