package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes the body of {@code ChasitorInit}. */
public final class ChasitorInitJson {

  private static final SerializedString ORGANIZATION_ID = new SerializedString("organizationId");
  private static final SerializedString DEPLOYMENT_ID = new SerializedString("deploymentId");
  private static final SerializedString BUTTON_ID = new SerializedString("buttonId");
  private static final SerializedString AGENT_ID = new SerializedString("agentId");
  private static final SerializedString DO_FALLBACK = new SerializedString("doFallback");
  private static final SerializedString SESSION_ID = new SerializedString("sessionId");
  private static final SerializedString USER_AGENT = new SerializedString("userAgent");
  private static final SerializedString LANGUAGE = new SerializedString("language");
  private static final SerializedString SCREEN_RESOLUTION =
      new SerializedString("screenResolution");
  private static final SerializedString VISITOR_NAME = new SerializedString("visitorName");
  private static final SerializedString PRECHAT_DETAILS = new SerializedString("prechatDetails");
  private static final SerializedString PRECHAT_ENTITIES = new SerializedString("prechatEntities");
  private static final SerializedString BUTTON_OVERRIDES = new SerializedString("buttonOverrides");
  private static final SerializedString RECEIVE_QUEUE_UPDATES =
      new SerializedString("receiveQueueUpdates");
  private static final SerializedString IS_POST = new SerializedString("isPost");
  private static final SerializedString TRACKING_ID = new SerializedString("trackingId");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(
          ORGANIZATION_ID,
          DEPLOYMENT_ID,
          BUTTON_ID,
          AGENT_ID,
          DO_FALLBACK,
          SESSION_ID,
          USER_AGENT,
          LANGUAGE,
          SCREEN_RESOLUTION,
          VISITOR_NAME,
          PRECHAT_DETAILS,
          PRECHAT_ENTITIES,
          BUTTON_OVERRIDES,
          RECEIVE_QUEUE_UPDATES,
          IS_POST,
          TRACKING_ID);

  private ChasitorInitJson() {}

  /** Reads the object at whose start the parser stands. */
  public static ChasitorInitRequest read(JsonParser in) {
    Streaming.startObject(in);
    ChasitorInitRequest.Builder to = ChasitorInitRequest.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.organizationId(Streaming.text(in));
        case 1 -> to.deploymentId(Streaming.text(in));
        case 2 -> to.buttonId(Streaming.text(in));
        case 3 -> to.agentId(Streaming.text(in));
        case 4 -> to.doFallback(Streaming.bool(in));
        case 5 -> to.sessionId(Streaming.text(in));
        case 6 -> to.userAgent(Streaming.text(in));
        case 7 -> to.language(Streaming.text(in));
        case 8 -> to.screenResolution(Streaming.text(in));
        case 9 -> to.visitorName(Streaming.text(in));
        case 10 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addPrechatDetails(CustomDetailJson.read(in));
          }
        }
        case 11 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addPrechatEntities(EntityJson.read(in));
          }
        }
        case 12 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addButtonOverrides(Streaming.text(in));
          }
        }
        case 13 -> to.receiveQueueUpdates(Streaming.bool(in));
        case 14 -> to.isPost(Streaming.bool(in));
        case 15 -> to.trackingId(Streaming.text(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  /** Writes the object. */
  public static void write(JsonGenerator out, ChasitorInitRequest of) {
    out.writeStartObject();
    out.writeName(ORGANIZATION_ID);
    out.writeString(of.organizationId());
    out.writeName(DEPLOYMENT_ID);
    out.writeString(of.deploymentId());
    Streaming.write(out, BUTTON_ID, of.buttonId().orElse(null));
    Streaming.write(out, AGENT_ID, of.agentId().orElse(null));
    Streaming.write(out, DO_FALLBACK, of.doFallback().orElse(null));
    Streaming.write(out, SESSION_ID, of.sessionId().orElse(null));
    Streaming.write(out, USER_AGENT, of.userAgent().orElse(null));
    Streaming.write(out, LANGUAGE, of.language().orElse(null));
    Streaming.write(out, SCREEN_RESOLUTION, of.screenResolution().orElse(null));
    Streaming.write(out, VISITOR_NAME, of.visitorName().orElse(null));
    out.writeName(PRECHAT_DETAILS);
    out.writeStartArray();
    for (CustomDetail each : of.prechatDetails()) {
      CustomDetailJson.write(out, each);
    }
    out.writeEndArray();
    out.writeName(PRECHAT_ENTITIES);
    out.writeStartArray();
    for (Entity each : of.prechatEntities()) {
      EntityJson.write(out, each);
    }
    out.writeEndArray();
    if (!of.buttonOverrides().isEmpty()) {
      out.writeName(BUTTON_OVERRIDES);
      out.writeStartArray();
      for (String each : of.buttonOverrides()) {
        out.writeString(each);
      }
      out.writeEndArray();
    }
    Streaming.write(out, RECEIVE_QUEUE_UPDATES, of.receiveQueueUpdates().orElse(null));
    Streaming.write(out, IS_POST, of.isPost().orElse(null));
    Streaming.write(out, TRACKING_ID, of.trackingId().orElse(null));
    out.writeEndObject();
  }
}
