package dev.chasitor.model;

/**
 * The types of requests. A prefix and a noun name each of them in a path and in a {@code
 * MultiNoun}. Guide chapter 5.
 *
 * <p>Later protocol versions may add types.
 */
public enum RequestType {
  /** Opens a session. */
  SESSION_ID("System", "SessionId"),
  /** Ends a session ({@code DELETE SessionId/KEY}). */
  DELETE_SESSION_ID("System", "SessionId"),
  /** Asks for the server's messages: the long poll. */
  MESSAGES("System", "Messages"),
  /**
   * Asks for a take-over after the session's node was lost, with a new key; API versions up to 42.
   */
  RESYNC_SESSION("System", "ResyncSession"),
  /**
   * Asks for a take-over after the session's node was lost, with the same key; API version 37 and
   * later.
   */
  RECONNECT_SESSION("System", "ReconnectSession"),
  /** Holds several requests in one. */
  MULTI_NOUN("System", "MultiNoun"),
  /** Asks for a chat. */
  CHASITOR_INIT("Chasitor", "ChasitorInit"),
  /** Restores the visitor's state after a take-over. */
  CHASITOR_RESYNC_STATE("Chasitor", "ChasitorResyncState"),
  /** Reports that the visitor is typing. */
  CHASITOR_TYPING("Chasitor", "ChasitorTyping"),
  /** Reports that the visitor stopped typing. */
  CHASITOR_NOT_TYPING("Chasitor", "ChasitorNotTyping"),
  /** Shows the agent what the visitor has typed so far. */
  CHASITOR_SNEAK_PEEK("Chasitor", "ChasitorSneakPeek"),
  /** Sends a line of the visitor. */
  CHAT_MESSAGE("Chasitor", "ChatMessage"),
  /** Sends an event that the application defines. */
  CUSTOM_EVENT("Chasitor", "CustomEvent"),
  /** Ends the chat for the visitor. */
  CHAT_END("Chasitor", "ChatEnd"),
  /** Leaves the queue; undocumented. */
  CHAT_CANCEL("Chasitor", "ChatCancel"),
  /** Reports that the client warns an idle visitor, or that the visitor became active again. */
  CHASITOR_IDLE_TIMEOUT_WARNING_EVENT("Chasitor", "ChasitorIdleTimeoutWarningEvent"),
  /** Reports that rules masked what the visitor typed. */
  SENSITIVE_DATA_RULE_TRIGGERED("Chasitor", "SensitiveDataRuleTriggered"),
  /** Sends the visitor's choice from a menu; undocumented. */
  RICH_MESSAGE("Chasitor", "RichMessage"),
  /** Reports that rules masked what the agent typed. */
  AGENT_SENSITIVE_DATA_RULE_TRIGGERED("Agent", "SensitiveDataRuleTriggered"),
  /** Asks for the settings of a deployment. */
  SETTINGS("Visitor", "Settings"),
  /** Asks which buttons and agents are available. */
  AVAILABILITY("Visitor", "Availability"),
  /** Asks for an id for the visitor's browser. */
  VISITOR_ID("Visitor", "VisitorId"),
  /** Reports that the visitor went to another page. */
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

  /** Whether this request can be in a {@code MultiNoun}: any POST except {@code MultiNoun}. */
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
