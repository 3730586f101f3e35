package dev.chasitor.codec.shapes;

import dev.chasitor.codec.json.JsonEnvelope;
import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import java.util.List;

/**
 * The tables of envelopes, which name the type of their body: Message and NounWrapper. Guide
 * chapter 8.
 */
public final class EnvelopeShapes {

  /** A message in its envelope. */
  public static final JsonEnvelope<Message, ServerMessage> MESSAGE = message();

  /**
   * A request inside a MultiNoun. Its body is read under {@code object} or {@code data}, as an
   * object or as a text (ruling A9).
   */
  public static final JsonEnvelope<NounWrapper, Request> NOUN_WRAPPER = nounWrapper();

  /** A request that holds several requests. */
  public static final JsonShape<MultiNounRequest, MultiNounRequest.Builder> MULTI_NOUN =
      JsonShape.of(
              RequestType.MULTI_NOUN.noun(),
              MultiNounRequest::builder,
              MultiNounRequest.Builder::build)
          .source("Guide chapters 5 and 6, MultiNoun; rulings A9, A29, A30")
          .requiredList(
              "nouns", NOUN_WRAPPER, MultiNounRequest::nouns, MultiNounRequest.Builder::addNouns)
          .extras(
              MultiNounRequest::additionalProperties,
              MultiNounRequest.Builder::putAdditionalProperties);

  private EnvelopeShapes() {}

  /**
   * Returns the table of a message's body, which may also come without an envelope (ruling A13).
   */
  public static JsonType<? extends ServerMessage> body(MessageType type) {
    return MESSAGE.body(words(type));
  }

  private static JsonEnvelope<Message, ServerMessage> message() {
    JsonEnvelope<Message, ServerMessage> envelope =
        JsonEnvelope.<Message, ServerMessage>of(
                "Message",
                "Guide chapter 8, Message",
                List.of("type"),
                List.of("message"),
                new MessageFamily())
            .byType();
    for (Bodies.OfMessage<?> body : Bodies.messages()) {
      envelope = with(envelope, body);
    }
    return envelope;
  }

  private static <M extends ServerMessage> JsonEnvelope<Message, ServerMessage> with(
      JsonEnvelope<Message, ServerMessage> envelope, Bodies.OfMessage<M> body) {
    return envelope.with(words(body.type()), body.javaType(), body.shape());
  }

  private static JsonEnvelope<NounWrapper, Request> nounWrapper() {
    JsonEnvelope<NounWrapper, Request> envelope =
        JsonEnvelope.<NounWrapper, Request>of(
                "NounWrapper",
                "Guide chapter 8, NounWrapper; ruling A9",
                List.of("prefix", "noun"),
                List.of("object", "data"),
                new NounFamily())
            .orBodyAsText();
    for (Bodies.OfRequest<?> body : Bodies.requests()) {
      if (body.type().canBeWrapped()) {
        envelope = with(envelope, body);
      }
    }
    return envelope;
  }

  private static <R extends Request> JsonEnvelope<NounWrapper, Request> with(
      JsonEnvelope<NounWrapper, Request> envelope, Bodies.OfRequest<R> body) {
    List<String> words = words(body.type());
    return body.mayBeMissing()
        ? envelope.withOptional(words, body.javaType(), body.shape())
        : envelope.with(words, body.javaType(), body.shape());
  }

  private static List<String> words(MessageType type) {
    return List.of(type.word());
  }

  private static List<String> words(RequestType type) {
    return List.of(type.prefix(), type.noun());
  }
}
