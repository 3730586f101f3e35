package dev.chasitor.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * The visitor's probable location, which the server derives from the network address.
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

  /** Organisation to which the address belongs. */
  Optional<String> organization();

  /** Latitude in degrees. */
  OptionalDouble latitude();

  /** Longitude in degrees. */
  OptionalDouble longitude();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link GeoLocation}. Not thread-safe. */
  final class Builder extends ImmutableGeoLocation.Builder {
    Builder() {}
  }
}
