package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.EntityFieldsMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads and writes an {@code EntityFieldsMap}: how a pre-chat detail finds or fills a field of a
 * record.
 */
final class EntityFieldsMapJson {

  private static final SerializedString FIELD_NAME = new SerializedString("fieldName");
  private static final SerializedString LABEL = new SerializedString("label");
  private static final SerializedString DO_FIND = new SerializedString("doFind");
  private static final SerializedString IS_EXACT_MATCH = new SerializedString("isExactMatch");
  private static final SerializedString DO_CREATE = new SerializedString("doCreate");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(FIELD_NAME, LABEL, DO_FIND, IS_EXACT_MATCH, DO_CREATE);

  private EntityFieldsMapJson() {}

  static EntityFieldsMap read(JsonParser in) {
    Streaming.startObject(in);
    EntityFieldsMap.Builder to = EntityFieldsMap.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.fieldName(Streaming.text(in));
        case 1 -> to.label(Streaming.text(in));
        case 2 -> to.doFind(Streaming.bool(in));
        case 3 -> to.isExactMatch(Streaming.bool(in));
        case 4 -> to.doCreate(Streaming.bool(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, EntityFieldsMap of) {
    out.writeStartObject();
    out.writeName(FIELD_NAME);
    out.writeString(of.fieldName());
    out.writeName(LABEL);
    out.writeString(of.label());
    out.writeName(DO_FIND);
    out.writeBoolean(of.doFind());
    out.writeName(IS_EXACT_MATCH);
    out.writeBoolean(of.isExactMatch());
    out.writeName(DO_CREATE);
    out.writeBoolean(of.doCreate());
    out.writeEndObject();
  }
}
