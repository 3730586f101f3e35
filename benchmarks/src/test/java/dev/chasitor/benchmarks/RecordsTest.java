package dev.chasitor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.benchmarks.records.ChasitorInitRecord;
import dev.chasitor.benchmarks.records.ChatMessageRecord;
import dev.chasitor.benchmarks.records.ChatRequestSuccessRecord;
import dev.chasitor.benchmarks.records.CustomDetailRecord;
import dev.chasitor.benchmarks.records.EntityFieldMapRecord;
import dev.chasitor.benchmarks.records.EntityFieldsMapRecord;
import dev.chasitor.benchmarks.records.EntityRecord;
import dev.chasitor.benchmarks.records.GeoLocationRecord;
import dev.chasitor.benchmarks.records.MessageScheduleRecord;
import dev.chasitor.benchmarks.records.MessagesRecord;
import dev.chasitor.benchmarks.records.SensitiveDataRuleRecord;
import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers must not win by knowing less: what our codec has a name for, they have too. */
class RecordsTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("response/Messages", MessagesRecord.class),
        Arguments.of("message/ChatMessage", ChatMessageRecord.class),
        Arguments.of("message/ChatRequestSuccess", ChatRequestSuccessRecord.class),
        Arguments.of("request/ChasitorInit", ChasitorInitRecord.class),
        Arguments.of("data/MessageSchedule", MessageScheduleRecord.class),
        Arguments.of("data/GeoLocation", GeoLocationRecord.class),
        Arguments.of("data/CustomDetail", CustomDetailRecord.class),
        Arguments.of("data/EntityFieldMap", EntityFieldMapRecord.class),
        Arguments.of("data/Entity", EntityRecord.class),
        Arguments.of("data/EntityFieldsMap", EntityFieldsMapRecord.class),
        Arguments.of("data/SensitiveDataRule", SensitiveDataRuleRecord.class));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theRecordHasThePropertiesThatOurCodecKnows(String kind, Class<?> type) {
    List<String> known =
        BodyKind.named(kind).orElseThrow().wireType().properties().stream()
            .filter(property -> property.presence() != WireProperty.Presence.READ_ONLY)
            .map(WireProperty::name)
            .toList();
    assertEquals(
        known,
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
        "the record, its Immutables twin and the hand-written code need the same properties");
  }
}
