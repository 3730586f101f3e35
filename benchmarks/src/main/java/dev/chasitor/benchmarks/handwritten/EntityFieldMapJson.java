package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.EntityFieldMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes an {@code EntityFieldMap}: the record field that a pre-chat detail fills. */
final class EntityFieldMapJson {

  private static final SerializedString ENTITY_NAME = new SerializedString("entityName");
  private static final SerializedString FIELD_NAME = new SerializedString("fieldName");
  private static final SerializedString IS_FAST_FILLABLE = new SerializedString("isFastFillable");
  private static final SerializedString IS_AUTO_QUERYABLE = new SerializedString("isAutoQueryable");
  private static final SerializedString IS_EXACT_MATCHABLE =
      new SerializedString("isExactMatchable");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(
          ENTITY_NAME, FIELD_NAME, IS_FAST_FILLABLE, IS_AUTO_QUERYABLE, IS_EXACT_MATCHABLE);

  private EntityFieldMapJson() {}

  static EntityFieldMap read(JsonParser in) {
    Streaming.startObject(in);
    EntityFieldMap.Builder to = EntityFieldMap.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.entityName(Streaming.text(in));
        case 1 -> to.fieldName(Streaming.text(in));
        case 2 -> to.isFastFillable(Streaming.bool(in));
        case 3 -> to.isAutoQueryable(Streaming.bool(in));
        case 4 -> to.isExactMatchable(Streaming.bool(in));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, EntityFieldMap of) {
    out.writeStartObject();
    out.writeName(ENTITY_NAME);
    out.writeString(of.entityName());
    out.writeName(FIELD_NAME);
    out.writeString(of.fieldName());
    Streaming.write(out, IS_FAST_FILLABLE, of.isFastFillable().orElse(null));
    Streaming.write(out, IS_AUTO_QUERYABLE, of.isAutoQueryable().orElse(null));
    Streaming.write(out, IS_EXACT_MATCHABLE, of.isExactMatchable().orElse(null));
    out.writeEndObject();
  }
}
