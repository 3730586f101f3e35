package dev.chasitor.model;

/**
 * The requests of the protocol, named as they stand in a path or in a {@code MultiNoun}: a prefix
 * and a noun. Guide chapter 5.
 *
 * <p>The list may grow with the protocol.
 */
public enum RequestType {
  /** Opens a session. */
  SESSION_ID("System", "SessionId"),
  /** Ends a session ({@code DELETE SessionId/KEY}). */
  DELETE_SESSION_ID("System", "SessionId"),
  /** Asks for what the server has to say: the long poll. */
  MESSAGES("System", "Messages"),
  /** Takes a session over after its node was lost, with a new key; API versions up to 42. */
  RESYNC_SESSION("System", "ResyncSession"),
  /** Takes a session over after its node was lost, with the same key; from API version 37. */
  RECONNECT_SESSION("System", "ReconnectSession"),
  /** Several requests in one. */
  MULTI_NOUN("System", "MultiNoun"),
  /** Asks for a chat. */
  CHASITOR_INIT("Chasitor", "ChasitorInit"),
  /** Restores the visitor's state after a take-over. */
  CHASITOR_RESYNC_STATE("Chasitor", "ChasitorResyncState"),
  /** The visitor types. */
  CHASITOR_TYPING("Chasitor", "ChasitorTyping"),
  /** The visitor stopped typing. */
  CHASITOR_NOT_TYPING("Chasitor", "ChasitorNotTyping"),
  /** What the visitor has typed so far. */
  CHASITOR_SNEAK_PEEK("Chasitor", "ChasitorSneakPeek"),
  /** The visitor says something. */
  CHAT_MESSAGE("Chasitor", "ChatMessage"),
  /** An event of the application's own making. */
  CUSTOM_EVENT("Chasitor", "CustomEvent"),
  /** The visitor ends the chat. */
  CHAT_END("Chasitor", "ChatEnd"),
  /** The visitor leaves the queue; undocumented. */
  CHAT_CANCEL("Chasitor", "ChatCancel"),
  /** The visitor is warned of being idle, or not idle any more. */
  CHASITOR_IDLE_TIMEOUT_WARNING_EVENT("Chasitor", "ChasitorIdleTimeoutWarningEvent"),
  /** What the visitor typed was masked. */
  SENSITIVE_DATA_RULE_TRIGGERED("Chasitor", "SensitiveDataRuleTriggered"),
  /** The visitor chose from a menu; undocumented. */
  RICH_MESSAGE("Chasitor", "RichMessage"),
  /** What the agent typed was masked. */
  AGENT_SENSITIVE_DATA_RULE_TRIGGERED("Agent", "SensitiveDataRuleTriggered"),
  /** Asks how a deployment is set up. */
  SETTINGS("Visitor", "Settings"),
  /** Asks which buttons and agents are available. */
  AVAILABILITY("Visitor", "Availability"),
  /** Asks for an id of the visitor's browser. */
  VISITOR_ID("Visitor", "VisitorId"),
  /** The visitor went to another page. */
  BREADCRUMB("Visitor", "Breadcrumb"),
  /** Any other noun of a {@code MultiNoun}: see {@link UnknownRequest}. */
  UNKNOWN("", "");

  private final String prefix;
  private final String noun;

  RequestType(String prefix, String noun) {
    this.prefix = prefix;
    this.noun = noun;
  }

  /** The first part of the name, for example {@code Chasitor}; empty for {@link #UNKNOWN}. */
  public String prefix() {
    return prefix;
  }

  /** The second part of the name, for example {@code ChatMessage}; empty for {@link #UNKNOWN}. */
  public String noun() {
    return noun;
  }

  /** Whether it can stand in a {@code MultiNoun}: whatever is posted, but no other MultiNoun. */
  public boolean canBeWrapped() {
    return switch (this) {
      case SESSION_ID,
          DELETE_SESSION_ID,
          MESSAGES,
          RESYNC_SESSION,
          RECONNECT_SESSION,
          MULTI_NOUN,
          SETTINGS,
          AVAILABILITY,
          VISITOR_ID ->
          false;
      case CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHASITOR_SNEAK_PEEK,
          CHAT_MESSAGE,
          CUSTOM_EVENT,
          CHAT_END,
          CHAT_CANCEL,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          RICH_MESSAGE,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          BREADCRUMB,
          UNKNOWN ->
          true;
    };
  }
}
