package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.MessageSchedule;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import java.util.List;

/** Data types, guide chapter 8: what stands inside requests, replies and messages. */
public final class DataShapes {

  /** The record field that a pre-chat detail fills. */
  public static final JsonShape<EntityFieldMap, EntityFieldMap.Builder> ENTITY_FIELD_MAP =
      JsonShape.of("EntityFieldMap", EntityFieldMap::builder, EntityFieldMap.Builder::build)
          .required(
              "entityName", TEXT, EntityFieldMap::entityName, EntityFieldMap.Builder::entityName)
          .required("fieldName", TEXT, EntityFieldMap::fieldName, EntityFieldMap.Builder::fieldName)
          .optional(
              "isFastFillable",
              BOOL,
              EntityFieldMap::isFastFillable,
              EntityFieldMap.Builder::isFastFillable)
          .optional(
              "isAutoQueryable",
              BOOL,
              EntityFieldMap::isAutoQueryable,
              EntityFieldMap.Builder::isAutoQueryable)
          .optional(
              "isExactMatchable",
              BOOL,
              EntityFieldMap::isExactMatchable,
              EntityFieldMap.Builder::isExactMatchable)
          .extras(
              EntityFieldMap::additionalProperties,
              EntityFieldMap.Builder::putAdditionalProperties);

  /** One piece of information about the visitor (ruling A10: both spellings of the maps). */
  public static final JsonShape<CustomDetail, CustomDetail.Builder> CUSTOM_DETAIL =
      JsonShape.of("CustomDetail", CustomDetail::builder, CustomDetail.Builder::build)
          .required("label", TEXT, CustomDetail::label, CustomDetail.Builder::label)
          .defaulted("value", TEXT, CustomDetail::value, CustomDetail.Builder::value)
          .requiredList(
              "transcriptFields",
              list(TEXT),
              CustomDetail::transcriptFields,
              CustomDetail.Builder::transcriptFields)
          .optional(
              "displayToAgent",
              BOOL,
              CustomDetail::displayToAgent,
              CustomDetail.Builder::displayToAgent)
          .optionalList(
              "entityFieldMaps",
              list(ENTITY_FIELD_MAP),
              CustomDetail::entityFieldMaps,
              CustomDetail.Builder::entityFieldMaps)
          .also("entityMaps")
          .optional(
              "doKnowledgeSearch",
              BOOL,
              CustomDetail::doKnowledgeSearch,
              CustomDetail.Builder::doKnowledgeSearch)
          .extras(
              CustomDetail::additionalProperties, CustomDetail.Builder::putAdditionalProperties);

  /** How a pre-chat detail finds or fills a field of a record. */
  public static final JsonShape<EntityFieldsMap, EntityFieldsMap.Builder> ENTITY_FIELDS_MAP =
      JsonShape.of("EntityFieldsMap", EntityFieldsMap::builder, EntityFieldsMap.Builder::build)
          .required(
              "fieldName", TEXT, EntityFieldsMap::fieldName, EntityFieldsMap.Builder::fieldName)
          .required("label", TEXT, EntityFieldsMap::label, EntityFieldsMap.Builder::label)
          .defaulted("doFind", BOOL, EntityFieldsMap::doFind, EntityFieldsMap.Builder::doFind)
          .defaulted(
              "isExactMatch",
              BOOL,
              EntityFieldsMap::isExactMatch,
              EntityFieldsMap.Builder::isExactMatch)
          .defaulted("doCreate", BOOL, EntityFieldsMap::doCreate, EntityFieldsMap.Builder::doCreate)
          .extras(
              EntityFieldsMap::additionalProperties,
              EntityFieldsMap.Builder::putAdditionalProperties);

  /** A record to find or create (ruling A10: every client writes the plural "Fields"). */
  public static final JsonShape<Entity, Entity.Builder> ENTITY =
      JsonShape.of("Entity", Entity::builder, Entity.Builder::build)
          .required("entityName", TEXT, Entity::entityName, Entity.Builder::entityName)
          .optional("showOnCreate", BOOL, Entity::showOnCreate, Entity.Builder::showOnCreate)
          .optional(
              "linkToEntityName", TEXT, Entity::linkToEntityName, Entity.Builder::linkToEntityName)
          .optional(
              "linkToEntityField",
              TEXT,
              Entity::linkToEntityField,
              Entity.Builder::linkToEntityField)
          .optional(
              "saveToTranscript", TEXT, Entity::saveToTranscript, Entity.Builder::saveToTranscript)
          .requiredList(
              "entityFieldsMaps",
              list(ENTITY_FIELDS_MAP),
              Entity::entityFieldsMaps,
              Entity.Builder::entityFieldsMaps)
          .also("entityFieldMaps")
          .extras(Entity::additionalProperties, Entity.Builder::putAdditionalProperties);

  /** Where the visitor seems to be. */
  public static final JsonShape<GeoLocation, GeoLocation.Builder> GEO_LOCATION =
      JsonShape.of("GeoLocation", GeoLocation::builder, GeoLocation.Builder::build)
          .required("countryCode", TEXT, GeoLocation::countryCode, GeoLocation.Builder::countryCode)
          .required("countryName", TEXT, GeoLocation::countryName, GeoLocation.Builder::countryName)
          .optional("region", TEXT, GeoLocation::region, GeoLocation.Builder::region)
          .optional("city", TEXT, GeoLocation::city, GeoLocation.Builder::city)
          .optional(
              "organization", TEXT, GeoLocation::organization, GeoLocation.Builder::organization)
          .optionalDouble("latitude", GeoLocation::latitude, GeoLocation.Builder::latitude)
          .optionalDouble("longitude", GeoLocation::longitude, GeoLocation.Builder::longitude)
          .extras(GeoLocation::additionalProperties, GeoLocation.Builder::putAdditionalProperties);

  /** When a message should be shown. */
  public static final JsonShape<MessageSchedule, MessageSchedule.Builder> MESSAGE_SCHEDULE =
      JsonShape.of("MessageSchedule", MessageSchedule::builder, MessageSchedule.Builder::build)
          .optionalDouble(
              "responseDelayMilliseconds",
              MessageSchedule::responseDelayMilliseconds,
              MessageSchedule.Builder::responseDelayMilliseconds)
          .extras(
              MessageSchedule::additionalProperties,
              MessageSchedule.Builder::putAdditionalProperties);

  /** The visitor's idle time-out. */
  public static final JsonShape<ChasitorIdleTimeout, ChasitorIdleTimeout.Builder>
      CHASITOR_IDLE_TIMEOUT =
          JsonShape.of(
                  "ChasitorIdleTimeout",
                  ChasitorIdleTimeout::builder,
                  ChasitorIdleTimeout.Builder::build)
              .required(
                  "isEnabled",
                  BOOL,
                  ChasitorIdleTimeout::isEnabled,
                  ChasitorIdleTimeout.Builder::isEnabled)
              .optionalInt(
                  "timeout", ChasitorIdleTimeout::timeout, ChasitorIdleTimeout.Builder::timeout)
              .optionalInt(
                  "warningTime",
                  ChasitorIdleTimeout::warningTime,
                  ChasitorIdleTimeout.Builder::warningTime)
              .extras(
                  ChasitorIdleTimeout::additionalProperties,
                  ChasitorIdleTimeout.Builder::putAdditionalProperties);

  /** A pattern to be masked. */
  public static final JsonShape<SensitiveDataRule, SensitiveDataRule.Builder> SENSITIVE_DATA_RULE =
      JsonShape.of(
              "SensitiveDataRule", SensitiveDataRule::builder, SensitiveDataRule.Builder::build)
          .required("name", TEXT, SensitiveDataRule::name, SensitiveDataRule.Builder::name)
          .required("pattern", TEXT, SensitiveDataRule::pattern, SensitiveDataRule.Builder::pattern)
          .optional("id", TEXT, SensitiveDataRule::id, SensitiveDataRule.Builder::id)
          .optional(
              "replacement",
              TEXT,
              SensitiveDataRule::replacement,
              SensitiveDataRule.Builder::replacement)
          .optional(
              "actionType",
              word(SensitiveDataAction.class),
              SensitiveDataRule::actionType,
              SensitiveDataRule.Builder::actionType)
          .extras(
              SensitiveDataRule::additionalProperties,
              SensitiveDataRule.Builder::putAdditionalProperties);

  /** A record field for the post-chat page. */
  public static final JsonShape<AttachedRecord, AttachedRecord.Builder> ATTACHED_RECORD =
      JsonShape.of("AttachedRecord", AttachedRecord::builder, AttachedRecord.Builder::build)
          .optional("fieldName", TEXT, AttachedRecord::fieldName, AttachedRecord.Builder::fieldName)
          .optional(
              "fieldValue", TEXT, AttachedRecord::fieldValue, AttachedRecord.Builder::fieldValue)
          .extras(
              AttachedRecord::additionalProperties,
              AttachedRecord.Builder::putAdditionalProperties);

  /** Records as an array, or as the guide's text, which becomes one value without a name (A24). */
  public static final JsonType<List<AttachedRecord>> ATTACHED_RECORDS =
      list(ATTACHED_RECORD.orText(DataShapes::record))
          .orText(text -> text.isEmpty() ? List.of() : List.of(record(text)));

  /** One line of the chat so far. */
  public static final JsonShape<TranscriptEntry, TranscriptEntry.Builder> TRANSCRIPT_ENTRY =
      JsonShape.of("TranscriptEntry", TranscriptEntry::builder, TranscriptEntry.Builder::build)
          .required(
              "type",
              word(TranscriptEntryType.class),
              TranscriptEntry::type,
              TranscriptEntry.Builder::type)
          .required("name", TEXT, TranscriptEntry::name, TranscriptEntry.Builder::name)
          .required("content", TEXT, TranscriptEntry::content, TranscriptEntry.Builder::content)
          .required(
              "timestamp", INT64, TranscriptEntry::timestamp, TranscriptEntry.Builder::timestamp)
          .required("sequence", INT64, TranscriptEntry::sequence, TranscriptEntry.Builder::sequence)
          .extras(
              TranscriptEntry::additionalProperties,
              TranscriptEntry.Builder::putAdditionalProperties);

  private DataShapes() {}

  private static AttachedRecord record(String text) {
    return AttachedRecord.builder().fieldValue(text).build();
  }
}
