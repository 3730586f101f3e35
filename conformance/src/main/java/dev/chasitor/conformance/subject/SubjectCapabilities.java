package dev.chasitor.conformance.subject;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The capabilities of a client, with a reason for each missing one. Immutable. */
public final class SubjectCapabilities {

  private final Map<SubjectCapability, String> missing;

  private SubjectCapabilities(Map<SubjectCapability, String> missing) {
    this.missing = missing;
  }

  /** Returns all capabilities. */
  public static SubjectCapabilities all() {
    return new SubjectCapabilities(new EnumMap<>(SubjectCapability.class));
  }

  /**
   * Returns a copy without one capability.
   *
   * @param reason why it is missing; the report shows it for each skipped test
   * @throws IllegalArgumentException if the reason is blank
   */
  public SubjectCapabilities without(SubjectCapability capability, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Give a reason why " + capability + " is missing");
    }
    Map<SubjectCapability, String> more = new EnumMap<>(SubjectCapability.class);
    more.putAll(missing);
    more.put(capability, reason);
    return new SubjectCapabilities(more);
  }

  /** Returns why a capability is missing; empty if the client has it. */
  public Optional<String> missing(SubjectCapability capability) {
    return Optional.ofNullable(missing.get(capability));
  }

  /** Whether the client has a capability. */
  public boolean has(SubjectCapability capability) {
    return !missing.containsKey(capability);
  }
}
