package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message that the chat request was routed, as a record. */
@CompiledJson
@Json
public record ChatRequestSuccessRecord(
    @Nullable Integer queuePosition,
    @Nullable GeoLocationRecord geoLocation,
    @Nullable String url,
    @Nullable String oref,
    @Nullable String postChatUrl,
    List<CustomDetailRecord> customDetails,
    @Nullable String visitorId,
    @Nullable Integer estimatedWaitTime,
    @Nullable Long connectionTimeout,
    @Nullable List<SensitiveDataRuleRecord> sensitiveDataRules,
    @Nullable Boolean transcriptSaveEnabled)
    implements EventRecord {

  /** Checks the required components. */
  public ChatRequestSuccessRecord {
    customDetails = List.copyOf(customDetails);
    sensitiveDataRules = sensitiveDataRules == null ? null : List.copyOf(sensitiveDataRules);
  }
}
