package dev.chasitor.codec.shapes;

import dev.chasitor.codec.json.JsonEnvelope;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes {@link Message} envelopes and takes them apart. */
final class MessageFamily implements JsonEnvelope.Family<Message, ServerMessage> {

  @Override
  public Message wrap(ServerMessage body, Map<String, Json> extras) {
    return extras.isEmpty()
        ? Message.of(body)
        : Message.builder().message(body).additionalProperties(extras).build();
  }

  @Override
  public ServerMessage body(Message envelope) {
    return envelope.message();
  }

  @Override
  public Map<String, Json> extras(Message envelope) {
    return envelope.additionalProperties();
  }

  @Override
  public ServerMessage unknown(List<String> words, Json raw, @Nullable String problem) {
    return UnknownMessage.builder()
        .typeWord(words.get(0))
        .raw(raw)
        .problem(Optional.ofNullable(problem))
        .build();
  }

  @Override
  public List<String> words(ServerMessage body) {
    return List.of(isUnknown(body) ? ((UnknownMessage) body).typeWord() : body.kind().word());
  }

  @Override
  public Optional<Json> raw(ServerMessage body) {
    return isUnknown(body) ? Optional.of(((UnknownMessage) body).raw()) : Optional.empty();
  }

  @Override
  public boolean isNoEnvelope(ServerMessage catchAll) {
    UnknownMessage unknown = (UnknownMessage) catchAll;
    return unknown.typeWord().isEmpty() && unknown.problem().isPresent();
  }

  /**
   * Whether the body is an {@link UnknownMessage}. It compares kinds, since before JDK 23 a class
   * check is slow for all others.
   */
  private static boolean isUnknown(ServerMessage body) {
    return body.kind() == MessageType.UNKNOWN;
  }
}
