package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.EntityFieldMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes a {@code CustomDetail}: a pre-chat value of the visitor. */
final class CustomDetailJson {

  private static final SerializedString LABEL = new SerializedString("label");
  private static final SerializedString VALUE = new SerializedString("value");
  private static final SerializedString TRANSCRIPT_FIELDS =
      new SerializedString("transcriptFields");
  private static final SerializedString DISPLAY_TO_AGENT = new SerializedString("displayToAgent");
  private static final SerializedString ENTITY_FIELD_MAPS = new SerializedString("entityFieldMaps");
  private static final SerializedString DO_KNOWLEDGE_SEARCH =
      new SerializedString("doKnowledgeSearch");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(
          LABEL,
          VALUE,
          TRANSCRIPT_FIELDS,
          DISPLAY_TO_AGENT,
          ENTITY_FIELD_MAPS,
          DO_KNOWLEDGE_SEARCH);

  private CustomDetailJson() {}

  static CustomDetail read(JsonParser in) {
    Streaming.startObject(in);
    CustomDetail.Builder to = CustomDetail.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.label(Streaming.text(in));
        case 1 -> to.value(Streaming.text(in));
        case 2 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addTranscriptFields(Streaming.text(in));
          }
        }
        case 3 -> to.displayToAgent(Streaming.bool(in));
        case 4 -> {
          Streaming.startArray(in);
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.addEntityFieldMaps(EntityFieldMapJson.read(in));
          }
        }
        case 5 -> to.doKnowledgeSearch(Streaming.bool(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, CustomDetail of) {
    out.writeStartObject();
    out.writeName(LABEL);
    out.writeString(of.label());
    out.writeName(VALUE);
    out.writeString(of.value());
    out.writeName(TRANSCRIPT_FIELDS);
    out.writeStartArray();
    for (String each : of.transcriptFields()) {
      out.writeString(each);
    }
    out.writeEndArray();
    Streaming.write(out, DISPLAY_TO_AGENT, of.displayToAgent().orElse(null));
    if (!of.entityFieldMaps().isEmpty()) {
      out.writeName(ENTITY_FIELD_MAPS);
      out.writeStartArray();
      for (EntityFieldMap each : of.entityFieldMaps()) {
        EntityFieldMapJson.write(out, each);
      }
      out.writeEndArray();
    }
    Streaming.write(out, DO_KNOWLEDGE_SEARCH, of.doKnowledgeSearch().orElse(null));
    out.writeEndObject();
  }
}
