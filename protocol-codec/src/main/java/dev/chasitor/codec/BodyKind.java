package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.ObjectType;
import dev.chasitor.codec.shapes.AnswerShapes;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.codec.shapes.MessageShapes;
import dev.chasitor.codec.shapes.RequestShapes;
import dev.chasitor.codec.shapes.ResponseShapes;
import dev.chasitor.codec.shapes.UndocumentedShapes;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentJoinedConference;
import dev.chasitor.model.AgentLeftConference;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.AsyncResult;
import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.Availability;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.Button;
import dev.chasitor.model.ChasitorIdleTimeout;
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
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.CustomEvent;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.EmbeddedServiceError;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ErrorMessage;
import dev.chasitor.model.FileTransfer;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageSchedule;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NewVisitorBreadcrumb;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Result;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.RichMessage;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageItem;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TransferToButtonInitiated;
import dev.chasitor.model.TriggeredRule;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.WarningMessage;
import java.util.List;
import java.util.Optional;

/**
 * A kind of JSON document of the protocol, by the guide's noun: {@code request/ChasitorInit},
 * {@code response/Messages}, {@code message/ChatEstablished} (the bare body of a message), {@code
 * data/Message} (the envelope of one), {@code data/GeoLocation}. For tools that handle any of them.
 *
 * @param <T> what it is in Java
 */
public final class BodyKind<T> {

  private static final List<BodyKind<?>> ALL =
      List.of(
          of("request", MultiNounRequest.class, EnvelopeShapes.MULTI_NOUN),
          of("request", ChasitorInitRequest.class, RequestShapes.CHASITOR_INIT),
          of("request", ChasitorResyncStateRequest.class, RequestShapes.CHASITOR_RESYNC_STATE),
          of("request", ChasitorTypingRequest.class, RequestShapes.CHASITOR_TYPING),
          of("request", ChasitorNotTypingRequest.class, RequestShapes.CHASITOR_NOT_TYPING),
          of("request", ChasitorSneakPeekRequest.class, RequestShapes.CHASITOR_SNEAK_PEEK),
          of("request", ChatMessageRequest.class, RequestShapes.CHAT_MESSAGE),
          of("request", CustomEventRequest.class, RequestShapes.CUSTOM_EVENT),
          of("request", ChatEndRequest.class, RequestShapes.CHAT_END),
          of("request", ChatCancelRequest.class, RequestShapes.CHAT_CANCEL),
          of(
              "request",
              ChasitorIdleTimeoutWarningEventRequest.class,
              RequestShapes.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT),
          of(
              "request",
              SensitiveDataRuleTriggeredRequest.class,
              RequestShapes.SENSITIVE_DATA_RULE_TRIGGERED),
          of("request", RichMessageRequest.class, RequestShapes.RICH_MESSAGE),
          of(
              "request",
              AgentSensitiveDataRuleTriggeredRequest.class,
              RequestShapes.AGENT_SENSITIVE_DATA_RULE_TRIGGERED),
          of("request", BreadcrumbRequest.class, RequestShapes.BREADCRUMB),
          of("response", SessionIdResponse.class, ResponseShapes.SESSION_ID),
          of("response", MessagesResponse.class, ResponseShapes.MESSAGES),
          of("response", ResyncSessionResponse.class, ResponseShapes.RESYNC_SESSION),
          of("response", EnvelopeResponse.class, ResponseShapes.ENVELOPE),
          of("message", ChatRequestSuccess.class, MessageShapes.CHAT_REQUEST_SUCCESS),
          of("message", ChatRequestFail.class, MessageShapes.CHAT_REQUEST_FAIL),
          of("message", QueueUpdate.class, MessageShapes.QUEUE_UPDATE),
          of("message", ChatEstablished.class, MessageShapes.CHAT_ESTABLISHED),
          of("message", ChatTransferred.class, MessageShapes.CHAT_TRANSFERRED),
          of(
              "message",
              TransferToButtonInitiated.class,
              UndocumentedShapes.TRANSFER_TO_BUTTON_INITIATED),
          of("message", AgentJoinedConference.class, UndocumentedShapes.AGENT_JOINED_CONFERENCE),
          of("message", AgentLeftConference.class, UndocumentedShapes.AGENT_LEFT_CONFERENCE),
          of("message", AgentDisconnect.class, MessageShapes.AGENT_DISCONNECT),
          of("message", ChatMessage.class, MessageShapes.CHAT_MESSAGE),
          of("message", RichMessage.class, UndocumentedShapes.RICH_MESSAGE),
          of("message", FileTransfer.class, UndocumentedShapes.FILE_TRANSFER),
          of("message", AgentTyping.class, MessageShapes.AGENT_TYPING),
          of("message", AgentNotTyping.class, MessageShapes.AGENT_NOT_TYPING),
          of("message", CustomEvent.class, MessageShapes.CUSTOM_EVENT),
          of("message", NewVisitorBreadcrumb.class, MessageShapes.NEW_VISITOR_BREADCRUMB),
          of("message", SensitiveDataRules.class, MessageShapes.SENSITIVE_DATA_RULES),
          of("message", AsyncResult.class, UndocumentedShapes.ASYNC_RESULT),
          of("message", ChatEnded.class, MessageShapes.CHAT_ENDED),
          of("message", ChasitorSessionData.class, MessageShapes.CHASITOR_SESSION_DATA),
          of("message", ReconnectSession.class, AnswerShapes.RECONNECT_SESSION),
          of("message", SwitchServer.class, AnswerShapes.SWITCH_SERVER),
          of("message", Settings.class, AnswerShapes.SETTINGS),
          of("message", Availability.class, AnswerShapes.AVAILABILITY),
          of("message", VisitorId.class, AnswerShapes.VISITOR_ID),
          of("message", ErrorMessage.class, UndocumentedShapes.ERROR),
          of("message", WarningMessage.class, UndocumentedShapes.WARNING),
          of("message", EmbeddedServiceError.class, UndocumentedShapes.EMBEDDED_SERVICE_ERROR),
          new BodyKind<>("data/Message", Message.class, EnvelopeShapes.MESSAGE),
          new BodyKind<>("data/NounWrapper", NounWrapper.class, EnvelopeShapes.NOUN_WRAPPER),
          of("data", CustomDetail.class, DataShapes.CUSTOM_DETAIL),
          of("data", EntityFieldMap.class, DataShapes.ENTITY_FIELD_MAP),
          of("data", Entity.class, DataShapes.ENTITY),
          of("data", EntityFieldsMap.class, DataShapes.ENTITY_FIELDS_MAP),
          of("data", GeoLocation.class, DataShapes.GEO_LOCATION),
          of("data", MessageSchedule.class, DataShapes.MESSAGE_SCHEDULE),
          of("data", ChasitorIdleTimeout.class, DataShapes.CHASITOR_IDLE_TIMEOUT),
          of("data", SensitiveDataRule.class, DataShapes.SENSITIVE_DATA_RULE),
          of("data", AttachedRecord.class, DataShapes.ATTACHED_RECORD),
          of("data", TranscriptEntry.class, DataShapes.TRANSCRIPT_ENTRY),
          of("data", Button.class, DataShapes.BUTTON),
          of("data", Result.class, DataShapes.RESULT),
          of("data", TriggeredRule.class, DataShapes.TRIGGERED_RULE),
          of("data", RichMessageItem.class, DataShapes.RICH_MESSAGE_ITEM),
          of("data", RichMessageAction.class, DataShapes.RICH_MESSAGE_ACTION));

  private final String name;
  private final Class<T> javaType;
  private final JsonType<T> type;

  private BodyKind(String name, Class<T> javaType, JsonType<T> type) {
    this.name = name;
    this.javaType = javaType;
    this.type = type;
  }

  private static <T> BodyKind<T> of(String family, Class<T> javaType, ObjectType<T> type) {
    return new BodyKind<>(family + "/" + type.type().name(), javaType, type);
  }

  /** All kinds. */
  public static List<BodyKind<?>> all() {
    return ALL;
  }

  /** The kind with this name, in exactly this spelling. */
  public static Optional<BodyKind<?>> named(String name) {
    return ALL.stream().<BodyKind<?>>map(kind -> kind).filter(k -> k.name.equals(name)).findFirst();
  }

  /** The kind of documents that are this type in Java. */
  public static <T> Optional<BodyKind<T>> of(Class<T> javaType) {
    for (BodyKind<?> kind : ALL) {
      if (kind.javaType == javaType) {
        @SuppressWarnings("unchecked") // its class says so
        BodyKind<T> found = (BodyKind<T>) kind;
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The name, for example {@code message/ChatEstablished}. */
  public String name() {
    return name;
  }

  /** What it is in Java: an interface of the model. */
  public Class<T> javaType() {
    return javaType;
  }

  /** What it looks like on the wire. */
  public WireType wireType() {
    return type.describe().types().get(0);
  }

  JsonType<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
