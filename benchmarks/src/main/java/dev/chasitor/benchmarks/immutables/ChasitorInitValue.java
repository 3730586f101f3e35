package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The request for a chat, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableChasitorInitValue.class)
@JsonDeserialize(as = ImmutableChasitorInitValue.class)
public interface ChasitorInitValue {
  String organizationId();

  String deploymentId();

  Optional<String> buttonId();

  Optional<String> agentId();

  Optional<Boolean> doFallback();

  Optional<String> sessionId();

  Optional<String> userAgent();

  Optional<String> language();

  Optional<String> screenResolution();

  Optional<String> visitorName();

  List<CustomDetailValue> prechatDetails();

  List<EntityValue> prechatEntities();

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  List<String> buttonOverrides();

  Optional<Boolean> receiveQueueUpdates();

  Optional<Boolean> isPost();

  Optional<String> trackingId();
}
