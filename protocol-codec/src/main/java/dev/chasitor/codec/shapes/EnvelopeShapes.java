package dev.chasitor.codec.shapes;

import dev.chasitor.codec.json.JsonEnvelope;
import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentJoinedConference;
import dev.chasitor.model.AgentLeftConference;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.Availability;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.CustomEvent;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.EmbeddedServiceError;
import dev.chasitor.model.ErrorMessage;
import dev.chasitor.model.FileTransfer;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NewVisitorBreadcrumb;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.RichMessage;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TransferToButtonInitiated;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.WarningMessage;
import java.util.List;

/** Objects that name the type of what is in them, guide chapter 8: Message and NounWrapper. */
public final class EnvelopeShapes {

  /** A message in its envelope. */
  public static final JsonEnvelope<Message, ServerMessage> MESSAGE =
      JsonEnvelope.<Message, ServerMessage>of(
              "Message",
              "Guide chapter 8, Message",
              List.of("type"),
              List.of("message"),
              new MessageFamily())
          .with(
              words(MessageType.CHAT_REQUEST_SUCCESS),
              ChatRequestSuccess.class,
              MessageShapes.CHAT_REQUEST_SUCCESS)
          .with(
              words(MessageType.CHAT_REQUEST_FAIL),
              ChatRequestFail.class,
              MessageShapes.CHAT_REQUEST_FAIL)
          .with(words(MessageType.QUEUE_UPDATE), QueueUpdate.class, MessageShapes.QUEUE_UPDATE)
          .with(
              words(MessageType.CHAT_ESTABLISHED),
              ChatEstablished.class,
              MessageShapes.CHAT_ESTABLISHED)
          .with(
              words(MessageType.CHAT_TRANSFERRED),
              ChatTransferred.class,
              MessageShapes.CHAT_TRANSFERRED)
          .with(
              words(MessageType.TRANSFER_TO_BUTTON_INITIATED),
              TransferToButtonInitiated.class,
              UndocumentedShapes.TRANSFER_TO_BUTTON_INITIATED)
          .with(
              words(MessageType.AGENT_JOINED_CONFERENCE),
              AgentJoinedConference.class,
              UndocumentedShapes.AGENT_JOINED_CONFERENCE)
          .with(
              words(MessageType.AGENT_LEFT_CONFERENCE),
              AgentLeftConference.class,
              UndocumentedShapes.AGENT_LEFT_CONFERENCE)
          .with(
              words(MessageType.AGENT_DISCONNECT),
              AgentDisconnect.class,
              MessageShapes.AGENT_DISCONNECT)
          .with(words(MessageType.CHAT_MESSAGE), ChatMessage.class, MessageShapes.CHAT_MESSAGE)
          .with(words(MessageType.RICH_MESSAGE), RichMessage.class, UndocumentedShapes.RICH_MESSAGE)
          .with(
              words(MessageType.FILE_TRANSFER),
              FileTransfer.class,
              UndocumentedShapes.FILE_TRANSFER)
          .with(words(MessageType.AGENT_TYPING), AgentTyping.class, MessageShapes.AGENT_TYPING)
          .with(
              words(MessageType.AGENT_NOT_TYPING),
              AgentNotTyping.class,
              MessageShapes.AGENT_NOT_TYPING)
          .with(words(MessageType.CUSTOM_EVENT), CustomEvent.class, MessageShapes.CUSTOM_EVENT)
          .with(
              words(MessageType.NEW_VISITOR_BREADCRUMB),
              NewVisitorBreadcrumb.class,
              MessageShapes.NEW_VISITOR_BREADCRUMB)
          .with(
              words(MessageType.SENSITIVE_DATA_RULES),
              SensitiveDataRules.class,
              MessageShapes.SENSITIVE_DATA_RULES)
          .with(words(MessageType.ASYNC_RESULT), AsyncResult.class, UndocumentedShapes.ASYNC_RESULT)
          .with(words(MessageType.CHAT_ENDED), ChatEnded.class, MessageShapes.CHAT_ENDED)
          .with(
              words(MessageType.CHASITOR_SESSION_DATA),
              ChasitorSessionData.class,
              MessageShapes.CHASITOR_SESSION_DATA)
          .with(
              words(MessageType.RECONNECT_SESSION),
              ReconnectSession.class,
              AnswerShapes.RECONNECT_SESSION)
          .with(words(MessageType.SWITCH_SERVER), SwitchServer.class, AnswerShapes.SWITCH_SERVER)
          .with(words(MessageType.SETTINGS), Settings.class, AnswerShapes.SETTINGS)
          .with(words(MessageType.AVAILABILITY), Availability.class, AnswerShapes.AVAILABILITY)
          .with(words(MessageType.VISITOR_ID), VisitorId.class, AnswerShapes.VISITOR_ID)
          .with(words(MessageType.ERROR), ErrorMessage.class, UndocumentedShapes.ERROR)
          .with(words(MessageType.WARNING), WarningMessage.class, UndocumentedShapes.WARNING)
          .with(
              words(MessageType.EMBEDDED_SERVICE_ERROR),
              EmbeddedServiceError.class,
              UndocumentedShapes.EMBEDDED_SERVICE_ERROR);

  /** A request inside a MultiNoun (ruling A9: {@code object} or {@code data}, object or text). */
  public static final JsonEnvelope<NounWrapper, Request> NOUN_WRAPPER =
      JsonEnvelope.<NounWrapper, Request>of(
              "NounWrapper",
              "Guide chapter 8, NounWrapper; ruling A9",
              List.of("prefix", "noun"),
              List.of("object", "data"),
              new NounFamily())
          .orBodyAsText()
          .with(
              words(RequestType.CHASITOR_INIT),
              ChasitorInitRequest.class,
              RequestShapes.CHASITOR_INIT)
          .with(
              words(RequestType.CHASITOR_RESYNC_STATE),
              ChasitorResyncStateRequest.class,
              RequestShapes.CHASITOR_RESYNC_STATE)
          .withOptional(
              words(RequestType.CHASITOR_TYPING),
              ChasitorTypingRequest.class,
              RequestShapes.CHASITOR_TYPING)
          .withOptional(
              words(RequestType.CHASITOR_NOT_TYPING),
              ChasitorNotTypingRequest.class,
              RequestShapes.CHASITOR_NOT_TYPING)
          .with(
              words(RequestType.CHASITOR_SNEAK_PEEK),
              ChasitorSneakPeekRequest.class,
              RequestShapes.CHASITOR_SNEAK_PEEK)
          .with(
              words(RequestType.CHAT_MESSAGE), ChatMessageRequest.class, RequestShapes.CHAT_MESSAGE)
          .with(
              words(RequestType.CUSTOM_EVENT), CustomEventRequest.class, RequestShapes.CUSTOM_EVENT)
          .withOptional(words(RequestType.CHAT_END), ChatEndRequest.class, RequestShapes.CHAT_END)
          .withOptional(
              words(RequestType.CHAT_CANCEL), ChatCancelRequest.class, RequestShapes.CHAT_CANCEL)
          .with(
              words(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT),
              ChasitorIdleTimeoutWarningEventRequest.class,
              RequestShapes.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT)
          .with(
              words(RequestType.SENSITIVE_DATA_RULE_TRIGGERED),
              SensitiveDataRuleTriggeredRequest.class,
              RequestShapes.SENSITIVE_DATA_RULE_TRIGGERED)
          .with(
              words(RequestType.RICH_MESSAGE), RichMessageRequest.class, RequestShapes.RICH_MESSAGE)
          .with(
              words(RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED),
              AgentSensitiveDataRuleTriggeredRequest.class,
              RequestShapes.AGENT_SENSITIVE_DATA_RULE_TRIGGERED)
          .with(words(RequestType.BREADCRUMB), BreadcrumbRequest.class, RequestShapes.BREADCRUMB);

  /** Several requests in one. */
  public static final JsonShape<MultiNounRequest, MultiNounRequest.Builder> MULTI_NOUN =
      JsonShape.of("MultiNoun", MultiNounRequest::builder, MultiNounRequest.Builder::build)
          .source("Guide chapters 5 and 6, MultiNoun; rulings A9, A29, A30")
          .requiredList(
              "nouns", NOUN_WRAPPER, MultiNounRequest::nouns, MultiNounRequest.Builder::addNouns)
          .extras(
              MultiNounRequest::additionalProperties,
              MultiNounRequest.Builder::putAdditionalProperties);

  private EnvelopeShapes() {}

  /** The table of a message's body, which may stand without an envelope (ruling A13). */
  public static JsonType<? extends ServerMessage> body(MessageType type) {
    return MESSAGE.body(words(type));
  }

  private static List<String> words(MessageType type) {
    return List.of(type.word());
  }

  private static List<String> words(RequestType type) {
    return List.of(type.prefix(), type.noun());
  }
}
