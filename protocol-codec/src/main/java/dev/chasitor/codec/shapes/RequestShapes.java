package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;

/** The tables of request bodies. Guide chapter 6. */
public final class RequestShapes {

  /** Asks for a chat. */
  public static final JsonShape<ChasitorInitRequest, ChasitorInitRequest.Builder> CHASITOR_INIT =
      JsonShape.of(
              RequestType.CHASITOR_INIT.noun(),
              ChasitorInitRequest::builder,
              ChasitorInitRequest.Builder::build)
          .source("Guide chapters 5 and 6, ChasitorInit")
          .required(
              "organizationId",
              TEXT,
              ChasitorInitRequest::organizationId,
              ChasitorInitRequest.Builder::organizationId)
          .required(
              "deploymentId",
              TEXT,
              ChasitorInitRequest::deploymentId,
              ChasitorInitRequest.Builder::deploymentId)
          .optional(
              "buttonId",
              TEXT,
              ChasitorInitRequest::buttonId,
              ChasitorInitRequest.Builder::buttonId)
          .optional(
              "agentId", TEXT, ChasitorInitRequest::agentId, ChasitorInitRequest.Builder::agentId)
          .optional(
              "doFallback",
              BOOL,
              ChasitorInitRequest::doFallback,
              ChasitorInitRequest.Builder::doFallback)
          .optional(
              "sessionId",
              TEXT,
              ChasitorInitRequest::sessionId,
              ChasitorInitRequest.Builder::sessionId)
          .optional(
              "userAgent",
              TEXT,
              ChasitorInitRequest::userAgent,
              ChasitorInitRequest.Builder::userAgent)
          .optional(
              "language",
              TEXT,
              ChasitorInitRequest::language,
              ChasitorInitRequest.Builder::language)
          .optional(
              "screenResolution",
              TEXT,
              ChasitorInitRequest::screenResolution,
              ChasitorInitRequest.Builder::screenResolution)
          .optional(
              "visitorName",
              TEXT,
              ChasitorInitRequest::visitorName,
              ChasitorInitRequest.Builder::visitorName)
          .defaultedList(
              "prechatDetails",
              DataShapes.CUSTOM_DETAIL,
              ChasitorInitRequest::prechatDetails,
              ChasitorInitRequest.Builder::addPrechatDetails)
          .defaultedList(
              "prechatEntities",
              DataShapes.ENTITY,
              ChasitorInitRequest::prechatEntities,
              ChasitorInitRequest.Builder::addPrechatEntities)
          .optionalList(
              "buttonOverrides",
              TEXT,
              ChasitorInitRequest::buttonOverrides,
              ChasitorInitRequest.Builder::addButtonOverrides)
          .optional(
              "receiveQueueUpdates",
              BOOL,
              ChasitorInitRequest::receiveQueueUpdates,
              ChasitorInitRequest.Builder::receiveQueueUpdates)
          .optional(
              "isPost", BOOL, ChasitorInitRequest::isPost, ChasitorInitRequest.Builder::isPost)
          .optional(
              "trackingId",
              TEXT,
              ChasitorInitRequest::trackingId,
              ChasitorInitRequest.Builder::trackingId)
          .undocumented()
          .extras(
              ChasitorInitRequest::additionalProperties,
              ChasitorInitRequest.Builder::putAdditionalProperties);

  /** Restores the visitor's state. */
  public static final JsonShape<ChasitorResyncStateRequest, ChasitorResyncStateRequest.Builder>
      CHASITOR_RESYNC_STATE =
          JsonShape.of(
                  RequestType.CHASITOR_RESYNC_STATE.noun(),
                  ChasitorResyncStateRequest::builder,
                  ChasitorResyncStateRequest.Builder::build)
              .source("Guide chapters 5 and 6, ChasitorResyncState")
              .required(
                  "organizationId",
                  TEXT,
                  ChasitorResyncStateRequest::organizationId,
                  ChasitorResyncStateRequest.Builder::organizationId)
              .extras(
                  ChasitorResyncStateRequest::additionalProperties,
                  ChasitorResyncStateRequest.Builder::putAdditionalProperties);

  /** Reports that the visitor is typing. */
  public static final JsonShape<ChasitorTypingRequest, ChasitorTypingRequest.Builder>
      CHASITOR_TYPING =
          JsonShape.of(
                  RequestType.CHASITOR_TYPING.noun(),
                  ChasitorTypingRequest::builder,
                  ChasitorTypingRequest.Builder::build)
              .source("Guide chapter 5, ChasitorTyping; ruling A18")
              .extras(
                  ChasitorTypingRequest::additionalProperties,
                  ChasitorTypingRequest.Builder::putAdditionalProperties);

  /** Reports that the visitor stopped typing. */
  public static final JsonShape<ChasitorNotTypingRequest, ChasitorNotTypingRequest.Builder>
      CHASITOR_NOT_TYPING =
          JsonShape.of(
                  RequestType.CHASITOR_NOT_TYPING.noun(),
                  ChasitorNotTypingRequest::builder,
                  ChasitorNotTypingRequest.Builder::build)
              .source("Guide chapter 5, ChasitorNotTyping; ruling A18")
              .extras(
                  ChasitorNotTypingRequest::additionalProperties,
                  ChasitorNotTypingRequest.Builder::putAdditionalProperties);

  /** Sends a line of the visitor. */
  public static final JsonShape<ChatMessageRequest, ChatMessageRequest.Builder> CHAT_MESSAGE =
      JsonShape.of(
              RequestType.CHAT_MESSAGE.noun(),
              ChatMessageRequest::builder,
              ChatMessageRequest.Builder::build)
          .source("Guide chapters 5 and 6, ChatMessage")
          .required("text", TEXT, ChatMessageRequest::text, ChatMessageRequest.Builder::text)
          .extras(
              ChatMessageRequest::additionalProperties,
              ChatMessageRequest.Builder::putAdditionalProperties);

  /**
   * Ends the chat for the visitor. Some clients write {@code {"type":"ChatEndReason","reason":…}}
   * or {@code {"ChatEndReason":{"reason":…}}}; both are read like the plain form.
   */
  public static final JsonShape<ChatEndRequest, ChatEndRequest.Builder> CHAT_END =
      plainChatEnd()
          .readOnly("type", TEXT, (builder, type) -> {})
          .undocumented()
          .readOnly(
              "ChatEndReason",
              plainChatEnd(),
              (builder, inner) -> inner.reason().ifPresent(builder::reason))
          .undocumented()
          .extras(
              ChatEndRequest::additionalProperties,
              ChatEndRequest.Builder::putAdditionalProperties);

  /** Shows the agent what the visitor has typed so far. */
  public static final JsonShape<ChasitorSneakPeekRequest, ChasitorSneakPeekRequest.Builder>
      CHASITOR_SNEAK_PEEK =
          JsonShape.of(
                  RequestType.CHASITOR_SNEAK_PEEK.noun(),
                  ChasitorSneakPeekRequest::builder,
                  ChasitorSneakPeekRequest.Builder::build)
              .source("Guide chapter 5, ChasitorSneakPeek")
              .defaulted(
                  "position",
                  INT32,
                  ChasitorSneakPeekRequest::position,
                  ChasitorSneakPeekRequest.Builder::position)
              .defaulted(
                  "text",
                  TEXT,
                  ChasitorSneakPeekRequest::text,
                  ChasitorSneakPeekRequest.Builder::text)
              .extras(
                  ChasitorSneakPeekRequest::additionalProperties,
                  ChasitorSneakPeekRequest.Builder::putAdditionalProperties);

  /** Sends an event that the application defines. */
  public static final JsonShape<CustomEventRequest, CustomEventRequest.Builder> CUSTOM_EVENT =
      JsonShape.of(
              RequestType.CUSTOM_EVENT.noun(),
              CustomEventRequest::builder,
              CustomEventRequest.Builder::build)
          .source("Guide chapter 5, CustomEvent")
          .required("type", TEXT, CustomEventRequest::type, CustomEventRequest.Builder::type)
          .required("data", TEXT, CustomEventRequest::data, CustomEventRequest.Builder::data)
          .extras(
              CustomEventRequest::additionalProperties,
              CustomEventRequest.Builder::putAdditionalProperties);

  /** Leaves the queue. */
  public static final JsonShape<ChatCancelRequest, ChatCancelRequest.Builder> CHAT_CANCEL =
      JsonShape.of(
              RequestType.CHAT_CANCEL.noun(),
              ChatCancelRequest::builder,
              ChatCancelRequest.Builder::build)
          .source("Seen in clients; undocumented")
          .extras(
              ChatCancelRequest::additionalProperties,
              ChatCancelRequest.Builder::putAdditionalProperties);

  /** Reports that the client warns an idle visitor, or that the visitor became active again. */
  public static final JsonShape<
          ChasitorIdleTimeoutWarningEventRequest, ChasitorIdleTimeoutWarningEventRequest.Builder>
      CHASITOR_IDLE_TIMEOUT_WARNING_EVENT =
          JsonShape.of(
                  RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT.noun(),
                  ChasitorIdleTimeoutWarningEventRequest::builder,
                  ChasitorIdleTimeoutWarningEventRequest.Builder::build)
              .source("v66 guide, ChasitorIdleTimeoutWarningEvent")
              .required(
                  "idleTimeoutWarningEvent",
                  word(IdleTimeoutWarning.class),
                  ChasitorIdleTimeoutWarningEventRequest::idleTimeoutWarningEvent,
                  ChasitorIdleTimeoutWarningEventRequest.Builder::idleTimeoutWarningEvent)
              .since(35)
              .extras(
                  ChasitorIdleTimeoutWarningEventRequest::additionalProperties,
                  ChasitorIdleTimeoutWarningEventRequest.Builder::putAdditionalProperties);

  /** Reports that rules masked what the visitor typed. */
  public static final JsonShape<
          SensitiveDataRuleTriggeredRequest, SensitiveDataRuleTriggeredRequest.Builder>
      SENSITIVE_DATA_RULE_TRIGGERED =
          JsonShape.of(
                  RequestType.SENSITIVE_DATA_RULE_TRIGGERED.noun(),
                  SensitiveDataRuleTriggeredRequest::builder,
                  SensitiveDataRuleTriggeredRequest.Builder::build)
              .source("v66 guide, SensitiveDataRuleTriggered")
              .requiredList(
                  "rules",
                  DataShapes.TRIGGERED_RULE,
                  SensitiveDataRuleTriggeredRequest::rules,
                  SensitiveDataRuleTriggeredRequest.Builder::addRules)
              .extras(
                  SensitiveDataRuleTriggeredRequest::additionalProperties,
                  SensitiveDataRuleTriggeredRequest.Builder::putAdditionalProperties);

  /** Reports that rules masked what the agent typed. */
  public static final JsonShape<
          AgentSensitiveDataRuleTriggeredRequest, AgentSensitiveDataRuleTriggeredRequest.Builder>
      AGENT_SENSITIVE_DATA_RULE_TRIGGERED =
          JsonShape.of(
                  RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED.prefix()
                      + RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED.noun(),
                  AgentSensitiveDataRuleTriggeredRequest::builder,
                  AgentSensitiveDataRuleTriggeredRequest.Builder::build)
              .source("v66 guide, SensitiveDataRuleTriggered")
              .requiredList(
                  "rules",
                  DataShapes.TRIGGERED_RULE,
                  AgentSensitiveDataRuleTriggeredRequest::rules,
                  AgentSensitiveDataRuleTriggeredRequest.Builder::addRules)
              .required(
                  "chatId",
                  TEXT,
                  AgentSensitiveDataRuleTriggeredRequest::chatId,
                  AgentSensitiveDataRuleTriggeredRequest.Builder::chatId)
              .extras(
                  AgentSensitiveDataRuleTriggeredRequest::additionalProperties,
                  AgentSensitiveDataRuleTriggeredRequest.Builder::putAdditionalProperties);

  /** Sends the visitor's choice from a menu. */
  public static final JsonShape<RichMessageRequest, RichMessageRequest.Builder> RICH_MESSAGE =
      JsonShape.of(
              RequestType.RICH_MESSAGE.noun(),
              RichMessageRequest::builder,
              RichMessageRequest.Builder::build)
          .source("Seen in clients; undocumented")
          .requiredList(
              "actions",
              DataShapes.RICH_MESSAGE_ACTION,
              RichMessageRequest::actions,
              RichMessageRequest.Builder::addActions)
          .undocumented()
          .extras(
              RichMessageRequest::additionalProperties,
              RichMessageRequest.Builder::putAdditionalProperties);

  /** Reports that the visitor went to another page. */
  public static final JsonShape<BreadcrumbRequest, BreadcrumbRequest.Builder> BREADCRUMB =
      JsonShape.of(
              RequestType.BREADCRUMB.noun(),
              BreadcrumbRequest::builder,
              BreadcrumbRequest.Builder::build)
          .source("Guide chapter 5, Breadcrumb; ruling A22")
          .required(
              "location", TEXT, BreadcrumbRequest::location, BreadcrumbRequest.Builder::location)
          .extras(
              BreadcrumbRequest::additionalProperties,
              BreadcrumbRequest.Builder::putAdditionalProperties);

  private RequestShapes() {}

  private static JsonShape<ChatEndRequest, ChatEndRequest.Builder> plainChatEnd() {
    return JsonShape.of(
            RequestType.CHAT_END.noun(), ChatEndRequest::builder, ChatEndRequest.Builder::build)
        .source("Guide chapter 5, ChatEnd; ruling A18")
        .optional(
            "reason",
            word(ChatEndReason.class),
            ChatEndRequest::reason,
            ChatEndRequest.Builder::reason)
        .since(36);
  }
}
