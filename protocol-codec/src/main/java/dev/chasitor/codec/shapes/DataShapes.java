package dev.chasitor.codec.shapes;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.JSON_TEXT;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.Button;
import dev.chasitor.model.ButtonType;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.InvitePosition;
import dev.chasitor.model.InviteRenderer;
import dev.chasitor.model.MessageSchedule;
import dev.chasitor.model.Result;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageItem;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.TriggeredRule;
import java.util.List;

/** The tables of data types, which requests, replies and messages contain. Guide chapter 8. */
public final class DataShapes {

  /** The record field that a pre-chat detail fills. */
  public static final JsonShape<EntityFieldMap, EntityFieldMap.Builder> ENTITY_FIELD_MAP =
      JsonShape.of("EntityFieldMap", EntityFieldMap::builder, EntityFieldMap.Builder::build)
          .source("Examples of the v66 guide; ruling A10")
          .required(
              "entityName", TEXT, EntityFieldMap::entityName, EntityFieldMap.Builder::entityName)
          .required("fieldName", TEXT, EntityFieldMap::fieldName, EntityFieldMap.Builder::fieldName)
          .optional(
              "isFastFillable",
              BOOL,
              EntityFieldMap::isFastFillable,
              EntityFieldMap.Builder::isFastFillable)
          .undocumented()
          .optional(
              "isAutoQueryable",
              BOOL,
              EntityFieldMap::isAutoQueryable,
              EntityFieldMap.Builder::isAutoQueryable)
          .undocumented()
          .optional(
              "isExactMatchable",
              BOOL,
              EntityFieldMap::isExactMatchable,
              EntityFieldMap.Builder::isExactMatchable)
          .undocumented()
          .extras(
              EntityFieldMap::additionalProperties,
              EntityFieldMap.Builder::putAdditionalProperties);

  /**
   * One piece of information about the visitor. The maps are read in both spellings (ruling A10).
   */
  public static final JsonShape<CustomDetail, CustomDetail.Builder> CUSTOM_DETAIL =
      JsonShape.of("CustomDetail", CustomDetail::builder, CustomDetail.Builder::build)
          .source("Guide chapter 8, CustomDetail")
          .required("label", TEXT, CustomDetail::label, CustomDetail.Builder::label)
          .defaulted("value", TEXT, CustomDetail::value, CustomDetail.Builder::value)
          .defaultedList(
              "transcriptFields",
              TEXT,
              CustomDetail::transcriptFields,
              CustomDetail.Builder::addTranscriptFields)
          .optional(
              "displayToAgent",
              BOOL,
              CustomDetail::displayToAgent,
              CustomDetail.Builder::displayToAgent)
          .optionalList(
              "entityFieldMaps",
              ENTITY_FIELD_MAP,
              CustomDetail::entityFieldMaps,
              CustomDetail.Builder::addEntityFieldMaps)
          .undocumented()
          .also("entityMaps")
          .optional(
              "doKnowledgeSearch",
              BOOL,
              CustomDetail::doKnowledgeSearch,
              CustomDetail.Builder::doKnowledgeSearch)
          .undocumented()
          .extras(
              CustomDetail::additionalProperties, CustomDetail.Builder::putAdditionalProperties);

  /** How a pre-chat detail finds or fills a field of a record. */
  public static final JsonShape<EntityFieldsMap, EntityFieldsMap.Builder> ENTITY_FIELDS_MAP =
      JsonShape.of("EntityFieldsMap", EntityFieldsMap::builder, EntityFieldsMap.Builder::build)
          .source("Guide chapter 8, EntityFieldMaps; ruling A10")
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

  /**
   * A record that the server finds or creates. Every client writes the plural "Fields" (ruling
   * A10).
   */
  public static final JsonShape<Entity, Entity.Builder> ENTITY =
      JsonShape.of("Entity", Entity::builder, Entity.Builder::build)
          .source("Guide chapter 8, Entity; ruling A10")
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
          .defaultedList(
              "entityFieldsMaps",
              ENTITY_FIELDS_MAP,
              Entity::entityFieldsMaps,
              Entity.Builder::addEntityFieldsMaps)
          .also("entityFieldMaps")
          .extras(Entity::additionalProperties, Entity.Builder::putAdditionalProperties);

  /** The visitor's probable location. */
  public static final JsonShape<GeoLocation, GeoLocation.Builder> GEO_LOCATION =
      JsonShape.of("GeoLocation", GeoLocation::builder, GeoLocation.Builder::build)
          .source("Guide chapter 8, GeoLocation")
          .required("countryCode", TEXT, GeoLocation::countryCode, GeoLocation.Builder::countryCode)
          .required("countryName", TEXT, GeoLocation::countryName, GeoLocation.Builder::countryName)
          .optional("region", TEXT, GeoLocation::region, GeoLocation.Builder::region)
          .optional("city", TEXT, GeoLocation::city, GeoLocation.Builder::city)
          .optional(
              "organization", TEXT, GeoLocation::organization, GeoLocation.Builder::organization)
          .optionalDouble("latitude", GeoLocation::latitude, GeoLocation.Builder::latitude)
          .optionalDouble("longitude", GeoLocation::longitude, GeoLocation.Builder::longitude)
          .extras(GeoLocation::additionalProperties, GeoLocation.Builder::putAdditionalProperties);

  /** When a client should show a message. */
  public static final JsonShape<MessageSchedule, MessageSchedule.Builder> MESSAGE_SCHEDULE =
      JsonShape.of("MessageSchedule", MessageSchedule::builder, MessageSchedule.Builder::build)
          .source("Captures; undocumented")
          .optionalDouble(
              "responseDelayMilliseconds",
              MessageSchedule::responseDelayMilliseconds,
              MessageSchedule.Builder::responseDelayMilliseconds)
          .undocumented()
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
              .source("v66 guide, ChatEstablished")
              .required(
                  "isEnabled",
                  BOOL,
                  ChasitorIdleTimeout::isEnabled,
                  ChasitorIdleTimeout.Builder::isEnabled)
              .since(35)
              .optionalInt(
                  "timeout", ChasitorIdleTimeout::timeout, ChasitorIdleTimeout.Builder::timeout)
              .since(35)
              .optionalInt(
                  "warningTime",
                  ChasitorIdleTimeout::warningTime,
                  ChasitorIdleTimeout.Builder::warningTime)
              .since(35)
              .extras(
                  ChasitorIdleTimeout::additionalProperties,
                  ChasitorIdleTimeout.Builder::putAdditionalProperties);

  /** A pattern that the client must mask. */
  public static final JsonShape<SensitiveDataRule, SensitiveDataRule.Builder> SENSITIVE_DATA_RULE =
      JsonShape.of(
              "SensitiveDataRule", SensitiveDataRule::builder, SensitiveDataRule.Builder::build)
          .source("v66 guide, SensitiveDataRule")
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
          .source("Captures; ruling A24")
          .optional("fieldName", TEXT, AttachedRecord::fieldName, AttachedRecord.Builder::fieldName)
          .undocumented()
          .optional(
              "fieldValue", TEXT, AttachedRecord::fieldValue, AttachedRecord.Builder::fieldValue)
          .undocumented()
          .extras(
              AttachedRecord::additionalProperties,
              AttachedRecord.Builder::putAdditionalProperties);

  /**
   * Records as an array, or as the text of the later guides. A text becomes one record without a
   * name (ruling A24).
   */
  public static final JsonType<List<AttachedRecord>> ATTACHED_RECORDS =
      list(ATTACHED_RECORD.orText(DataShapes::record))
          .orText(text -> text.isEmpty() ? List.of() : List.of(record(text)));

  /** One entry of the transcript. */
  public static final JsonShape<TranscriptEntry, TranscriptEntry.Builder> TRANSCRIPT_ENTRY =
      JsonShape.of("TranscriptEntry", TranscriptEntry::builder, TranscriptEntry.Builder::build)
          .source("Guide chapter 8, TranscriptEntry; ruling A32")
          .optional(
              "type",
              word(TranscriptEntryType.class),
              TranscriptEntry::type,
              TranscriptEntry.Builder::type)
          .optional("name", TEXT, TranscriptEntry::name, TranscriptEntry.Builder::name)
          .optional("content", TEXT, TranscriptEntry::content, TranscriptEntry.Builder::content)
          .optionalLong("timestamp", TranscriptEntry::timestamp, TranscriptEntry.Builder::timestamp)
          .optionalLong("sequence", TranscriptEntry::sequence, TranscriptEntry.Builder::sequence)
          .extras(
              TranscriptEntry::additionalProperties,
              TranscriptEntry.Builder::putAdditionalProperties);

  /** A chat button or an automated invitation, as {@code Settings} describes it. */
  public static final JsonShape<Button, Button.Builder> BUTTON =
      JsonShape.of("Button", Button::builder, Button.Builder::build)
          .source("Guide chapter 8, Button; rulings A14, A26")
          .required("id", TEXT, Button::id, Button.Builder::id)
          .required("type", word(ButtonType.class), Button::type, Button.Builder::type)
          .optional("endpointUrl", TEXT, Button::endpointUrl, Button.Builder::endpointUrl)
          .optional("prechatUrl", TEXT, Button::prechatUrl, Button.Builder::prechatUrl)
          .optional("language", TEXT, Button::language, Button.Builder::language)
          .defaulted("isAvailable", BOOL, Button::isAvailable, Button.Builder::isAvailable)
          .optionalInt(
              "estimatedWaitTime", Button::estimatedWaitTime, Button.Builder::estimatedWaitTime)
          .since(47)
          .optional("inviteImageUrl", TEXT, Button::inviteImageUrl, Button.Builder::inviteImageUrl)
          .optionalInt(
              "inviteImageWidth", Button::inviteImageWidth, Button.Builder::inviteImageWidth)
          .optionalInt(
              "inviteImageHeight", Button::inviteImageHeight, Button.Builder::inviteImageHeight)
          .optional(
              "inviteRenderer",
              word(InviteRenderer.class),
              Button::inviteRenderer,
              Button.Builder::inviteRenderer)
          .optional(
              "inviteStartPosition",
              word(InvitePosition.class),
              Button::inviteStartPosition,
              Button.Builder::inviteStartPosition)
          .optional(
              "inviteEndPosition",
              word(InvitePosition.class),
              Button::inviteEndPosition,
              Button.Builder::inviteEndPosition)
          .optional(
              "hasInviteAfterAccept",
              BOOL,
              Button::hasInviteAfterAccept,
              Button.Builder::hasInviteAfterAccept)
          .optional(
              "hasInviteAfterReject",
              BOOL,
              Button::hasInviteAfterReject,
              Button.Builder::hasInviteAfterReject)
          .optionalInt(
              "inviteRejectTime", Button::inviteRejectTime, Button.Builder::inviteRejectTime)
          .optional("inviteRules", JSON_TEXT, Button::inviteRules, Button.Builder::inviteRules)
          .extras(Button::additionalProperties, Button.Builder::putAdditionalProperties);

  /** Whether one button or agent is available, as {@code Availability} states it. */
  public static final JsonShape<Result, Result.Builder> RESULT =
      JsonShape.of("Result", Result::builder, Result.Builder::build)
          .source("Guide chapter 8, Result; ruling A14")
          .required("id", TEXT, Result::id, Result.Builder::id)
          .defaulted("isAvailable", BOOL, Result::isAvailable, Result.Builder::isAvailable)
          .optionalInt(
              "estimatedWaitTime", Result::estimatedWaitTime, Result.Builder::estimatedWaitTime)
          .since(47)
          .extras(Result::additionalProperties, Result.Builder::putAdditionalProperties);

  /** A sensitive-data rule that matched what somebody typed. */
  public static final JsonShape<TriggeredRule, TriggeredRule.Builder> TRIGGERED_RULE =
      JsonShape.of("TriggeredRule", TriggeredRule::builder, TriggeredRule.Builder::build)
          .source("v66 guide, SensitiveDataRuleTriggered")
          .optional("id", TEXT, TriggeredRule::id, TriggeredRule.Builder::id)
          .required("name", TEXT, TriggeredRule::name, TriggeredRule.Builder::name)
          .extras(
              TriggeredRule::additionalProperties, TriggeredRule.Builder::putAdditionalProperties);

  /** One choice of a {@code RichMessage}. */
  public static final JsonShape<RichMessageItem, RichMessageItem.Builder> RICH_MESSAGE_ITEM =
      JsonShape.of("RichMessageItem", RichMessageItem::builder, RichMessageItem.Builder::build)
          .source("Seen in clients; undocumented")
          .required("text", TEXT, RichMessageItem::text, RichMessageItem.Builder::text)
          .undocumented()
          .extras(
              RichMessageItem::additionalProperties,
              RichMessageItem.Builder::putAdditionalProperties);

  /** A choice that the visitor made. */
  public static final JsonShape<RichMessageAction, RichMessageAction.Builder> RICH_MESSAGE_ACTION =
      JsonShape.of(
              "RichMessageAction", RichMessageAction::builder, RichMessageAction.Builder::build)
          .source("Seen in clients; undocumented")
          .required(
              "type",
              word(RichMessageType.class),
              RichMessageAction::type,
              RichMessageAction.Builder::type)
          .undocumented()
          .required("index", INT32, RichMessageAction::index, RichMessageAction.Builder::index)
          .undocumented()
          .optional(
              "dialogId", TEXT, RichMessageAction::dialogId, RichMessageAction.Builder::dialogId)
          .undocumented()
          .extras(
              RichMessageAction::additionalProperties,
              RichMessageAction.Builder::putAdditionalProperties);

  private DataShapes() {}

  private static AttachedRecord record(String text) {
    return AttachedRecord.builder().fieldValue(text).build();
  }
}
