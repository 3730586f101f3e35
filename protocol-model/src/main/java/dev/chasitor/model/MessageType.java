package dev.chasitor.model;

import java.util.Optional;

/**
 * The types of message a server pushes or answers with. Guide chapter 5.
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
  /** The chat was transferred to another agent. */
  CHAT_TRANSFERRED("ChatTransferred"),
  /** The chat is being transferred to another button's queue; undocumented. */
  TRANSFER_TO_BUTTON_INITIATED("TransferToButtonInitiated"),
  /** One more agent takes part; undocumented. */
  AGENT_JOINED_CONFERENCE("AgentJoinedConference"),
  /** One of several agents left; undocumented. */
  AGENT_LEFT_CONFERENCE("AgentLeftConference"),
  /** The agent was disconnected; another may take over. */
  AGENT_DISCONNECT("AgentDisconnect"),
  /** The agent said something. */
  CHAT_MESSAGE("ChatMessage"),
  /** A bot offers a menu; undocumented. */
  RICH_MESSAGE("RichMessage"),
  /** Something about a file of the visitor; undocumented. */
  FILE_TRANSFER("FileTransfer"),
  /** The agent types. */
  AGENT_TYPING("AgentTyping"),
  /** The agent stopped typing. */
  AGENT_NOT_TYPING("AgentNotTyping"),
  /** An event of the agent's own making. */
  CUSTOM_EVENT("CustomEvent"),
  /** The visitor went to another page. */
  NEW_VISITOR_BREADCRUMB("NewVisitorBreadcrumb"),
  /** What must be masked before it is sent. */
  SENSITIVE_DATA_RULES("SensitiveDataRules"),
  /** What became of an earlier request; undocumented. */
  ASYNC_RESULT("AsyncResult"),
  /** The chat is over. */
  CHAT_ENDED("ChatEnded"),
  /** The state of the chat, first message after a take-over. */
  CHASITOR_SESSION_DATA("ChasitorSessionData"),
  /** The session lives on another node now. */
  RECONNECT_SESSION("ReconnectSession"),
  /** The organisation lives on another server. */
  SWITCH_SERVER("SwitchServer"),
  /** How a deployment is set up. */
  SETTINGS("Settings"),
  /** Which buttons and agents are available. */
  AVAILABILITY("Availability"),
  /** A new id for a visitor's browser. */
  VISITOR_ID("VisitorId"),
  /** Something went wrong; undocumented. */
  ERROR("Error"),
  /** Something may go wrong; undocumented. */
  WARNING("Warning"),
  /** An embedded chat could not be set up; undocumented. */
  EMBEDDED_SERVICE_ERROR("EmbeddedServiceError"),
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
