package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The place where the visitor seems to be, as a record. */
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

  /** Checks the required components. */
  public GeoLocationRecord {
    Objects.requireNonNull(countryCode, "countryCode");
    Objects.requireNonNull(countryName, "countryName");
  }
}
