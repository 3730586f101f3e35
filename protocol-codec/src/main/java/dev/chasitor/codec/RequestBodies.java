package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.codec.shapes.RequestShapes;
import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The body of each request that has one. */
final class RequestBodies {

  private record Row<T extends Request>(Class<T> java, JsonType<T> type) {
    byte[] write(JsonFormat format, Request request) {
      return format.toBytes(type, java.cast(request));
    }
  }

  private static final Map<RequestType, Row<?>> ROWS = new EnumMap<>(RequestType.class);

  static {
    ROWS.put(RequestType.MULTI_NOUN, new Row<>(MultiNounRequest.class, EnvelopeShapes.MULTI_NOUN));
    ROWS.put(
        RequestType.CHASITOR_INIT,
        new Row<>(ChasitorInitRequest.class, RequestShapes.CHASITOR_INIT));
    ROWS.put(
        RequestType.CHASITOR_RESYNC_STATE,
        new Row<>(ChasitorResyncStateRequest.class, RequestShapes.CHASITOR_RESYNC_STATE));
    ROWS.put(
        RequestType.CHASITOR_TYPING,
        new Row<>(ChasitorTypingRequest.class, RequestShapes.CHASITOR_TYPING));
    ROWS.put(
        RequestType.CHASITOR_NOT_TYPING,
        new Row<>(ChasitorNotTypingRequest.class, RequestShapes.CHASITOR_NOT_TYPING));
    ROWS.put(
        RequestType.CHASITOR_SNEAK_PEEK,
        new Row<>(ChasitorSneakPeekRequest.class, RequestShapes.CHASITOR_SNEAK_PEEK));
    ROWS.put(
        RequestType.CHAT_MESSAGE, new Row<>(ChatMessageRequest.class, RequestShapes.CHAT_MESSAGE));
    ROWS.put(
        RequestType.CUSTOM_EVENT, new Row<>(CustomEventRequest.class, RequestShapes.CUSTOM_EVENT));
    ROWS.put(RequestType.CHAT_END, new Row<>(ChatEndRequest.class, RequestShapes.CHAT_END));
    ROWS.put(
        RequestType.CHAT_CANCEL, new Row<>(ChatCancelRequest.class, RequestShapes.CHAT_CANCEL));
    ROWS.put(
        RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
        new Row<>(
            ChasitorIdleTimeoutWarningEventRequest.class,
            RequestShapes.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT));
    ROWS.put(
        RequestType.SENSITIVE_DATA_RULE_TRIGGERED,
        new Row<>(
            SensitiveDataRuleTriggeredRequest.class, RequestShapes.SENSITIVE_DATA_RULE_TRIGGERED));
    ROWS.put(
        RequestType.RICH_MESSAGE, new Row<>(RichMessageRequest.class, RequestShapes.RICH_MESSAGE));
    ROWS.put(
        RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
        new Row<>(
            AgentSensitiveDataRuleTriggeredRequest.class,
            RequestShapes.AGENT_SENSITIVE_DATA_RULE_TRIGGERED));
    ROWS.put(RequestType.BREADCRUMB, new Row<>(BreadcrumbRequest.class, RequestShapes.BREADCRUMB));
  }

  private RequestBodies() {}

  static byte[] write(JsonFormat format, Request request) {
    return row(request.kind()).write(format, request);
  }

  static Request read(JsonFormat format, RequestType type, byte[] bytes) {
    return format.fromBytes(row(type).type(), bytes);
  }

  private static Row<?> row(RequestType type) {
    return Objects.requireNonNull(ROWS.get(type), () -> "No body for " + type);
  }
}
