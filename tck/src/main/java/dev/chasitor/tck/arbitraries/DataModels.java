package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.bigNumbers;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.fractions;
import static dev.chasitor.tck.arbitraries.Values.numbers;
import static dev.chasitor.tck.arbitraries.Values.objects;
import static dev.chasitor.tck.arbitraries.Values.texts;
import static dev.chasitor.tck.arbitraries.Values.words;

import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.Button;
import dev.chasitor.model.ButtonType;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.Extensible;
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
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generators of the data types. */
final class DataModels {

  private DataModels() {}

  static void addTo(Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.put(EntityFieldMap.class, entityFieldMaps());
    types.put(CustomDetail.class, customDetails());
    types.put(EntityFieldsMap.class, entityFieldsMaps());
    types.put(Entity.class, entities());
    types.put(GeoLocation.class, geoLocations());
    types.put(MessageSchedule.class, messageSchedules());
    types.put(ChasitorIdleTimeout.class, chasitorIdleTimeouts());
    types.put(SensitiveDataRule.class, sensitiveDataRules());
    types.put(AttachedRecord.class, attachedRecords());
    types.put(TranscriptEntry.class, transcriptEntries());
    types.put(Button.class, buttons());
    types.put(Result.class, results());
    types.put(TriggeredRule.class, triggeredRules());
    types.put(RichMessageItem.class, richMessageItems());
    types.put(RichMessageAction.class, richMessageActions());
  }

  static Arbitrary<EntityFieldMap> entityFieldMaps() {
    return Builders.withBuilder(EntityFieldMap::builder)
        .use(texts())
        .in(EntityFieldMap.Builder::entityName)
        .use(texts())
        .in(EntityFieldMap.Builder::fieldName)
        .use(flags())
        .withProbability(OFTEN)
        .in(EntityFieldMap.Builder::isFastFillable)
        .use(flags())
        .withProbability(OFTEN)
        .in(EntityFieldMap.Builder::isAutoQueryable)
        .use(flags())
        .withProbability(OFTEN)
        .in(EntityFieldMap.Builder::isExactMatchable)
        .use(extras())
        .in(EntityFieldMap.Builder::putAllAdditionalProperties)
        .build(EntityFieldMap.Builder::build);
  }

  static Arbitrary<CustomDetail> customDetails() {
    return Builders.withBuilder(CustomDetail::builder)
        .use(texts())
        .in(CustomDetail.Builder::label)
        .use(texts())
        .in(CustomDetail.Builder::value)
        .use(few(texts()))
        .in(CustomDetail.Builder::transcriptFields)
        .use(flags())
        .withProbability(OFTEN)
        .in(CustomDetail.Builder::displayToAgent)
        .use(few(entityFieldMaps()))
        .in(CustomDetail.Builder::entityFieldMaps)
        .use(flags())
        .withProbability(OFTEN)
        .in(CustomDetail.Builder::doKnowledgeSearch)
        .use(extras())
        .in(CustomDetail.Builder::putAllAdditionalProperties)
        .build(CustomDetail.Builder::build);
  }

  static Arbitrary<EntityFieldsMap> entityFieldsMaps() {
    return Builders.withBuilder(EntityFieldsMap::builder)
        .use(texts())
        .in(EntityFieldsMap.Builder::fieldName)
        .use(texts())
        .in(EntityFieldsMap.Builder::label)
        .use(flags())
        .in(EntityFieldsMap.Builder::doFind)
        .use(flags())
        .in(EntityFieldsMap.Builder::isExactMatch)
        .use(flags())
        .in(EntityFieldsMap.Builder::doCreate)
        .use(extras())
        .in(EntityFieldsMap.Builder::putAllAdditionalProperties)
        .build(EntityFieldsMap.Builder::build);
  }

  static Arbitrary<Entity> entities() {
    return Builders.withBuilder(Entity::builder)
        .use(texts())
        .in(Entity.Builder::entityName)
        .use(flags())
        .withProbability(OFTEN)
        .in(Entity.Builder::showOnCreate)
        .use(texts())
        .withProbability(OFTEN)
        .in(Entity.Builder::linkToEntityName)
        .use(texts())
        .withProbability(OFTEN)
        .in(Entity.Builder::linkToEntityField)
        .use(texts())
        .withProbability(OFTEN)
        .in(Entity.Builder::saveToTranscript)
        .use(few(entityFieldsMaps()))
        .in(Entity.Builder::entityFieldsMaps)
        .use(extras())
        .in(Entity.Builder::putAllAdditionalProperties)
        .build(Entity.Builder::build);
  }

  static Arbitrary<GeoLocation> geoLocations() {
    return Builders.withBuilder(GeoLocation::builder)
        .use(texts())
        .in(GeoLocation.Builder::countryCode)
        .use(texts())
        .in(GeoLocation.Builder::countryName)
        .use(texts())
        .withProbability(OFTEN)
        .in(GeoLocation.Builder::region)
        .use(texts())
        .withProbability(OFTEN)
        .in(GeoLocation.Builder::city)
        .use(texts())
        .withProbability(OFTEN)
        .in(GeoLocation.Builder::organization)
        .use(fractions())
        .withProbability(OFTEN)
        .in(GeoLocation.Builder::latitude)
        .use(fractions())
        .withProbability(OFTEN)
        .in(GeoLocation.Builder::longitude)
        .use(extras())
        .in(GeoLocation.Builder::putAllAdditionalProperties)
        .build(GeoLocation.Builder::build);
  }

  static Arbitrary<MessageSchedule> messageSchedules() {
    return Builders.withBuilder(MessageSchedule::builder)
        .use(fractions())
        .withProbability(OFTEN)
        .in(MessageSchedule.Builder::responseDelayMilliseconds)
        .use(extras())
        .in(MessageSchedule.Builder::putAllAdditionalProperties)
        .build(MessageSchedule.Builder::build);
  }

  static Arbitrary<ChasitorIdleTimeout> chasitorIdleTimeouts() {
    return Builders.withBuilder(ChasitorIdleTimeout::builder)
        .use(flags())
        .in(ChasitorIdleTimeout.Builder::isEnabled)
        .use(numbers())
        .withProbability(OFTEN)
        .in(ChasitorIdleTimeout.Builder::timeout)
        .use(numbers())
        .withProbability(OFTEN)
        .in(ChasitorIdleTimeout.Builder::warningTime)
        .use(extras())
        .in(ChasitorIdleTimeout.Builder::putAllAdditionalProperties)
        .build(ChasitorIdleTimeout.Builder::build);
  }

  static Arbitrary<SensitiveDataRule> sensitiveDataRules() {
    return Builders.withBuilder(SensitiveDataRule::builder)
        .use(texts())
        .in(SensitiveDataRule.Builder::name)
        .use(texts())
        .in(SensitiveDataRule.Builder::pattern)
        .use(texts())
        .withProbability(OFTEN)
        .in(SensitiveDataRule.Builder::id)
        .use(texts())
        .withProbability(OFTEN)
        .in(SensitiveDataRule.Builder::replacement)
        .use(words(SensitiveDataAction.class))
        .withProbability(OFTEN)
        .in(SensitiveDataRule.Builder::actionType)
        .use(extras())
        .in(SensitiveDataRule.Builder::putAllAdditionalProperties)
        .build(SensitiveDataRule.Builder::build);
  }

  static Arbitrary<AttachedRecord> attachedRecords() {
    return Builders.withBuilder(AttachedRecord::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(AttachedRecord.Builder::fieldName)
        .use(texts())
        .withProbability(OFTEN)
        .in(AttachedRecord.Builder::fieldValue)
        .use(extras())
        .in(AttachedRecord.Builder::putAllAdditionalProperties)
        .build(AttachedRecord.Builder::build);
  }

  static Arbitrary<TranscriptEntry> transcriptEntries() {
    return Builders.withBuilder(TranscriptEntry::builder)
        .use(words(TranscriptEntryType.class))
        .withProbability(OFTEN)
        .in(TranscriptEntry.Builder::type)
        .use(texts())
        .withProbability(OFTEN)
        .in(TranscriptEntry.Builder::name)
        .use(texts())
        .withProbability(OFTEN)
        .in(TranscriptEntry.Builder::content)
        .use(bigNumbers())
        .withProbability(OFTEN)
        .in(TranscriptEntry.Builder::timestamp)
        .use(bigNumbers())
        .withProbability(OFTEN)
        .in(TranscriptEntry.Builder::sequence)
        .use(extras())
        .in(TranscriptEntry.Builder::putAllAdditionalProperties)
        .build(TranscriptEntry.Builder::build);
  }

  static Arbitrary<Button> buttons() {
    return Builders.withBuilder(Button::builder)
        .use(texts())
        .in(Button.Builder::id)
        .use(words(ButtonType.class))
        .in(Button.Builder::type)
        .use(texts())
        .withProbability(OFTEN)
        .in(Button.Builder::endpointUrl)
        .use(texts())
        .withProbability(OFTEN)
        .in(Button.Builder::prechatUrl)
        .use(texts())
        .withProbability(OFTEN)
        .in(Button.Builder::language)
        .use(flags())
        .in(Button.Builder::isAvailable)
        .use(numbers())
        .withProbability(OFTEN)
        .in(Button.Builder::estimatedWaitTime)
        .use(texts())
        .withProbability(OFTEN)
        .in(Button.Builder::inviteImageUrl)
        .use(numbers())
        .withProbability(OFTEN)
        .in(Button.Builder::inviteImageWidth)
        .use(numbers())
        .withProbability(OFTEN)
        .in(Button.Builder::inviteImageHeight)
        .use(words(InviteRenderer.class))
        .withProbability(OFTEN)
        .in(Button.Builder::inviteRenderer)
        .use(words(InvitePosition.class))
        .withProbability(OFTEN)
        .in(Button.Builder::inviteStartPosition)
        .use(words(InvitePosition.class))
        .withProbability(OFTEN)
        .in(Button.Builder::inviteEndPosition)
        .use(flags())
        .withProbability(OFTEN)
        .in(Button.Builder::hasInviteAfterAccept)
        .use(flags())
        .withProbability(OFTEN)
        .in(Button.Builder::hasInviteAfterReject)
        .use(numbers())
        .withProbability(OFTEN)
        .in(Button.Builder::inviteRejectTime)
        .use(objects())
        .withProbability(OFTEN)
        .in(Button.Builder::inviteRules)
        .use(extras())
        .in(Button.Builder::putAllAdditionalProperties)
        .build(Button.Builder::build);
  }

  static Arbitrary<Result> results() {
    return Builders.withBuilder(Result::builder)
        .use(texts())
        .in(Result.Builder::id)
        .use(flags())
        .in(Result.Builder::isAvailable)
        .use(numbers())
        .withProbability(OFTEN)
        .in(Result.Builder::estimatedWaitTime)
        .use(extras())
        .in(Result.Builder::putAllAdditionalProperties)
        .build(Result.Builder::build);
  }

  static Arbitrary<TriggeredRule> triggeredRules() {
    return Builders.withBuilder(TriggeredRule::builder)
        .use(texts())
        .withProbability(OFTEN)
        .in(TriggeredRule.Builder::id)
        .use(texts())
        .in(TriggeredRule.Builder::name)
        .use(extras())
        .in(TriggeredRule.Builder::putAllAdditionalProperties)
        .build(TriggeredRule.Builder::build);
  }

  static Arbitrary<RichMessageItem> richMessageItems() {
    return Builders.withBuilder(RichMessageItem::builder)
        .use(texts())
        .in(RichMessageItem.Builder::text)
        .use(extras())
        .in(RichMessageItem.Builder::putAllAdditionalProperties)
        .build(RichMessageItem.Builder::build);
  }

  static Arbitrary<RichMessageAction> richMessageActions() {
    return Builders.withBuilder(RichMessageAction::builder)
        .use(words(RichMessageType.class))
        .in(RichMessageAction.Builder::type)
        .use(numbers())
        .in(RichMessageAction.Builder::index)
        .use(texts())
        .withProbability(OFTEN)
        .in(RichMessageAction.Builder::dialogId)
        .use(extras())
        .in(RichMessageAction.Builder::putAllAdditionalProperties)
        .build(RichMessageAction.Builder::build);
  }
}
