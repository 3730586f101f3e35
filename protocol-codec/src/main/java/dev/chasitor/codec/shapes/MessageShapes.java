package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonEnvelope;
import dev.chasitor.codec.json.JsonShape;
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
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ServerMessage;
import java.util.List;

/** What a server pushes, guide chapter 7, and the envelope it comes in. */
public final class MessageShapes {

  /** The chat request was routed. */
  public static final JsonShape<ChatRequestSuccess, ChatRequestSuccess.Builder>
      CHAT_REQUEST_SUCCESS =
          JsonShape.of(
                  "ChatRequestSuccess",
                  ChatRequestSuccess::builder,
                  ChatRequestSuccess.Builder::build)
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
              .requiredList(
                  "customDetails",
                  list(DataShapes.CUSTOM_DETAIL),
                  ChatRequestSuccess::customDetails,
                  ChatRequestSuccess.Builder::customDetails)
              .optional(
                  "visitorId",
                  TEXT,
                  ChatRequestSuccess::visitorId,
                  ChatRequestSuccess.Builder::visitorId)
              .optionalInt(
                  "estimatedWaitTime",
                  ChatRequestSuccess::estimatedWaitTime,
                  ChatRequestSuccess.Builder::estimatedWaitTime)
              .optionalLong(
                  "connectionTimeout",
                  ChatRequestSuccess::connectionTimeout,
                  ChatRequestSuccess.Builder::connectionTimeout)
              .optionalList(
                  "sensitiveDataRules",
                  list(DataShapes.SENSITIVE_DATA_RULE),
                  ChatRequestSuccess::sensitiveDataRules,
                  ChatRequestSuccess.Builder::sensitiveDataRules)
              .optional(
                  "transcriptSaveEnabled",
                  BOOL,
                  ChatRequestSuccess::transcriptSaveEnabled,
                  ChatRequestSuccess.Builder::transcriptSaveEnabled)
              .extras(
                  ChatRequestSuccess::additionalProperties,
                  ChatRequestSuccess.Builder::putAdditionalProperties);

  /** The chat request failed. */
  public static final JsonShape<ChatRequestFail, ChatRequestFail.Builder> CHAT_REQUEST_FAIL =
      JsonShape.of("ChatRequestFail", ChatRequestFail::builder, ChatRequestFail.Builder::build)
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
          .requiredList(
              "attachedRecords",
              DataShapes.ATTACHED_RECORDS,
              ChatRequestFail::attachedRecords,
              ChatRequestFail.Builder::attachedRecords)
          .extras(
              ChatRequestFail::additionalProperties,
              ChatRequestFail.Builder::putAdditionalProperties);

  /** The place in the queue changed. */
  public static final JsonShape<QueueUpdate, QueueUpdate.Builder> QUEUE_UPDATE =
      JsonShape.of("QueueUpdate", QueueUpdate::builder, QueueUpdate.Builder::build)
          .required("position", INT32, QueueUpdate::position, QueueUpdate.Builder::position)
          .optionalInt(
              "estimatedWaitTime",
              QueueUpdate::estimatedWaitTime,
              QueueUpdate.Builder::estimatedWaitTime)
          .extras(QueueUpdate::additionalProperties, QueueUpdate.Builder::putAdditionalProperties);

  /** An agent accepted the chat (ruling A25: the time-out's name in any case). */
  public static final JsonShape<ChatEstablished, ChatEstablished.Builder> CHAT_ESTABLISHED =
      JsonShape.of("ChatEstablished", ChatEstablished::builder, ChatEstablished.Builder::build)
          .required("name", TEXT, ChatEstablished::name, ChatEstablished.Builder::name)
          .required("userId", TEXT, ChatEstablished::userId, ChatEstablished.Builder::userId)
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
          .anyCase()
          .optionalList("items", list(JSON), ChatEstablished::items, ChatEstablished.Builder::items)
          .extras(
              ChatEstablished::additionalProperties,
              ChatEstablished.Builder::putAdditionalProperties);

  /** The agent said something. */
  public static final JsonShape<ChatMessage, ChatMessage.Builder> CHAT_MESSAGE =
      JsonShape.of("ChatMessage", ChatMessage::builder, ChatMessage.Builder::build)
          .required("text", TEXT, ChatMessage::text, ChatMessage.Builder::text)
          .required("name", TEXT, ChatMessage::name, ChatMessage.Builder::name)
          .optional("agentId", TEXT, ChatMessage::agentId, ChatMessage.Builder::agentId)
          .optional(
              "schedule",
              DataShapes.MESSAGE_SCHEDULE,
              ChatMessage::schedule,
              ChatMessage.Builder::schedule)
          .extras(ChatMessage::additionalProperties, ChatMessage.Builder::putAdditionalProperties);

  /** The agent types. */
  public static final JsonShape<AgentTyping, AgentTyping.Builder> AGENT_TYPING =
      JsonShape.of("AgentTyping", AgentTyping::builder, AgentTyping.Builder::build)
          .optional("name", TEXT, AgentTyping::name, AgentTyping.Builder::name)
          .optional("agentId", TEXT, AgentTyping::agentId, AgentTyping.Builder::agentId)
          .extras(AgentTyping::additionalProperties, AgentTyping.Builder::putAdditionalProperties);

  /** The agent stopped typing. */
  public static final JsonShape<AgentNotTyping, AgentNotTyping.Builder> AGENT_NOT_TYPING =
      JsonShape.of("AgentNotTyping", AgentNotTyping::builder, AgentNotTyping.Builder::build)
          .optional("name", TEXT, AgentNotTyping::name, AgentNotTyping.Builder::name)
          .optional("agentId", TEXT, AgentNotTyping::agentId, AgentNotTyping.Builder::agentId)
          .extras(
              AgentNotTyping::additionalProperties,
              AgentNotTyping.Builder::putAdditionalProperties);

  /** The chat is over. */
  public static final JsonShape<ChatEnded, ChatEnded.Builder> CHAT_ENDED =
      JsonShape.of("ChatEnded", ChatEnded::builder, ChatEnded.Builder::build)
          .optional(
              "reason", word(ChatEndReason.class), ChatEnded::reason, ChatEnded.Builder::reason)
          .requiredList(
              "attachedRecords",
              DataShapes.ATTACHED_RECORDS,
              ChatEnded::attachedRecords,
              ChatEnded.Builder::attachedRecords)
          .extras(ChatEnded::additionalProperties, ChatEnded.Builder::putAdditionalProperties);

  /** The state of the chat after a take-over. */
  public static final JsonShape<ChasitorSessionData, ChasitorSessionData.Builder>
      CHASITOR_SESSION_DATA =
          JsonShape.of(
                  "ChasitorSessionData",
                  ChasitorSessionData::builder,
                  ChasitorSessionData.Builder::build)
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
              .requiredList(
                  "chatMessages",
                  list(DataShapes.TRANSCRIPT_ENTRY),
                  ChasitorSessionData::chatMessages,
                  ChasitorSessionData.Builder::chatMessages)
              .extras(
                  ChasitorSessionData::additionalProperties,
                  ChasitorSessionData.Builder::putAdditionalProperties);

  /** The envelope. */
  public static final JsonEnvelope<Message, ServerMessage> MESSAGE =
      JsonEnvelope.of(
              "Message",
              "Guide chapter 8, Message",
              List.of("type"),
              List.of("message"),
              new MessageFamily())
          .with(
              List.of(MessageType.CHAT_REQUEST_SUCCESS.word()),
              ChatRequestSuccess.class,
              CHAT_REQUEST_SUCCESS)
          .with(
              List.of(MessageType.CHAT_REQUEST_FAIL.word()),
              ChatRequestFail.class,
              CHAT_REQUEST_FAIL)
          .with(List.of(MessageType.QUEUE_UPDATE.word()), QueueUpdate.class, QUEUE_UPDATE)
          .with(
              List.of(MessageType.CHAT_ESTABLISHED.word()), ChatEstablished.class, CHAT_ESTABLISHED)
          .with(List.of(MessageType.CHAT_MESSAGE.word()), ChatMessage.class, CHAT_MESSAGE)
          .with(List.of(MessageType.AGENT_TYPING.word()), AgentTyping.class, AGENT_TYPING)
          .with(
              List.of(MessageType.AGENT_NOT_TYPING.word()), AgentNotTyping.class, AGENT_NOT_TYPING)
          .with(List.of(MessageType.CHAT_ENDED.word()), ChatEnded.class, CHAT_ENDED)
          .with(
              List.of(MessageType.CHASITOR_SESSION_DATA.word()),
              ChasitorSessionData.class,
              CHASITOR_SESSION_DATA);

  private MessageShapes() {}
}
