package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.MessageSchedule;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes a {@code MessageSchedule}: when a message should be shown. */
final class MessageScheduleJson {

  private static final SerializedString RESPONSE_DELAY_MILLISECONDS =
      new SerializedString("responseDelayMilliseconds");
  private static final PropertyNameMatcher NAMES = Streaming.names(RESPONSE_DELAY_MILLISECONDS);

  private MessageScheduleJson() {}

  static MessageSchedule read(JsonParser in) {
    Streaming.startObject(in);
    MessageSchedule.Builder to = MessageSchedule.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.responseDelayMilliseconds(in.getDoubleValue());
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, MessageSchedule of) {
    out.writeStartObject();
    OptionalDouble responseDelayMilliseconds = of.responseDelayMilliseconds();
    if (responseDelayMilliseconds.isPresent()) {
      out.writeName(RESPONSE_DELAY_MILLISECONDS);
      out.writeNumber(responseDelayMilliseconds.getAsDouble());
    }
    out.writeEndObject();
  }
}
