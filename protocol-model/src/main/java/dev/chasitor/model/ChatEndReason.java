package dev.chasitor.model;

/**
 * Who or what ended a chat, as {@code ChatEnd} and {@code ChatEnded} tell it. Source: v66 guide.
 */
public enum ChatEndReason implements Word.Known {
  /** The agent ended it. */
  AGENT("agent"),

  /** The visitor ended it. */
  CLIENT("client"),

  /** The visitor's idle time-out ended it. */
  CLIENT_IDLE_TIMEOUT("clientIdleTimeout"),

  /** No agent is left to take it. */
  AGENTS_UNAVAILABLE("agentsUnavailable"),

  /** No agent took it in time. */
  AGENT_PUSH_TIMEOUT("agentPushTimeout"),

  /** The chat was not requested by POST. */
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
