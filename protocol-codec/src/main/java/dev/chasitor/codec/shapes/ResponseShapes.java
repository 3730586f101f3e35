package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.OPAQUE;
import static dev.chasitor.codec.json.JsonTypes.TEXT;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import java.util.Optional;

/** The tables of reply bodies. Guide chapter 7. */
public final class ResponseShapes {

  /** A new session. The poll time-out may also come as a text (ruling A11). */
  public static final JsonShape<SessionIdResponse, SessionIdResponse.Builder> SESSION_ID =
      JsonShape.of(
              RequestType.SESSION_ID.noun(),
              SessionIdResponse::builder,
              SessionIdResponse.Builder::build)
          .source("Guide chapter 7, SessionId; rulings A11, A17")
          .required("id", TEXT, SessionIdResponse::id, SessionIdResponse.Builder::id)
          .required(
              "key",
              SecretTypes.SESSION_KEY,
              SessionIdResponse::key,
              SessionIdResponse.Builder::key)
          .required(
              "affinityToken",
              SecretTypes.AFFINITY_TOKEN,
              SessionIdResponse::affinityToken,
              SessionIdResponse.Builder::affinityToken)
          .required(
              "clientPollTimeout",
              INT32,
              SessionIdResponse::clientPollTimeout,
              SessionIdResponse.Builder::clientPollTimeout)
          .extras(
              SessionIdResponse::additionalProperties,
              SessionIdResponse.Builder::putAdditionalProperties);

  /**
   * Whether a node could take the session over (ruling A7). The key may be empty if the session is
   * lost.
   */
  public static final JsonShape<ResyncSessionResponse, ResyncSessionResponse.Builder>
      RESYNC_SESSION =
          JsonShape.of(
                  RequestType.RESYNC_SESSION.noun(),
                  ResyncSessionResponse::builder,
                  ResyncSessionResponse.Builder::build)
              .source("Guide chapter 7, ResyncSession; ruling A7")
              .required(
                  "isValid",
                  BOOL,
                  ResyncSessionResponse::isValid,
                  ResyncSessionResponse.Builder::isValid)
              .optional(
                  "key",
                  SecretTypes.SECRET_OR_NONE,
                  response -> response.key().map(SessionKey::reveal),
                  (builder, key) -> unlessEmpty(key).map(SessionKey::of).ifPresent(builder::key))
              .optional(
                  "affinityToken",
                  SecretTypes.SECRET_OR_NONE,
                  response -> response.affinityToken().map(AffinityToken::reveal),
                  (builder, token) ->
                      unlessEmpty(token).map(AffinityToken::of).ifPresent(builder::affinityToken))
              .extras(
                  ResyncSessionResponse::additionalProperties,
                  ResyncSessionResponse.Builder::putAdditionalProperties);

  /** The messages since the ack. */
  public static final JsonShape<MessagesResponse, MessagesResponse.Builder> MESSAGES =
      JsonShape.of(
              RequestType.MESSAGES.noun(),
              MessagesResponse::builder,
              MessagesResponse.Builder::build)
          .source("Guide chapter 7, Messages; rulings A2, A3")
          .requiredList(
              "messages",
              EnvelopeShapes.MESSAGE,
              MessagesResponse::messages,
              MessagesResponse.Builder::addMessages)
          .optionalLong("sequence", MessagesResponse::sequence, MessagesResponse.Builder::sequence)
          .optional("offset", OPAQUE, MessagesResponse::offset, MessagesResponse.Builder::offset)
          .since(43)
          .extras(
              MessagesResponse::additionalProperties,
              MessagesResponse.Builder::putAdditionalProperties);

  /** The answer to requests without a session, and to ReconnectSession (ruling A13). */
  public static final JsonShape<EnvelopeResponse, EnvelopeResponse.Builder> ENVELOPE =
      JsonShape.of("Envelope", EnvelopeResponse::builder, EnvelopeResponse.Builder::build)
          .source("Guide chapter 7, Availability, Settings, VisitorId; ruling A13")
          .requiredList(
              "messages",
              EnvelopeShapes.MESSAGE,
              EnvelopeResponse::messages,
              EnvelopeResponse.Builder::addMessages)
          .extras(
              EnvelopeResponse::additionalProperties,
              EnvelopeResponse.Builder::putAdditionalProperties);

  private ResponseShapes() {}

  private static Optional<String> unlessEmpty(String text) {
    return Optional.of(text).filter(any -> !any.isEmpty());
  }
}
