package dev.chasitor.model;

import java.util.Optional;

/**
 * The types of messages that a server pushes or answers with. Guide chapter 5.
 *
 * <p>Later protocol versions may add types; those arrive as {@link #UNKNOWN}.
 */
public enum MessageType {
  /** The server routed the chat request to agents; no agent has accepted it yet. */
  CHAT_REQUEST_SUCCESS("ChatRequestSuccess"),
  /** The chat request failed; this is final. */
  CHAT_REQUEST_FAIL("ChatRequestFail"),
  /** The visitor's place in the queue changed. */
  QUEUE_UPDATE("QueueUpdate"),
  /** An agent accepted the chat. */
  CHAT_ESTABLISHED("ChatEstablished"),
  /** The chat was transferred to another agent. */
  CHAT_TRANSFERRED("ChatTransferred"),
  /** The chat is being transferred to another button's queue; undocumented. */
  TRANSFER_TO_BUTTON_INITIATED("TransferToButtonInitiated"),
  /** One more agent joined the chat; undocumented. */
  AGENT_JOINED_CONFERENCE("AgentJoinedConference"),
  /** One of several agents left the chat; undocumented. */
  AGENT_LEFT_CONFERENCE("AgentLeftConference"),
  /** The agent was disconnected; another agent may take the chat. */
  AGENT_DISCONNECT("AgentDisconnect"),
  /** The agent said something. */
  CHAT_MESSAGE("ChatMessage"),
  /** A bot offers a menu; undocumented. */
  RICH_MESSAGE("RichMessage"),
  /** A file transfer of the visitor advanced; undocumented. */
  FILE_TRANSFER("FileTransfer"),
  /** The agent is typing. */
  AGENT_TYPING("AgentTyping"),
  /** The agent stopped typing. */
  AGENT_NOT_TYPING("AgentNotTyping"),
  /** An event that the agent's application defines. */
  CUSTOM_EVENT("CustomEvent"),
  /** The visitor went to another page. */
  NEW_VISITOR_BREADCRUMB("NewVisitorBreadcrumb"),
  /** The patterns that the client must mask before it sends. */
  SENSITIVE_DATA_RULES("SensitiveDataRules"),
  /** The result of an earlier request; undocumented. */
  ASYNC_RESULT("AsyncResult"),
  /** The chat is over. */
  CHAT_ENDED("ChatEnded"),
  /** The state of the chat, the first message after a take-over. */
  CHASITOR_SESSION_DATA("ChasitorSessionData"),
  /** Another node holds the session now. */
  RECONNECT_SESSION("ReconnectSession"),
  /** Another server holds the organisation now. */
  SWITCH_SERVER("SwitchServer"),
  /** The settings of a deployment. */
  SETTINGS("Settings"),
  /** Which buttons and agents are available. */
  AVAILABILITY("Availability"),
  /** A new id for a visitor's browser. */
  VISITOR_ID("VisitorId"),
  /** Something went wrong; undocumented. */
  ERROR("Error"),
  /** Something may go wrong; undocumented. */
  WARNING("Warning"),
  /** The server could not set up an embedded chat; undocumented. */
  EMBEDDED_SERVICE_ERROR("EmbeddedServiceError"),
  /** Any other type, or a known one with a malformed body: see {@link UnknownMessage}. */
  UNKNOWN("");

  private final String word;

  MessageType(String word) {
    this.word = word;
  }

  /** The word in the {@code type} property; empty for {@link #UNKNOWN}. */
  public String word() {
    return word;
  }

  /** Returns the type with this word. Empty if this model does not know the word. */
  public static Optional<MessageType> ofWord(String word) {
    for (MessageType type : values()) {
      if (type != UNKNOWN && type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
