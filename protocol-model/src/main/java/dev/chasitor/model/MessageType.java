package dev.chasitor.model;

import java.util.Optional;

/**
 * The types of message a server pushes through {@code Messages}. Guide chapter 5.
 *
 * <p>The list grows with the protocol; what it does not hold arrives as {@link #UNKNOWN}.
 */
public enum MessageType {
  /** The chat request was routed to agents; no agent has accepted it yet. */
  CHAT_REQUEST_SUCCESS("ChatRequestSuccess"),
  /** The chat request failed; final. */
  CHAT_REQUEST_FAIL("ChatRequestFail"),
  /** The visitor's place in the queue changed. */
  QUEUE_UPDATE("QueueUpdate"),
  /** An agent accepted the chat. */
  CHAT_ESTABLISHED("ChatEstablished"),
  /** The agent said something. */
  CHAT_MESSAGE("ChatMessage"),
  /** The agent types. */
  AGENT_TYPING("AgentTyping"),
  /** The agent stopped typing. */
  AGENT_NOT_TYPING("AgentNotTyping"),
  /** The chat is over. */
  CHAT_ENDED("ChatEnded"),
  /** The state of the chat, first message after a take-over. */
  CHASITOR_SESSION_DATA("ChasitorSessionData"),
  /** Any other type, or a known one whose body was malformed: see {@link UnknownMessage}. */
  UNKNOWN("");

  private final String word;

  MessageType(String word) {
    this.word = word;
  }

  /** The word in the {@code type} property; empty for {@link #UNKNOWN}. */
  public String word() {
    return word;
  }

  /** The type with this word, empty when this model does not know it. */
  public static Optional<MessageType> ofWord(String word) {
    for (MessageType type : values()) {
      if (type != UNKNOWN && type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
