package dev.chasitor.codec.shapes;

import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.ObjectType;
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
import dev.chasitor.model.Extensible;
import dev.chasitor.model.FileTransfer;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageSchedule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NewVisitorBreadcrumb;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.Result;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.RichMessage;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageItem;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TransferToButtonInitiated;
import dev.chasitor.model.TriggeredRule;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.WarningMessage;
import java.util.List;
import java.util.function.Supplier;

/**
 * The list of the protocol's JSON bodies: the type, the class and the table of each. The envelopes,
 * the request bodies, the documents of a session and the public {@code BodyKind}s derive from it.
 */
public final class Bodies {

  /**
   * The groups of bodies. In lower case, a group is the first part of the name of a {@code
   * BodyKind}.
   */
  public enum Family {
    /** Bodies that a client sends by POST. */
    REQUEST,
    /** Whole bodies of replies. */
    RESPONSE,
    /** Bodies of messages. */
    MESSAGE,
    /** Parts of other bodies, and envelopes. */
    DATA
  }

  /**
   * A row of the list.
   *
   * @param <T> the value in Java
   */
  public sealed interface Body<T> {

    /** The group of the body. */
    Family family();

    /** The model interface of the value. */
    Class<T> javaType();

    /** The JSON type that reads and writes the body. */
    JsonType<T> shape();
  }

  /**
   * The body of a request.
   *
   * @param type the type of the request, which has its prefix and noun
   * @param javaType the model interface
   * @param table supplies the table; it is called at the first use
   * @param mayBeMissing whether the body may be missing in a NounWrapper (ruling A18)
   * @param <T> the request
   */
  public record OfRequest<T extends Request>(
      RequestType type, Class<T> javaType, Supplier<ObjectType<T>> table, boolean mayBeMissing)
      implements Body<T> {

    @Override
    public Family family() {
      return Family.REQUEST;
    }

    @Override
    public ObjectType<T> shape() {
      return table.get();
    }
  }

  /**
   * The body of a message.
   *
   * @param type the type of the message, which has its word
   * @param javaType the model interface
   * @param table supplies the table; it is called at the first use
   * @param <T> the message
   */
  public record OfMessage<T extends ServerMessage>(
      MessageType type, Class<T> javaType, Supplier<ObjectType<T>> table) implements Body<T> {

    @Override
    public Family family() {
      return Family.MESSAGE;
    }

    @Override
    public ObjectType<T> shape() {
      return table.get();
    }
  }

  /**
   * A body whose type no word on the wire names.
   *
   * @param family the group of the body
   * @param javaType the model interface
   * @param table supplies the table; it is called at the first use
   * @param <T> the value
   */
  public record Unnamed<T>(Family family, Class<T> javaType, Supplier<JsonType<T>> table)
      implements Body<T> {

    @Override
    public JsonType<T> shape() {
      return table.get();
    }
  }

  // The tables come from suppliers, since some tables hold an envelope, which needs this list.
  private static final List<Body<?>> ALL =
      List.of(
          request(RequestType.MULTI_NOUN, MultiNounRequest.class, () -> EnvelopeShapes.MULTI_NOUN),
          request(
              RequestType.CHASITOR_INIT,
              ChasitorInitRequest.class,
              () -> RequestShapes.CHASITOR_INIT),
          request(
              RequestType.CHASITOR_RESYNC_STATE,
              ChasitorResyncStateRequest.class,
              () -> RequestShapes.CHASITOR_RESYNC_STATE),
          requestOrNothing(
              RequestType.CHASITOR_TYPING,
              ChasitorTypingRequest.class,
              () -> RequestShapes.CHASITOR_TYPING),
          requestOrNothing(
              RequestType.CHASITOR_NOT_TYPING,
              ChasitorNotTypingRequest.class,
              () -> RequestShapes.CHASITOR_NOT_TYPING),
          request(
              RequestType.CHASITOR_SNEAK_PEEK,
              ChasitorSneakPeekRequest.class,
              () -> RequestShapes.CHASITOR_SNEAK_PEEK),
          request(
              RequestType.CHAT_MESSAGE, ChatMessageRequest.class, () -> RequestShapes.CHAT_MESSAGE),
          request(
              RequestType.CUSTOM_EVENT, CustomEventRequest.class, () -> RequestShapes.CUSTOM_EVENT),
          requestOrNothing(
              RequestType.CHAT_END, ChatEndRequest.class, () -> RequestShapes.CHAT_END),
          requestOrNothing(
              RequestType.CHAT_CANCEL, ChatCancelRequest.class, () -> RequestShapes.CHAT_CANCEL),
          request(
              RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
              ChasitorIdleTimeoutWarningEventRequest.class,
              () -> RequestShapes.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT),
          request(
              RequestType.SENSITIVE_DATA_RULE_TRIGGERED,
              SensitiveDataRuleTriggeredRequest.class,
              () -> RequestShapes.SENSITIVE_DATA_RULE_TRIGGERED),
          request(
              RequestType.RICH_MESSAGE, RichMessageRequest.class, () -> RequestShapes.RICH_MESSAGE),
          request(
              RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
              AgentSensitiveDataRuleTriggeredRequest.class,
              () -> RequestShapes.AGENT_SENSITIVE_DATA_RULE_TRIGGERED),
          request(RequestType.BREADCRUMB, BreadcrumbRequest.class, () -> RequestShapes.BREADCRUMB),
          response(SessionIdResponse.class, () -> ResponseShapes.SESSION_ID),
          response(MessagesResponse.class, () -> ResponseShapes.MESSAGES),
          response(ResyncSessionResponse.class, () -> ResponseShapes.RESYNC_SESSION),
          response(EnvelopeResponse.class, () -> ResponseShapes.ENVELOPE),
          message(
              MessageType.CHAT_REQUEST_SUCCESS,
              ChatRequestSuccess.class,
              () -> MessageShapes.CHAT_REQUEST_SUCCESS),
          message(
              MessageType.CHAT_REQUEST_FAIL,
              ChatRequestFail.class,
              () -> MessageShapes.CHAT_REQUEST_FAIL),
          message(MessageType.QUEUE_UPDATE, QueueUpdate.class, () -> MessageShapes.QUEUE_UPDATE),
          message(
              MessageType.CHAT_ESTABLISHED,
              ChatEstablished.class,
              () -> MessageShapes.CHAT_ESTABLISHED),
          message(
              MessageType.CHAT_TRANSFERRED,
              ChatTransferred.class,
              () -> MessageShapes.CHAT_TRANSFERRED),
          message(
              MessageType.TRANSFER_TO_BUTTON_INITIATED,
              TransferToButtonInitiated.class,
              () -> UndocumentedShapes.TRANSFER_TO_BUTTON_INITIATED),
          message(
              MessageType.AGENT_JOINED_CONFERENCE,
              AgentJoinedConference.class,
              () -> UndocumentedShapes.AGENT_JOINED_CONFERENCE),
          message(
              MessageType.AGENT_LEFT_CONFERENCE,
              AgentLeftConference.class,
              () -> UndocumentedShapes.AGENT_LEFT_CONFERENCE),
          message(
              MessageType.AGENT_DISCONNECT,
              AgentDisconnect.class,
              () -> MessageShapes.AGENT_DISCONNECT),
          message(MessageType.CHAT_MESSAGE, ChatMessage.class, () -> MessageShapes.CHAT_MESSAGE),
          message(
              MessageType.RICH_MESSAGE, RichMessage.class, () -> UndocumentedShapes.RICH_MESSAGE),
          message(
              MessageType.FILE_TRANSFER,
              FileTransfer.class,
              () -> UndocumentedShapes.FILE_TRANSFER),
          message(MessageType.AGENT_TYPING, AgentTyping.class, () -> MessageShapes.AGENT_TYPING),
          message(
              MessageType.AGENT_NOT_TYPING,
              AgentNotTyping.class,
              () -> MessageShapes.AGENT_NOT_TYPING),
          message(MessageType.CUSTOM_EVENT, CustomEvent.class, () -> MessageShapes.CUSTOM_EVENT),
          message(
              MessageType.NEW_VISITOR_BREADCRUMB,
              NewVisitorBreadcrumb.class,
              () -> MessageShapes.NEW_VISITOR_BREADCRUMB),
          message(
              MessageType.SENSITIVE_DATA_RULES,
              SensitiveDataRules.class,
              () -> MessageShapes.SENSITIVE_DATA_RULES),
          message(
              MessageType.ASYNC_RESULT, AsyncResult.class, () -> UndocumentedShapes.ASYNC_RESULT),
          message(MessageType.CHAT_ENDED, ChatEnded.class, () -> MessageShapes.CHAT_ENDED),
          message(
              MessageType.CHASITOR_SESSION_DATA,
              ChasitorSessionData.class,
              () -> MessageShapes.CHASITOR_SESSION_DATA),
          message(
              MessageType.RECONNECT_SESSION,
              ReconnectSession.class,
              () -> AnswerShapes.RECONNECT_SESSION),
          message(MessageType.SWITCH_SERVER, SwitchServer.class, () -> AnswerShapes.SWITCH_SERVER),
          message(MessageType.SETTINGS, Settings.class, () -> AnswerShapes.SETTINGS),
          message(MessageType.AVAILABILITY, Availability.class, () -> AnswerShapes.AVAILABILITY),
          message(MessageType.VISITOR_ID, VisitorId.class, () -> AnswerShapes.VISITOR_ID),
          message(MessageType.ERROR, ErrorMessage.class, () -> UndocumentedShapes.ERROR),
          message(MessageType.WARNING, WarningMessage.class, () -> UndocumentedShapes.WARNING),
          message(
              MessageType.EMBEDDED_SERVICE_ERROR,
              EmbeddedServiceError.class,
              () -> UndocumentedShapes.EMBEDDED_SERVICE_ERROR),
          data(Message.class, () -> EnvelopeShapes.MESSAGE),
          data(NounWrapper.class, () -> EnvelopeShapes.NOUN_WRAPPER),
          data(CustomDetail.class, () -> DataShapes.CUSTOM_DETAIL),
          data(EntityFieldMap.class, () -> DataShapes.ENTITY_FIELD_MAP),
          data(Entity.class, () -> DataShapes.ENTITY),
          data(EntityFieldsMap.class, () -> DataShapes.ENTITY_FIELDS_MAP),
          data(GeoLocation.class, () -> DataShapes.GEO_LOCATION),
          data(MessageSchedule.class, () -> DataShapes.MESSAGE_SCHEDULE),
          data(ChasitorIdleTimeout.class, () -> DataShapes.CHASITOR_IDLE_TIMEOUT),
          data(SensitiveDataRule.class, () -> DataShapes.SENSITIVE_DATA_RULE),
          data(AttachedRecord.class, () -> DataShapes.ATTACHED_RECORD),
          data(TranscriptEntry.class, () -> DataShapes.TRANSCRIPT_ENTRY),
          data(Button.class, () -> DataShapes.BUTTON),
          data(Result.class, () -> DataShapes.RESULT),
          data(TriggeredRule.class, () -> DataShapes.TRIGGERED_RULE),
          data(RichMessageItem.class, () -> DataShapes.RICH_MESSAGE_ITEM),
          data(RichMessageAction.class, () -> DataShapes.RICH_MESSAGE_ACTION));

  private Bodies() {}

  /** Returns all rows: requests, responses, messages in the order of their type, then data. */
  public static List<Body<?>> all() {
    return ALL;
  }

  /** Returns the rows of requests. */
  public static List<OfRequest<?>> requests() {
    return ALL.stream()
        .filter(OfRequest.class::isInstance)
        .<OfRequest<?>>map(body -> (OfRequest<?>) body)
        .toList();
  }

  /** Returns the rows of messages. */
  public static List<OfMessage<?>> messages() {
    return ALL.stream()
        .filter(OfMessage.class::isInstance)
        .<OfMessage<?>>map(body -> (OfMessage<?>) body)
        .toList();
  }

  private static <T extends Request> OfRequest<T> request(
      RequestType type, Class<T> javaType, Supplier<ObjectType<T>> table) {
    return new OfRequest<>(type, javaType, table, false);
  }

  private static <T extends Request> OfRequest<T> requestOrNothing(
      RequestType type, Class<T> javaType, Supplier<ObjectType<T>> table) {
    return new OfRequest<>(type, javaType, table, true);
  }

  private static <T extends Response> Unnamed<T> response(
      Class<T> javaType, Supplier<JsonType<T>> table) {
    return new Unnamed<>(Family.RESPONSE, javaType, table);
  }

  private static <T extends ServerMessage> OfMessage<T> message(
      MessageType type, Class<T> javaType, Supplier<ObjectType<T>> table) {
    return new OfMessage<>(type, javaType, table);
  }

  private static <T extends Extensible> Unnamed<T> data(
      Class<T> javaType, Supplier<JsonType<T>> table) {
    return new Unnamed<>(Family.DATA, javaType, table);
  }
}
