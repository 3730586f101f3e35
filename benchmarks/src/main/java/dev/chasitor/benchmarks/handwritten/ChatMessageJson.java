package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.MessageSchedule;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes the body of a {@code ChatMessage}. */
final class ChatMessageJson {

  private static final SerializedString TEXT = new SerializedString("text");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString AGENT_ID = new SerializedString("agentId");
  private static final SerializedString SCHEDULE = new SerializedString("schedule");
  private static final PropertyNameMatcher NAMES = Streaming.names(TEXT, NAME, AGENT_ID, SCHEDULE);

  private ChatMessageJson() {}

  static ChatMessage read(JsonParser in) {
    Streaming.startObject(in);
    ChatMessage.Builder to = ChatMessage.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.text(Streaming.text(in));
        case 1 -> to.name(Streaming.text(in));
        case 2 -> to.agentId(Streaming.text(in));
        case 3 -> to.schedule(MessageScheduleJson.read(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, ChatMessage of) {
    out.writeStartObject();
    out.writeName(TEXT);
    out.writeString(of.text());
    Streaming.write(out, NAME, of.name().orElse(null));
    Streaming.write(out, AGENT_ID, of.agentId().orElse(null));
    Optional<MessageSchedule> schedule = of.schedule();
    if (schedule.isPresent()) {
      out.writeName(SCHEDULE);
      MessageScheduleJson.write(out, schedule.get());
    }
    out.writeEndObject();
  }
}
