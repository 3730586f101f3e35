package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chat request was routed. */
@CompiledJson
@Json
public record ChatRequestSuccess(
    @Nullable Integer queuePosition,
    @Nullable GeoLocation geoLocation,
    @Nullable String url,
    @Nullable String oref,
    @Nullable String postChatUrl,
    List<CustomDetail> customDetails,
    @Nullable String visitorId,
    @Nullable Integer estimatedWaitTime,
    @Nullable Long connectionTimeout,
    @Nullable List<SensitiveDataRule> sensitiveDataRules,
    @Nullable Boolean transcriptSaveEnabled)
    implements Event {

  /** Checks what must be there. */
  public ChatRequestSuccess {
    customDetails = List.copyOf(customDetails);
    sensitiveDataRules = sensitiveDataRules == null ? null : List.copyOf(sensitiveDataRules);
  }
}
