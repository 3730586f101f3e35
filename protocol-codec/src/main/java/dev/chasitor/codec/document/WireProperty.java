package dev.chasitor.codec.document;

import dev.chasitor.model.ApiVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The description of one property of a {@link WireType}.
 *
 * @param name the name that is written
 * @param alsoReadAs other names that are read (rule K-VAR-01)
 * @param anyCase whether a reader ignores upper and lower case in the name
 * @param since the first API version with the property, as the guides state; empty if no guide has
 *     it
 * @param presence what it means if the property is missing
 * @param value the description of its value
 */
public record WireProperty(
    String name,
    List<String> alsoReadAs,
    boolean anyCase,
    Optional<ApiVersion> since,
    Presence presence,
    WireValue value) {

  public WireProperty {
    alsoReadAs = List.copyOf(alsoReadAs);
  }

  /** Makes a property of API version 29 that is read only under its own name. */
  public static WireProperty of(String name, Presence presence, WireValue value) {
    return new WireProperty(
        name, List.of(), false, Optional.of(ApiVersion.OLDEST), presence, value);
  }

  /** Returns this property, also read under these names. */
  public WireProperty withAlsoReadAs(List<String> spellings) {
    return new WireProperty(name, spellings, anyCase, since, presence, value);
  }

  /** Returns this property, read in upper and lower case. */
  public WireProperty withAnyCase() {
    return new WireProperty(name, alsoReadAs, true, since, presence, value);
  }

  /** Returns this property with another value. */
  public WireProperty withValue(WireValue other) {
    return new WireProperty(name, alsoReadAs, anyCase, since, presence, other);
  }

  /** Returns this property with another first version, or with none if no guide has it. */
  public WireProperty withSince(@Nullable ApiVersion version) {
    return new WireProperty(
        name, alsoReadAs, anyCase, Optional.ofNullable(version), presence, value);
  }

  /** What it means if a property is missing or {@code null}. */
  public enum Presence {
    /** The document is malformed. */
    REQUIRED,
    /** The property gets its default. It is always written. */
    DEFAULTED,
    /** The property is absent, which differs from a default. It is written if present. */
    OPTIONAL,
    /** The property is an alternative form that is read and never written. */
    READ_ONLY
  }
}
