package dev.chasitor.codec;

import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.shapes.Bodies;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of JSON document of the protocol. Its name contains the guide's noun: {@code
 * request/ChasitorInit}, {@code response/Messages}, {@code message/ChatEstablished} (a message's
 * body without its envelope), {@code data/Message} (an envelope), {@code data/GeoLocation}.
 *
 * <p>Tools that read and write single documents use it with {@link ChasitorCodec#decode} and {@link
 * ChasitorCodec#encode}. Each constant is named after the model class of its documents. Immutable.
 *
 * @param <T> the model class of the documents
 */
public final class BodyKind<T> {

  // Must stand before the constants, which look themselves up in it.
  private static final Map<Class<?>, BodyKind<?>> BY_CLASS = byClass();

  /** The body of the request {@link MultiNounRequest}. */
  public static final BodyKind<MultiNounRequest> MULTI_NOUN_REQUEST =
      listed(MultiNounRequest.class);

  /** The body of the request {@link ChasitorInitRequest}. */
  public static final BodyKind<ChasitorInitRequest> CHASITOR_INIT_REQUEST =
      listed(ChasitorInitRequest.class);

  /** The body of the request {@link ChasitorResyncStateRequest}. */
  public static final BodyKind<ChasitorResyncStateRequest> CHASITOR_RESYNC_STATE_REQUEST =
      listed(ChasitorResyncStateRequest.class);

  /** The body of the request {@link ChasitorTypingRequest}. */
  public static final BodyKind<ChasitorTypingRequest> CHASITOR_TYPING_REQUEST =
      listed(ChasitorTypingRequest.class);

  /** The body of the request {@link ChasitorNotTypingRequest}. */
  public static final BodyKind<ChasitorNotTypingRequest> CHASITOR_NOT_TYPING_REQUEST =
      listed(ChasitorNotTypingRequest.class);

  /** The body of the request {@link ChasitorSneakPeekRequest}. */
  public static final BodyKind<ChasitorSneakPeekRequest> CHASITOR_SNEAK_PEEK_REQUEST =
      listed(ChasitorSneakPeekRequest.class);

  /** The body of the request {@link ChatMessageRequest}. */
  public static final BodyKind<ChatMessageRequest> CHAT_MESSAGE_REQUEST =
      listed(ChatMessageRequest.class);

  /** The body of the request {@link CustomEventRequest}. */
  public static final BodyKind<CustomEventRequest> CUSTOM_EVENT_REQUEST =
      listed(CustomEventRequest.class);

  /** The body of the request {@link ChatEndRequest}. */
  public static final BodyKind<ChatEndRequest> CHAT_END_REQUEST = listed(ChatEndRequest.class);

  /** The body of the request {@link ChatCancelRequest}. */
  public static final BodyKind<ChatCancelRequest> CHAT_CANCEL_REQUEST =
      listed(ChatCancelRequest.class);

  /** The body of the request {@link ChasitorIdleTimeoutWarningEventRequest}. */
  public static final BodyKind<ChasitorIdleTimeoutWarningEventRequest>
      CHASITOR_IDLE_TIMEOUT_WARNING_EVENT_REQUEST =
          listed(ChasitorIdleTimeoutWarningEventRequest.class);

  /** The body of the request {@link SensitiveDataRuleTriggeredRequest}. */
  public static final BodyKind<SensitiveDataRuleTriggeredRequest>
      SENSITIVE_DATA_RULE_TRIGGERED_REQUEST = listed(SensitiveDataRuleTriggeredRequest.class);

  /** The body of the request {@link RichMessageRequest}. */
  public static final BodyKind<RichMessageRequest> RICH_MESSAGE_REQUEST =
      listed(RichMessageRequest.class);

  /** The body of the request {@link AgentSensitiveDataRuleTriggeredRequest}. */
  public static final BodyKind<AgentSensitiveDataRuleTriggeredRequest>
      AGENT_SENSITIVE_DATA_RULE_TRIGGERED_REQUEST =
          listed(AgentSensitiveDataRuleTriggeredRequest.class);

  /** The body of the request {@link BreadcrumbRequest}. */
  public static final BodyKind<BreadcrumbRequest> BREADCRUMB_REQUEST =
      listed(BreadcrumbRequest.class);

  /** The response {@link SessionIdResponse}. */
  public static final BodyKind<SessionIdResponse> SESSION_ID_RESPONSE =
      listed(SessionIdResponse.class);

  /** The response {@link MessagesResponse}. */
  public static final BodyKind<MessagesResponse> MESSAGES_RESPONSE = listed(MessagesResponse.class);

  /** The response {@link ResyncSessionResponse}. */
  public static final BodyKind<ResyncSessionResponse> RESYNC_SESSION_RESPONSE =
      listed(ResyncSessionResponse.class);

  /** The response {@link EnvelopeResponse}. */
  public static final BodyKind<EnvelopeResponse> ENVELOPE_RESPONSE = listed(EnvelopeResponse.class);

  /** The message {@link ChatRequestSuccess}. */
  public static final BodyKind<ChatRequestSuccess> CHAT_REQUEST_SUCCESS =
      listed(ChatRequestSuccess.class);

  /** The message {@link ChatRequestFail}. */
  public static final BodyKind<ChatRequestFail> CHAT_REQUEST_FAIL = listed(ChatRequestFail.class);

  /** The message {@link QueueUpdate}. */
  public static final BodyKind<QueueUpdate> QUEUE_UPDATE = listed(QueueUpdate.class);

  /** The message {@link ChatEstablished}. */
  public static final BodyKind<ChatEstablished> CHAT_ESTABLISHED = listed(ChatEstablished.class);

  /** The message {@link ChatTransferred}. */
  public static final BodyKind<ChatTransferred> CHAT_TRANSFERRED = listed(ChatTransferred.class);

  /** The message {@link TransferToButtonInitiated}. */
  public static final BodyKind<TransferToButtonInitiated> TRANSFER_TO_BUTTON_INITIATED =
      listed(TransferToButtonInitiated.class);

  /** The message {@link AgentJoinedConference}. */
  public static final BodyKind<AgentJoinedConference> AGENT_JOINED_CONFERENCE =
      listed(AgentJoinedConference.class);

  /** The message {@link AgentLeftConference}. */
  public static final BodyKind<AgentLeftConference> AGENT_LEFT_CONFERENCE =
      listed(AgentLeftConference.class);

  /** The message {@link AgentDisconnect}. */
  public static final BodyKind<AgentDisconnect> AGENT_DISCONNECT = listed(AgentDisconnect.class);

  /** The message {@link ChatMessage}. */
  public static final BodyKind<ChatMessage> CHAT_MESSAGE = listed(ChatMessage.class);

  /** The message {@link RichMessage}. */
  public static final BodyKind<RichMessage> RICH_MESSAGE = listed(RichMessage.class);

  /** The message {@link FileTransfer}. */
  public static final BodyKind<FileTransfer> FILE_TRANSFER = listed(FileTransfer.class);

  /** The message {@link AgentTyping}. */
  public static final BodyKind<AgentTyping> AGENT_TYPING = listed(AgentTyping.class);

  /** The message {@link AgentNotTyping}. */
  public static final BodyKind<AgentNotTyping> AGENT_NOT_TYPING = listed(AgentNotTyping.class);

  /** The message {@link CustomEvent}. */
  public static final BodyKind<CustomEvent> CUSTOM_EVENT = listed(CustomEvent.class);

  /** The message {@link NewVisitorBreadcrumb}. */
  public static final BodyKind<NewVisitorBreadcrumb> NEW_VISITOR_BREADCRUMB =
      listed(NewVisitorBreadcrumb.class);

  /** The message {@link SensitiveDataRules}. */
  public static final BodyKind<SensitiveDataRules> SENSITIVE_DATA_RULES =
      listed(SensitiveDataRules.class);

  /** The message {@link AsyncResult}. */
  public static final BodyKind<AsyncResult> ASYNC_RESULT = listed(AsyncResult.class);

  /** The message {@link ChatEnded}. */
  public static final BodyKind<ChatEnded> CHAT_ENDED = listed(ChatEnded.class);

  /** The message {@link ChasitorSessionData}. */
  public static final BodyKind<ChasitorSessionData> CHASITOR_SESSION_DATA =
      listed(ChasitorSessionData.class);

  /** The message {@link ReconnectSession}. */
  public static final BodyKind<ReconnectSession> RECONNECT_SESSION = listed(ReconnectSession.class);

  /** The message {@link SwitchServer}. */
  public static final BodyKind<SwitchServer> SWITCH_SERVER = listed(SwitchServer.class);

  /** The message {@link Settings}. */
  public static final BodyKind<Settings> SETTINGS = listed(Settings.class);

  /** The message {@link Availability}. */
  public static final BodyKind<Availability> AVAILABILITY = listed(Availability.class);

  /** The message {@link VisitorId}. */
  public static final BodyKind<VisitorId> VISITOR_ID = listed(VisitorId.class);

  /** The message {@link ErrorMessage}. */
  public static final BodyKind<ErrorMessage> ERROR_MESSAGE = listed(ErrorMessage.class);

  /** The message {@link WarningMessage}. */
  public static final BodyKind<WarningMessage> WARNING_MESSAGE = listed(WarningMessage.class);

  /** The message {@link EmbeddedServiceError}. */
  public static final BodyKind<EmbeddedServiceError> EMBEDDED_SERVICE_ERROR =
      listed(EmbeddedServiceError.class);

  /** The data type {@link Message}. */
  public static final BodyKind<Message> MESSAGE = listed(Message.class);

  /** The data type {@link NounWrapper}. */
  public static final BodyKind<NounWrapper> NOUN_WRAPPER = listed(NounWrapper.class);

  /** The data type {@link CustomDetail}. */
  public static final BodyKind<CustomDetail> CUSTOM_DETAIL = listed(CustomDetail.class);

  /** The data type {@link EntityFieldMap}. */
  public static final BodyKind<EntityFieldMap> ENTITY_FIELD_MAP = listed(EntityFieldMap.class);

  /** The data type {@link Entity}. */
  public static final BodyKind<Entity> ENTITY = listed(Entity.class);

  /** The data type {@link EntityFieldsMap}. */
  public static final BodyKind<EntityFieldsMap> ENTITY_FIELDS_MAP = listed(EntityFieldsMap.class);

  /** The data type {@link GeoLocation}. */
  public static final BodyKind<GeoLocation> GEO_LOCATION = listed(GeoLocation.class);

  /** The data type {@link MessageSchedule}. */
  public static final BodyKind<MessageSchedule> MESSAGE_SCHEDULE = listed(MessageSchedule.class);

  /** The data type {@link ChasitorIdleTimeout}. */
  public static final BodyKind<ChasitorIdleTimeout> CHASITOR_IDLE_TIMEOUT =
      listed(ChasitorIdleTimeout.class);

  /** The data type {@link SensitiveDataRule}. */
  public static final BodyKind<SensitiveDataRule> SENSITIVE_DATA_RULE =
      listed(SensitiveDataRule.class);

  /** The data type {@link AttachedRecord}. */
  public static final BodyKind<AttachedRecord> ATTACHED_RECORD = listed(AttachedRecord.class);

  /** The data type {@link TranscriptEntry}. */
  public static final BodyKind<TranscriptEntry> TRANSCRIPT_ENTRY = listed(TranscriptEntry.class);

  /** The data type {@link Button}. */
  public static final BodyKind<Button> BUTTON = listed(Button.class);

  /** The data type {@link Result}. */
  public static final BodyKind<Result> RESULT = listed(Result.class);

  /** The data type {@link TriggeredRule}. */
  public static final BodyKind<TriggeredRule> TRIGGERED_RULE = listed(TriggeredRule.class);

  /** The data type {@link RichMessageItem}. */
  public static final BodyKind<RichMessageItem> RICH_MESSAGE_ITEM = listed(RichMessageItem.class);

  /** The data type {@link RichMessageAction}. */
  public static final BodyKind<RichMessageAction> RICH_MESSAGE_ACTION =
      listed(RichMessageAction.class);

  private static final List<BodyKind<?>> ALL = List.copyOf(BY_CLASS.values());

  private final String name;
  private final Class<T> javaType;
  private final JsonType<T> type;

  private BodyKind(Bodies.Body<T> body) {
    this.javaType = body.javaType();
    this.type = body.shape();
    this.name = body.family().name().toLowerCase(Locale.ROOT) + "/" + wireType().name();
  }

  private static Map<Class<?>, BodyKind<?>> byClass() {
    Map<Class<?>, BodyKind<?>> kinds = new LinkedHashMap<>();
    Bodies.all().forEach(body -> kinds.put(body.javaType(), new BodyKind<>(body)));
    return kinds;
  }

  private static <T> BodyKind<T> listed(Class<T> javaType) {
    return of(javaType).orElseThrow();
  }

  /** Returns all kinds: requests, responses, messages, then data. */
  public static List<BodyKind<?>> all() {
    return ALL;
  }

  /** Returns the kind with this name. Upper and lower case matter. */
  public static Optional<BodyKind<?>> named(String name) {
    return ALL.stream().<BodyKind<?>>map(kind -> kind).filter(k -> k.name.equals(name)).findFirst();
  }

  /** Returns the kind of the documents of this class. */
  @SuppressWarnings("unchecked") // the map's key is the class of its kind
  public static <T> Optional<BodyKind<T>> of(Class<T> javaType) {
    return Optional.ofNullable((BodyKind<T>) BY_CLASS.get(javaType));
  }

  /** The name, for example {@code message/ChatEstablished}. */
  public String name() {
    return name;
  }

  /** The model interface of the documents. */
  public Class<T> javaType() {
    return javaType;
  }

  /** Describes the properties of the documents on the wire. */
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
