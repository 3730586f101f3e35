package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.SensitiveDataRule;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes the body of a {@code ChatRequestSuccess}. */
final class ChatRequestSuccessJson {

  private static final SerializedString QUEUE_POSITION = new SerializedString("queuePosition");
  private static final SerializedString GEO_LOCATION = new SerializedString("geoLocation");
  private static final SerializedString URL = new SerializedString("url");
  private static final SerializedString OREF = new SerializedString("oref");
  private static final SerializedString POST_CHAT_URL = new SerializedString("postChatUrl");
  private static final SerializedString CUSTOM_DETAILS = new SerializedString("customDetails");
  private static final SerializedString VISITOR_ID = new SerializedString("visitorId");
  private static final SerializedString ESTIMATED_WAIT_TIME =
      new SerializedString("estimatedWaitTime");
  private static final SerializedString CONNECTION_TIMEOUT =
      new SerializedString("connectionTimeout");
  private static final SerializedString SENSITIVE_DATA_RULES =
      new SerializedString("sensitiveDataRules");
  private static final SerializedString TRANSCRIPT_SAVE_ENABLED =
      new SerializedString("transcriptSaveEnabled");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(
          QUEUE_POSITION,
          GEO_LOCATION,
          URL,
          OREF,
          POST_CHAT_URL,
          CUSTOM_DETAILS,
          VISITOR_ID,
          ESTIMATED_WAIT_TIME,
          CONNECTION_TIMEOUT,
          SENSITIVE_DATA_RULES,
          TRANSCRIPT_SAVE_ENABLED);

  private ChatRequestSuccessJson() {}

  static ChatRequestSuccess read(JsonParser in) {
    Streaming.startObject(in);
    ChatRequestSuccess.Builder to = ChatRequestSuccess.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.queuePosition(in.getIntValue());
        case 1 -> to.geoLocation(GeoLocationJson.read(in));
        case 2 -> to.url(Streaming.text(in));
        case 3 -> to.oref(Streaming.text(in));
        case 4 -> to.postChatUrl(Streaming.text(in));
        case 5 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addCustomDetails(CustomDetailJson.read(in));
          }
        }
        case 6 -> to.visitorId(Streaming.text(in));
        case 7 -> to.estimatedWaitTime(in.getIntValue());
        case 8 -> to.connectionTimeout(in.getLongValue());
        case 9 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addSensitiveDataRules(SensitiveDataRuleJson.read(in));
          }
        }
        case 10 -> to.transcriptSaveEnabled(Streaming.bool(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, ChatRequestSuccess of) {
    out.writeStartObject();
    OptionalInt queuePosition = of.queuePosition();
    if (queuePosition.isPresent()) {
      out.writeName(QUEUE_POSITION);
      out.writeNumber(queuePosition.getAsInt());
    }
    Optional<GeoLocation> geoLocation = of.geoLocation();
    if (geoLocation.isPresent()) {
      out.writeName(GEO_LOCATION);
      GeoLocationJson.write(out, geoLocation.get());
    }
    Streaming.write(out, URL, of.url().orElse(null));
    Streaming.write(out, OREF, of.oref().orElse(null));
    Streaming.write(out, POST_CHAT_URL, of.postChatUrl().orElse(null));
    out.writeName(CUSTOM_DETAILS);
    out.writeStartArray();
    for (CustomDetail each : of.customDetails()) {
      CustomDetailJson.write(out, each);
    }
    out.writeEndArray();
    Streaming.write(out, VISITOR_ID, of.visitorId().orElse(null));
    OptionalInt estimatedWaitTime = of.estimatedWaitTime();
    if (estimatedWaitTime.isPresent()) {
      out.writeName(ESTIMATED_WAIT_TIME);
      out.writeNumber(estimatedWaitTime.getAsInt());
    }
    OptionalLong connectionTimeout = of.connectionTimeout();
    if (connectionTimeout.isPresent()) {
      out.writeName(CONNECTION_TIMEOUT);
      out.writeNumber(connectionTimeout.getAsLong());
    }
    if (!of.sensitiveDataRules().isEmpty()) {
      out.writeName(SENSITIVE_DATA_RULES);
      out.writeStartArray();
      for (SensitiveDataRule each : of.sensitiveDataRules()) {
        SensitiveDataRuleJson.write(out, each);
      }
      out.writeEndArray();
    }
    Streaming.write(out, TRANSCRIPT_SAVE_ENABLED, of.transcriptSaveEnabled().orElse(null));
    out.writeEndObject();
  }
}
