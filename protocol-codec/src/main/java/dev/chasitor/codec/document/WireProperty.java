package dev.chasitor.codec.document;

import dev.chasitor.model.ApiVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One property of a {@link WireType}.
 *
 * @param name the name that is written
 * @param alsoReadAs other spellings that are read (rule K-VAR-01)
 * @param anyCase whether upper and lower case do not matter when it is read
 * @param since the first API version that has it, as the guides say; empty if it was only ever seen
 *     on the wire
 * @param presence what its absence means
 * @param value what its value looks like
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

  /** A property of the first guide, read in its own spelling only. */
  public static WireProperty of(String name, Presence presence, WireValue value) {
    return new WireProperty(
        name, List.of(), false, Optional.of(ApiVersion.OLDEST), presence, value);
  }

  /** The same property, also read in these spellings. */
  public WireProperty withAlsoReadAs(List<String> spellings) {
    return new WireProperty(name, spellings, anyCase, since, presence, value);
  }

  /** The same property, read in upper and lower case. */
  public WireProperty withAnyCase() {
    return new WireProperty(name, alsoReadAs, true, since, presence, value);
  }

  /** The same property with another value. */
  public WireProperty withValue(WireValue other) {
    return new WireProperty(name, alsoReadAs, anyCase, since, presence, other);
  }

  /** The same property, documented from another version on, or in no guide. */
  public WireProperty withSince(@Nullable ApiVersion version) {
    return new WireProperty(
        name, alsoReadAs, anyCase, Optional.ofNullable(version), presence, value);
  }

  /** What it means that a property is missing or {@code null}. */
  public enum Presence {
    /** The document is malformed. */
    REQUIRED,
    /** It has a default; it is always written. */
    DEFAULTED,
    /** It is absent, which is not the same as a default; it is written when it is there. */
    OPTIONAL,
    /** It is read as another way to say something, and never written. */
    READ_ONLY
  }
}
