package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the visitor seems to be. */
@CompiledJson
@Json
public record GeoLocationRecord(
    String countryCode,
    String countryName,
    @Nullable String region,
    @Nullable String city,
    @Nullable String organization,
    @Nullable Double latitude,
    @Nullable Double longitude) {

  /** Checks what must be there. */
  public GeoLocationRecord {
    Objects.requireNonNull(countryCode, "countryCode");
    Objects.requireNonNull(countryName, "countryName");
  }
}
