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
  /** Takes a session over after its node was lost; API versions up to 42. */
  RESYNC_SESSION("System", "ResyncSession"),
  /** Asks for a chat. */
  CHASITOR_INIT("Chasitor", "ChasitorInit"),
  /** Restores the visitor's state after a take-over. */
  CHASITOR_RESYNC_STATE("Chasitor", "ChasitorResyncState"),
  /** The visitor types. */
  CHASITOR_TYPING("Chasitor", "ChasitorTyping"),
  /** The visitor stopped typing. */
  CHASITOR_NOT_TYPING("Chasitor", "ChasitorNotTyping"),
  /** The visitor says something. */
  CHAT_MESSAGE("Chasitor", "ChatMessage"),
  /** The visitor ends the chat. */
  CHAT_END("Chasitor", "ChatEnd");

  private final String prefix;
  private final String noun;

  RequestType(String prefix, String noun) {
    this.prefix = prefix;
    this.noun = noun;
  }

  /** The first part of the name, for example {@code Chasitor}. */
  public String prefix() {
    return prefix;
  }

  /** The second part of the name, for example {@code ChatMessage}. */
  public String noun() {
    return noun;
  }
}
