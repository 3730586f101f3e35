package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.Message;
import dev.chasitor.model.ServerMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads and writes the envelope of the two measured messages, with {@code type} before {@code
 * message}.
 */
final class MessageJson {

  private static final SerializedString TYPE = new SerializedString("type");
  private static final SerializedString MESSAGE = new SerializedString("message");
  private static final PropertyNameMatcher NAMES = Streaming.names(TYPE, MESSAGE);

  private MessageJson() {}

  static Message read(JsonParser in) {
    Streaming.startObject(in);
    String type = null;
    Message.Builder to = Message.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      in.nextToken();
      switch (name) {
        case 0 -> type = Streaming.text(in);
        case 1 -> to.message(body(in, type));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  private static ServerMessage body(JsonParser in, @Nullable String type) {
    if (type == null) {
      throw new IllegalArgumentException("Expected the property type before the property message");
    }
    return switch (type) {
      case "ChatMessage" -> ChatMessageJson.read(in);
      case "ChatRequestSuccess" -> ChatRequestSuccessJson.read(in);
      default ->
          throw new IllegalArgumentException(
              "Expected ChatMessage or ChatRequestSuccess, found " + type);
    };
  }

  static void write(JsonGenerator out, Message of) {
    out.writeStartObject();
    out.writeName(TYPE);
    ServerMessage body = of.message();
    out.writeString(body.kind().word());
    out.writeName(MESSAGE);
    if (body instanceof ChatMessage message) {
      ChatMessageJson.write(out, message);
    } else if (body instanceof ChatRequestSuccess message) {
      ChatRequestSuccessJson.write(out, message);
    } else {
      throw new IllegalArgumentException(
          "Expected ChatMessage or ChatRequestSuccess, found " + body.kind());
    }
    out.writeEndObject();
  }
}
