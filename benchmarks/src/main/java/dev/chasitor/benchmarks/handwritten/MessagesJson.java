package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes the answer to {@code Messages}. */
public final class MessagesJson {

  private static final SerializedString MESSAGES = new SerializedString("messages");
  private static final SerializedString SEQUENCE = new SerializedString("sequence");
  private static final SerializedString OFFSET = new SerializedString("offset");
  private static final PropertyNameMatcher NAMES = Streaming.names(MESSAGES, SEQUENCE, OFFSET);

  private MessagesJson() {}

  /** Reads the object at whose start the parser stands. */
  public static MessagesResponse read(JsonParser in) {
    Streaming.startObject(in);
    MessagesResponse.Builder to = MessagesResponse.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addMessages(MessageJson.read(in));
          }
        }
        case 1 -> to.sequence(in.getLongValue());
        case 2 -> to.offset(in.getString());
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  /** Writes the object. */
  public static void write(JsonGenerator out, MessagesResponse of) {
    out.writeStartObject();
    out.writeName(MESSAGES);
    out.writeStartArray();
    for (Message each : of.messages()) {
      MessageJson.write(out, each);
    }
    out.writeEndArray();
    OptionalLong sequence = of.sequence();
    if (sequence.isPresent()) {
      out.writeName(SEQUENCE);
      out.writeNumber(sequence.getAsLong());
    }
    Optional<String> offset = of.offset();
    if (offset.isPresent()) {
      out.writeName(OFFSET);
      out.writeNumber(offset.get());
    }
    out.writeEndObject();
  }
}
