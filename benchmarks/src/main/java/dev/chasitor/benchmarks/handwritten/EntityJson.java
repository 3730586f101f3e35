package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldsMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes an {@code Entity}: a record to find or create. */
final class EntityJson {

  private static final SerializedString ENTITY_NAME = new SerializedString("entityName");
  private static final SerializedString SHOW_ON_CREATE = new SerializedString("showOnCreate");
  private static final SerializedString LINK_TO_ENTITY_NAME =
      new SerializedString("linkToEntityName");
  private static final SerializedString LINK_TO_ENTITY_FIELD =
      new SerializedString("linkToEntityField");
  private static final SerializedString SAVE_TO_TRANSCRIPT =
      new SerializedString("saveToTranscript");
  private static final SerializedString ENTITY_FIELDS_MAPS =
      new SerializedString("entityFieldsMaps");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(
          ENTITY_NAME,
          SHOW_ON_CREATE,
          LINK_TO_ENTITY_NAME,
          LINK_TO_ENTITY_FIELD,
          SAVE_TO_TRANSCRIPT,
          ENTITY_FIELDS_MAPS);

  private EntityJson() {}

  static Entity read(JsonParser in) {
    Streaming.startObject(in);
    Entity.Builder to = Entity.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.entityName(Streaming.text(in));
        case 1 -> to.showOnCreate(Streaming.bool(in));
        case 2 -> to.linkToEntityName(Streaming.text(in));
        case 3 -> to.linkToEntityField(Streaming.text(in));
        case 4 -> to.saveToTranscript(Streaming.text(in));
        case 5 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addEntityFieldsMaps(EntityFieldsMapJson.read(in));
          }
        }
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, Entity of) {
    out.writeStartObject();
    out.writeName(ENTITY_NAME);
    out.writeString(of.entityName());
    Streaming.write(out, SHOW_ON_CREATE, of.showOnCreate().orElse(null));
    Streaming.write(out, LINK_TO_ENTITY_NAME, of.linkToEntityName().orElse(null));
    Streaming.write(out, LINK_TO_ENTITY_FIELD, of.linkToEntityField().orElse(null));
    Streaming.write(out, SAVE_TO_TRANSCRIPT, of.saveToTranscript().orElse(null));
    out.writeName(ENTITY_FIELDS_MAPS);
    out.writeStartArray();
    for (EntityFieldsMap each : of.entityFieldsMaps()) {
      EntityFieldsMapJson.write(out, each);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
