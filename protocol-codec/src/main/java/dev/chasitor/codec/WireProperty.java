package dev.chasitor.codec;

import java.util.List;

/**
 * One property of a {@link WireType}.
 *
 * @param name the name that is written
 * @param alsoReadAs other spellings that are read (rule K-VAR-01)
 * @param anyCase whether upper and lower case do not matter when it is read
 * @param presence what its absence means
 * @param value what its value looks like
 */
public record WireProperty(
    String name, List<String> alsoReadAs, boolean anyCase, Presence presence, WireValue value) {

  public WireProperty {
    alsoReadAs = List.copyOf(alsoReadAs);
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
