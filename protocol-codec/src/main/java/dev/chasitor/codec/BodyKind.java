package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.ObjectType;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.codec.shapes.MessageShapes;
import dev.chasitor.codec.shapes.RequestShapes;
import dev.chasitor.codec.shapes.ResponseShapes;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageSchedule;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.TranscriptEntry;
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
          of("request", ChasitorInitRequest.class, RequestShapes.CHASITOR_INIT),
          of("request", ChasitorResyncStateRequest.class, RequestShapes.CHASITOR_RESYNC_STATE),
          of("request", ChasitorTypingRequest.class, RequestShapes.CHASITOR_TYPING),
          of("request", ChasitorNotTypingRequest.class, RequestShapes.CHASITOR_NOT_TYPING),
          of("request", ChatMessageRequest.class, RequestShapes.CHAT_MESSAGE),
          of("request", ChatEndRequest.class, RequestShapes.CHAT_END),
          of("response", SessionIdResponse.class, ResponseShapes.SESSION_ID),
          of("response", MessagesResponse.class, ResponseShapes.MESSAGES),
          of("response", ResyncSessionResponse.class, ResponseShapes.RESYNC_SESSION),
          of("message", ChatRequestSuccess.class, MessageShapes.CHAT_REQUEST_SUCCESS),
          of("message", ChatRequestFail.class, MessageShapes.CHAT_REQUEST_FAIL),
          of("message", QueueUpdate.class, MessageShapes.QUEUE_UPDATE),
          of("message", ChatEstablished.class, MessageShapes.CHAT_ESTABLISHED),
          of("message", ChatMessage.class, MessageShapes.CHAT_MESSAGE),
          of("message", AgentTyping.class, MessageShapes.AGENT_TYPING),
          of("message", AgentNotTyping.class, MessageShapes.AGENT_NOT_TYPING),
          of("message", ChatEnded.class, MessageShapes.CHAT_ENDED),
          of("message", ChasitorSessionData.class, MessageShapes.CHASITOR_SESSION_DATA),
          new BodyKind<>("data/Message", Message.class, MessageShapes.MESSAGE),
          of("data", CustomDetail.class, DataShapes.CUSTOM_DETAIL),
          of("data", EntityFieldMap.class, DataShapes.ENTITY_FIELD_MAP),
          of("data", Entity.class, DataShapes.ENTITY),
          of("data", EntityFieldsMap.class, DataShapes.ENTITY_FIELDS_MAP),
          of("data", GeoLocation.class, DataShapes.GEO_LOCATION),
          of("data", MessageSchedule.class, DataShapes.MESSAGE_SCHEDULE),
          of("data", ChasitorIdleTimeout.class, DataShapes.CHASITOR_IDLE_TIMEOUT),
          of("data", SensitiveDataRule.class, DataShapes.SENSITIVE_DATA_RULE),
          of("data", AttachedRecord.class, DataShapes.ATTACHED_RECORD),
          of("data", TranscriptEntry.class, DataShapes.TRANSCRIPT_ENTRY));

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
