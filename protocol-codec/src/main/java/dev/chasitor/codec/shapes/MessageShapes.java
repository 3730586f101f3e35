package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.CustomEvent;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.NewVisitorBreadcrumb;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.SensitiveDataRules;

/** The tables of messages that a server pushes during a chat. Guide chapters 5 and 7. */
public final class MessageShapes {

  /** The message that the server routed the chat request to agents. */
  public static final JsonShape<ChatRequestSuccess, ChatRequestSuccess.Builder>
      CHAT_REQUEST_SUCCESS =
          JsonShape.of(
                  MessageType.CHAT_REQUEST_SUCCESS.word(),
                  ChatRequestSuccess::builder,
                  ChatRequestSuccess.Builder::build)
              .source("Guide chapters 5 and 7, ChatRequestSuccess")
              .optionalInt(
                  "queuePosition",
                  ChatRequestSuccess::queuePosition,
                  ChatRequestSuccess.Builder::queuePosition)
              .optional(
                  "geoLocation",
                  DataShapes.GEO_LOCATION,
                  ChatRequestSuccess::geoLocation,
                  ChatRequestSuccess.Builder::geoLocation)
              .optional("url", TEXT, ChatRequestSuccess::url, ChatRequestSuccess.Builder::url)
              .optional("oref", TEXT, ChatRequestSuccess::oref, ChatRequestSuccess.Builder::oref)
              .optional(
                  "postChatUrl",
                  TEXT,
                  ChatRequestSuccess::postChatUrl,
                  ChatRequestSuccess.Builder::postChatUrl)
              .defaultedList(
                  "customDetails",
                  DataShapes.CUSTOM_DETAIL,
                  ChatRequestSuccess::customDetails,
                  ChatRequestSuccess.Builder::addCustomDetails)
              .optional(
                  "visitorId",
                  TEXT,
                  ChatRequestSuccess::visitorId,
                  ChatRequestSuccess.Builder::visitorId)
              .optionalInt(
                  "estimatedWaitTime",
                  ChatRequestSuccess::estimatedWaitTime,
                  ChatRequestSuccess.Builder::estimatedWaitTime)
              .since(47)
              .optionalLong(
                  "connectionTimeout",
                  ChatRequestSuccess::connectionTimeout,
                  ChatRequestSuccess.Builder::connectionTimeout)
              .undocumented()
              .optionalList(
                  "sensitiveDataRules",
                  DataShapes.SENSITIVE_DATA_RULE,
                  ChatRequestSuccess::sensitiveDataRules,
                  ChatRequestSuccess.Builder::addSensitiveDataRules)
              .undocumented()
              .optional(
                  "transcriptSaveEnabled",
                  BOOL,
                  ChatRequestSuccess::transcriptSaveEnabled,
                  ChatRequestSuccess.Builder::transcriptSaveEnabled)
              .undocumented()
              .extras(
                  ChatRequestSuccess::additionalProperties,
                  ChatRequestSuccess.Builder::putAdditionalProperties);

  /** The message that the chat request failed. */
  public static final JsonShape<ChatRequestFail, ChatRequestFail.Builder> CHAT_REQUEST_FAIL =
      JsonShape.of(
              MessageType.CHAT_REQUEST_FAIL.word(),
              ChatRequestFail::builder,
              ChatRequestFail.Builder::build)
          .source("Guide chapters 5 and 7, ChatRequestFail")
          .optional(
              "reason",
              word(ChatFailReason.class),
              ChatRequestFail::reason,
              ChatRequestFail.Builder::reason)
          .optional(
              "postChatUrl",
              TEXT,
              ChatRequestFail::postChatUrl,
              ChatRequestFail.Builder::postChatUrl)
          .defaulted(
              "attachedRecords",
              DataShapes.ATTACHED_RECORDS,
              ChatRequestFail::attachedRecords,
              ChatRequestFail.Builder::attachedRecords)
          .undocumented()
          .extras(
              ChatRequestFail::additionalProperties,
              ChatRequestFail.Builder::putAdditionalProperties);

  /** The message that the visitor's place in the queue changed. */
  public static final JsonShape<QueueUpdate, QueueUpdate.Builder> QUEUE_UPDATE =
      JsonShape.of(
              MessageType.QUEUE_UPDATE.word(), QueueUpdate::builder, QueueUpdate.Builder::build)
          .source("Guide chapters 5 and 7, QueueUpdate")
          .optionalInt("position", QueueUpdate::position, QueueUpdate.Builder::position)
          .optionalInt(
              "estimatedWaitTime",
              QueueUpdate::estimatedWaitTime,
              QueueUpdate.Builder::estimatedWaitTime)
          .since(47)
          .extras(QueueUpdate::additionalProperties, QueueUpdate.Builder::putAdditionalProperties);

  /**
   * The message that an agent accepted the chat. The idle time-out's name is read in upper and
   * lower case (ruling A25).
   */
  public static final JsonShape<ChatEstablished, ChatEstablished.Builder> CHAT_ESTABLISHED =
      JsonShape.of(
              MessageType.CHAT_ESTABLISHED.word(),
              ChatEstablished::builder,
              ChatEstablished.Builder::build)
          .source("Guide chapters 5 and 7, ChatEstablished; rulings A16, A25")
          .optional("name", TEXT, ChatEstablished::name, ChatEstablished.Builder::name)
          .optional("userId", TEXT, ChatEstablished::userId, ChatEstablished.Builder::userId)
          .optional(
              "sneakPeekEnabled",
              BOOL,
              ChatEstablished::sneakPeekEnabled,
              ChatEstablished.Builder::sneakPeekEnabled)
          .optional(
              "chasitorIdleTimeout",
              DataShapes.CHASITOR_IDLE_TIMEOUT,
              ChatEstablished::chasitorIdleTimeout,
              ChatEstablished.Builder::chasitorIdleTimeout)
          .since(35)
          .anyCase()
          .optionalList("items", JSON, ChatEstablished::items, ChatEstablished.Builder::addItems)
          .undocumented()
          .extras(
              ChatEstablished::additionalProperties,
              ChatEstablished.Builder::putAdditionalProperties);

  /** The message with a line of the agent. */
  public static final JsonShape<ChatMessage, ChatMessage.Builder> CHAT_MESSAGE =
      JsonShape.of(
              MessageType.CHAT_MESSAGE.word(), ChatMessage::builder, ChatMessage.Builder::build)
          .source("Guide chapters 5 and 7, ChatMessage")
          .required("text", TEXT, ChatMessage::text, ChatMessage.Builder::text)
          .optional("name", TEXT, ChatMessage::name, ChatMessage.Builder::name)
          .optional("agentId", TEXT, ChatMessage::agentId, ChatMessage.Builder::agentId)
          .undocumented()
          .optional(
              "schedule",
              DataShapes.MESSAGE_SCHEDULE,
              ChatMessage::schedule,
              ChatMessage.Builder::schedule)
          .undocumented()
          .extras(ChatMessage::additionalProperties, ChatMessage.Builder::putAdditionalProperties);

  /** The message that the agent is typing. */
  public static final JsonShape<AgentTyping, AgentTyping.Builder> AGENT_TYPING =
      JsonShape.of(
              MessageType.AGENT_TYPING.word(), AgentTyping::builder, AgentTyping.Builder::build)
          .source("Guide chapter 5, AgentTyping")
          .optional("name", TEXT, AgentTyping::name, AgentTyping.Builder::name)
          .undocumented()
          .optional("agentId", TEXT, AgentTyping::agentId, AgentTyping.Builder::agentId)
          .undocumented()
          .extras(AgentTyping::additionalProperties, AgentTyping.Builder::putAdditionalProperties);

  /** The message that the agent stopped typing. */
  public static final JsonShape<AgentNotTyping, AgentNotTyping.Builder> AGENT_NOT_TYPING =
      JsonShape.of(
              MessageType.AGENT_NOT_TYPING.word(),
              AgentNotTyping::builder,
              AgentNotTyping.Builder::build)
          .source("Guide chapter 5, AgentNotTyping")
          .optional("name", TEXT, AgentNotTyping::name, AgentNotTyping.Builder::name)
          .undocumented()
          .optional("agentId", TEXT, AgentNotTyping::agentId, AgentNotTyping.Builder::agentId)
          .undocumented()
          .extras(
              AgentNotTyping::additionalProperties,
              AgentNotTyping.Builder::putAdditionalProperties);

  /** The message that the chat is over. */
  public static final JsonShape<ChatEnded, ChatEnded.Builder> CHAT_ENDED =
      JsonShape.of(MessageType.CHAT_ENDED.word(), ChatEnded::builder, ChatEnded.Builder::build)
          .source("Guide chapter 5, ChatEnded; ruling A24")
          .optional(
              "reason", word(ChatEndReason.class), ChatEnded::reason, ChatEnded.Builder::reason)
          .defaulted(
              "attachedRecords",
              DataShapes.ATTACHED_RECORDS,
              ChatEnded::attachedRecords,
              ChatEnded.Builder::attachedRecords)
          .extras(ChatEnded::additionalProperties, ChatEnded.Builder::putAdditionalProperties);

  /** The message with the state of the chat after a take-over. */
  public static final JsonShape<ChasitorSessionData, ChasitorSessionData.Builder>
      CHASITOR_SESSION_DATA =
          JsonShape.of(
                  MessageType.CHASITOR_SESSION_DATA.word(),
                  ChasitorSessionData::builder,
                  ChasitorSessionData.Builder::build)
              .source("Guide chapters 5 and 7, ChasitorSessionData; ruling A8")
              .optionalInt(
                  "queuePosition",
                  ChasitorSessionData::queuePosition,
                  ChasitorSessionData.Builder::queuePosition)
              .optional(
                  "geoLocation",
                  DataShapes.GEO_LOCATION,
                  ChasitorSessionData::geoLocation,
                  ChasitorSessionData.Builder::geoLocation)
              .optional("url", TEXT, ChasitorSessionData::url, ChasitorSessionData.Builder::url)
              .optional("oref", TEXT, ChasitorSessionData::oref, ChasitorSessionData.Builder::oref)
              .optional(
                  "postChatUrl",
                  TEXT,
                  ChasitorSessionData::postChatUrl,
                  ChasitorSessionData.Builder::postChatUrl)
              .optional(
                  "sneakPeekEnabled",
                  BOOL,
                  ChasitorSessionData::sneakPeekEnabled,
                  ChasitorSessionData.Builder::sneakPeekEnabled)
              .defaultedList(
                  "chatMessages",
                  DataShapes.TRANSCRIPT_ENTRY,
                  ChasitorSessionData::chatMessages,
                  ChasitorSessionData.Builder::addChatMessages)
              .extras(
                  ChasitorSessionData::additionalProperties,
                  ChasitorSessionData.Builder::putAdditionalProperties);

  /** The message that the chat was transferred to another agent. */
  public static final JsonShape<ChatTransferred, ChatTransferred.Builder> CHAT_TRANSFERRED =
      JsonShape.of(
              MessageType.CHAT_TRANSFERRED.word(),
              ChatTransferred::builder,
              ChatTransferred.Builder::build)
          .source("Guide chapter 5, ChatTransferred; rulings A15, A16, A25")
          .optional("name", TEXT, ChatTransferred::name, ChatTransferred.Builder::name)
          .optional("userId", TEXT, ChatTransferred::userId, ChatTransferred.Builder::userId)
          .optional(
              "sneakPeekEnabled",
              BOOL,
              ChatTransferred::sneakPeekEnabled,
              ChatTransferred.Builder::sneakPeekEnabled)
          .optional(
              "chasitorIdleTimeout",
              DataShapes.CHASITOR_IDLE_TIMEOUT,
              ChatTransferred::chasitorIdleTimeout,
              ChatTransferred.Builder::chasitorIdleTimeout)
          .anyCase()
          .since(35)
          .extras(
              ChatTransferred::additionalProperties,
              ChatTransferred.Builder::putAdditionalProperties);

  /** The message that the agent was disconnected. */
  public static final JsonShape<AgentDisconnect, AgentDisconnect.Builder> AGENT_DISCONNECT =
      JsonShape.of(
              MessageType.AGENT_DISCONNECT.word(),
              AgentDisconnect::builder,
              AgentDisconnect.Builder::build)
          .source("Guide chapter 5, AgentDisconnect; ruling A23")
          .optional("name", TEXT, AgentDisconnect::name, AgentDisconnect.Builder::name)
          .undocumented()
          .optional("agentId", TEXT, AgentDisconnect::agentId, AgentDisconnect.Builder::agentId)
          .undocumented()
          .extras(
              AgentDisconnect::additionalProperties,
              AgentDisconnect.Builder::putAdditionalProperties);

  /** The message with an event that the agent's application defines. */
  public static final JsonShape<CustomEvent, CustomEvent.Builder> CUSTOM_EVENT =
      JsonShape.of(
              MessageType.CUSTOM_EVENT.word(), CustomEvent::builder, CustomEvent.Builder::build)
          .source("Guide chapter 5, CustomEvent")
          .required("type", TEXT, CustomEvent::type, CustomEvent.Builder::type)
          .required("data", TEXT, CustomEvent::data, CustomEvent.Builder::data)
          .extras(CustomEvent::additionalProperties, CustomEvent.Builder::putAdditionalProperties);

  /** The message that the visitor went to another page. */
  public static final JsonShape<NewVisitorBreadcrumb, NewVisitorBreadcrumb.Builder>
      NEW_VISITOR_BREADCRUMB =
          JsonShape.of(
                  MessageType.NEW_VISITOR_BREADCRUMB.word(),
                  NewVisitorBreadcrumb::builder,
                  NewVisitorBreadcrumb.Builder::build)
              .source("Guide chapter 5, NewVisitorBreadcrumb")
              .required(
                  "location",
                  TEXT,
                  NewVisitorBreadcrumb::location,
                  NewVisitorBreadcrumb.Builder::location)
              .extras(
                  NewVisitorBreadcrumb::additionalProperties,
                  NewVisitorBreadcrumb.Builder::putAdditionalProperties);

  /** The message with the patterns that the client must mask. */
  public static final JsonShape<SensitiveDataRules, SensitiveDataRules.Builder>
      SENSITIVE_DATA_RULES =
          JsonShape.of(
                  MessageType.SENSITIVE_DATA_RULES.word(),
                  SensitiveDataRules::builder,
                  SensitiveDataRules.Builder::build)
              .source("v66 guide, SensitiveDataRules")
              .requiredList(
                  "sensitiveDataRules",
                  DataShapes.SENSITIVE_DATA_RULE,
                  SensitiveDataRules::sensitiveDataRules,
                  SensitiveDataRules.Builder::addSensitiveDataRules)
              .extras(
                  SensitiveDataRules::additionalProperties,
                  SensitiveDataRules.Builder::putAdditionalProperties);

  private MessageShapes() {}
}
