package dev.chasitor.model;

/**
 * Who or what ended a chat, as {@code ChatEnd} and {@code ChatEnded} state it. Source: v66 guide.
 */
public enum ChatEndReason implements Word.Known {
  /** The agent ended it. */
  AGENT("agent"),

  /** The visitor ended it. */
  CLIENT("client"),

  /** The visitor's idle time-out ended it. */
  CLIENT_IDLE_TIMEOUT("clientIdleTimeout"),

  /** No agent is left who could take the chat. */
  AGENTS_UNAVAILABLE("agentsUnavailable"),

  /** No agent took the chat in time. */
  AGENT_PUSH_TIMEOUT("agentPushTimeout"),

  /** The client did not ask for the chat by POST. */
  NO_POST("NoPost");

  private final String word;

  ChatEndReason(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
