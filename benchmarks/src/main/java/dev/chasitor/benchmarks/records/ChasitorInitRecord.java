package dev.chasitor.benchmarks.records;

import static com.dslplatform.json.JsonAttribute.IncludePolicy.ALWAYS;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The request for a chat, as a record. */
@CompiledJson
@Json
public record ChasitorInitRecord(
    String organizationId,
    String deploymentId,
    @Nullable String buttonId,
    @Nullable String agentId,
    @Nullable Boolean doFallback,
    @Nullable String sessionId,
    @Nullable String userAgent,
    @Nullable String language,
    @Nullable String screenResolution,
    @Nullable String visitorName,
    List<CustomDetailRecord> prechatDetails,
    List<EntityRecord> prechatEntities,
    @Nullable List<String> buttonOverrides,
    @Nullable Boolean receiveQueueUpdates,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isPost,
    @Nullable String trackingId) {

  /** Checks the required components. */
  public ChasitorInitRecord {
    Objects.requireNonNull(organizationId, "organizationId");
    Objects.requireNonNull(deploymentId, "deploymentId");
    prechatDetails = List.copyOf(prechatDetails);
    prechatEntities = List.copyOf(prechatEntities);
    buttonOverrides = buttonOverrides == null ? null : List.copyOf(buttonOverrides);
  }
}
