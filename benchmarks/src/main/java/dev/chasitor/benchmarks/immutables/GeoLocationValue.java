package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** The place where the visitor seems to be, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableGeoLocationValue.class)
@JsonDeserialize(as = ImmutableGeoLocationValue.class)
public interface GeoLocationValue {
  String countryCode();

  String countryName();

  Optional<String> region();

  Optional<String> city();

  Optional<String> organization();

  OptionalDouble latitude();

  OptionalDouble longitude();
}
