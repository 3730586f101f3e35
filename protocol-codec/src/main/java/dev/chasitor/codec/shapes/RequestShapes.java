package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;

/** Bodies of requests, guide chapter 6. */
public final class RequestShapes {

  /** Asks for a chat. */
  public static final JsonShape<ChasitorInitRequest, ChasitorInitRequest.Builder> CHASITOR_INIT =
      JsonShape.of("ChasitorInit", ChasitorInitRequest::builder, ChasitorInitRequest.Builder::build)
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
          .requiredList(
              "prechatDetails",
              list(DataShapes.CUSTOM_DETAIL),
              ChasitorInitRequest::prechatDetails,
              ChasitorInitRequest.Builder::prechatDetails)
          .requiredList(
              "prechatEntities",
              list(DataShapes.ENTITY),
              ChasitorInitRequest::prechatEntities,
              ChasitorInitRequest.Builder::prechatEntities)
          .optionalList(
              "buttonOverrides",
              list(TEXT),
              ChasitorInitRequest::buttonOverrides,
              ChasitorInitRequest.Builder::buttonOverrides)
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
          .extras(
              ChasitorInitRequest::additionalProperties,
              ChasitorInitRequest.Builder::putAdditionalProperties);

  /** Restores the visitor's state. */
  public static final JsonShape<ChasitorResyncStateRequest, ChasitorResyncStateRequest.Builder>
      CHASITOR_RESYNC_STATE =
          JsonShape.of(
                  "ChasitorResyncState",
                  ChasitorResyncStateRequest::builder,
                  ChasitorResyncStateRequest.Builder::build)
              .required(
                  "organizationId",
                  TEXT,
                  ChasitorResyncStateRequest::organizationId,
                  ChasitorResyncStateRequest.Builder::organizationId)
              .extras(
                  ChasitorResyncStateRequest::additionalProperties,
                  ChasitorResyncStateRequest.Builder::putAdditionalProperties);

  /** The visitor types. */
  public static final JsonShape<ChasitorTypingRequest, ChasitorTypingRequest.Builder>
      CHASITOR_TYPING =
          JsonShape.of(
                  "ChasitorTyping",
                  ChasitorTypingRequest::builder,
                  ChasitorTypingRequest.Builder::build)
              .extras(
                  ChasitorTypingRequest::additionalProperties,
                  ChasitorTypingRequest.Builder::putAdditionalProperties);

  /** The visitor stopped typing. */
  public static final JsonShape<ChasitorNotTypingRequest, ChasitorNotTypingRequest.Builder>
      CHASITOR_NOT_TYPING =
          JsonShape.of(
                  "ChasitorNotTyping",
                  ChasitorNotTypingRequest::builder,
                  ChasitorNotTypingRequest.Builder::build)
              .extras(
                  ChasitorNotTypingRequest::additionalProperties,
                  ChasitorNotTypingRequest.Builder::putAdditionalProperties);

  /** The visitor says something. */
  public static final JsonShape<ChatMessageRequest, ChatMessageRequest.Builder> CHAT_MESSAGE =
      JsonShape.of("ChatMessage", ChatMessageRequest::builder, ChatMessageRequest.Builder::build)
          .required("text", TEXT, ChatMessageRequest::text, ChatMessageRequest.Builder::text)
          .extras(
              ChatMessageRequest::additionalProperties,
              ChatMessageRequest.Builder::putAdditionalProperties);

  /**
   * The visitor ends the chat. Clients also write {@code {"type":"ChatEndReason","reason":…}} and
   * {@code {"ChatEndReason":{"reason":…}}}; both mean the plain form.
   */
  public static final JsonShape<ChatEndRequest, ChatEndRequest.Builder> CHAT_END =
      plainChatEnd()
          .readOnly("type", TEXT, (builder, type) -> {})
          .readOnly(
              "ChatEndReason",
              plainChatEnd(),
              (builder, inner) -> inner.reason().ifPresent(builder::reason))
          .extras(
              ChatEndRequest::additionalProperties,
              ChatEndRequest.Builder::putAdditionalProperties);

  private RequestShapes() {}

  private static JsonShape<ChatEndRequest, ChatEndRequest.Builder> plainChatEnd() {
    return JsonShape.of("ChatEnd", ChatEndRequest::builder, ChatEndRequest.Builder::build)
        .optional(
            "reason",
            word(ChatEndReason.class),
            ChatEndRequest::reason,
            ChatEndRequest.Builder::reason);
  }
}
