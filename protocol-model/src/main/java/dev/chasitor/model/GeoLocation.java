package dev.chasitor.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * Where the visitor seems to be, from the address of the request.
 *
 * <p>Guide chapter 8, GeoLocation.
 */
@Value.Immutable
@ModelStyle
public sealed interface GeoLocation extends Extensible permits ImmutableGeoLocation {

  /** ISO 3166-1 alpha-2 code of the country. */
  String countryCode();

  /** Name of the country. */
  String countryName();

  /** State or province. */
  Optional<String> region();

  /** City. */
  Optional<String> city();

  /** Organisation the address belongs to. */
  Optional<String> organization();

  /** Latitude in degrees. */
  OptionalDouble latitude();

  /** Longitude in degrees. */
  OptionalDouble longitude();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link GeoLocation}; not thread-safe. */
  final class Builder extends ImmutableGeoLocation.Builder {
    Builder() {}
  }
}
