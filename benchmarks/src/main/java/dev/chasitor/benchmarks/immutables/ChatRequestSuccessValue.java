package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The message that the chat request was routed, as an Immutables value. */
@JsonTypeName("ChatRequestSuccess")
@Value.Immutable
@JsonSerialize(as = ImmutableChatRequestSuccessValue.class)
@JsonDeserialize(as = ImmutableChatRequestSuccessValue.class)
public interface ChatRequestSuccessValue extends EventValue {
  OptionalInt queuePosition();

  Optional<GeoLocationValue> geoLocation();

  Optional<String> url();

  Optional<String> oref();

  Optional<String> postChatUrl();

  List<CustomDetailValue> customDetails();

  Optional<String> visitorId();

  OptionalInt estimatedWaitTime();

  OptionalLong connectionTimeout();

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  List<SensitiveDataRuleValue> sensitiveDataRules();

  Optional<Boolean> transcriptSaveEnabled();
}
