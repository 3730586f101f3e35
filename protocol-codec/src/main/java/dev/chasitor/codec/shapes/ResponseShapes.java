package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;

/** Bodies of replies, guide chapter 7. */
public final class ResponseShapes {

  /** A session's key; since it goes into a header, it must be able to. */
  public static final JsonType<SessionKey> SESSION_KEY =
      textAs("a session key", text -> SessionKey.of(headerValue(text)), SessionKey::reveal);

  /** A node's token; since it goes into a header, it must be able to. */
  public static final JsonType<AffinityToken> AFFINITY_TOKEN =
      textAs(
          "an affinity token", text -> AffinityToken.of(headerValue(text)), AffinityToken::reveal);

  /** A new session (ruling A11: the time-out may come as text). */
  public static final JsonShape<SessionIdResponse, SessionIdResponse.Builder> SESSION_ID =
      JsonShape.of("SessionId", SessionIdResponse::builder, SessionIdResponse.Builder::build)
          .required("id", TEXT, SessionIdResponse::id, SessionIdResponse.Builder::id)
          .required("key", SESSION_KEY, SessionIdResponse::key, SessionIdResponse.Builder::key)
          .required(
              "affinityToken",
              AFFINITY_TOKEN,
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

  /** Whether a session could be taken over (ruling A7). */
  public static final JsonShape<ResyncSessionResponse, ResyncSessionResponse.Builder>
      RESYNC_SESSION =
          JsonShape.of(
                  "ResyncSession",
                  ResyncSessionResponse::builder,
                  ResyncSessionResponse.Builder::build)
              .required(
                  "isValid",
                  BOOL,
                  ResyncSessionResponse::isValid,
                  ResyncSessionResponse.Builder::isValid)
              .optional(
                  "key",
                  SESSION_KEY,
                  ResyncSessionResponse::key,
                  ResyncSessionResponse.Builder::key)
              .optional(
                  "affinityToken",
                  AFFINITY_TOKEN,
                  ResyncSessionResponse::affinityToken,
                  ResyncSessionResponse.Builder::affinityToken)
              .extras(
                  ResyncSessionResponse::additionalProperties,
                  ResyncSessionResponse.Builder::putAdditionalProperties);

  /** What the server pushed. */
  public static final JsonShape<MessagesResponse, MessagesResponse.Builder> MESSAGES =
      JsonShape.of("Messages", MessagesResponse::builder, MessagesResponse.Builder::build)
          .required(
              "messages",
              list(MessageShapes.MESSAGE),
              MessagesResponse::messages,
              MessagesResponse.Builder::messages)
          .optionalLong("sequence", MessagesResponse::sequence, MessagesResponse.Builder::sequence)
          .optionalLong("offset", MessagesResponse::offset, MessagesResponse.Builder::offset)
          .extras(
              MessagesResponse::additionalProperties,
              MessagesResponse.Builder::putAdditionalProperties);

  private ResponseShapes() {}

  private static String headerValue(String text) {
    boolean clean = !text.isEmpty();
    for (int at = 0; at < text.length(); at++) {
      clean &= text.charAt(at) > ' ' && text.charAt(at) < 0x7F;
    }
    if (!clean) {
      throw new IllegalArgumentException("Not a header value");
    }
    return text;
  }
}
