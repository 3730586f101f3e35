package dev.chasitor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.benchmarks.records.ChasitorInit;
import dev.chasitor.benchmarks.records.ChatMessage;
import dev.chasitor.benchmarks.records.ChatRequestSuccess;
import dev.chasitor.benchmarks.records.CustomDetail;
import dev.chasitor.benchmarks.records.Entity;
import dev.chasitor.benchmarks.records.EntityFieldMap;
import dev.chasitor.benchmarks.records.EntityFieldsMap;
import dev.chasitor.benchmarks.records.GeoLocation;
import dev.chasitor.benchmarks.records.MessageSchedule;
import dev.chasitor.benchmarks.records.Messages;
import dev.chasitor.benchmarks.records.SensitiveDataRule;
import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireProperty;
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
        Arguments.of("response/Messages", Messages.class),
        Arguments.of("message/ChatMessage", ChatMessage.class),
        Arguments.of("message/ChatRequestSuccess", ChatRequestSuccess.class),
        Arguments.of("request/ChasitorInit", ChasitorInit.class),
        Arguments.of("data/MessageSchedule", MessageSchedule.class),
        Arguments.of("data/GeoLocation", GeoLocation.class),
        Arguments.of("data/CustomDetail", CustomDetail.class),
        Arguments.of("data/EntityFieldMap", EntityFieldMap.class),
        Arguments.of("data/Entity", Entity.class),
        Arguments.of("data/EntityFieldsMap", EntityFieldsMap.class),
        Arguments.of("data/SensitiveDataRule", SensitiveDataRule.class));
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
