package dev.chasitor.tck.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The capabilities of a transport, with a reason for each missing one. Immutable. */
public final class Capabilities {

  private final Map<Capability, String> missing;

  private Capabilities(Map<Capability, String> missing) {
    this.missing = missing;
  }

  /** Returns all capabilities. */
  public static Capabilities all() {
    return new Capabilities(new EnumMap<>(Capability.class));
  }

  /**
   * Returns a copy without one capability.
   *
   * @param reason why it is missing; the report shows it for each skipped test
   */
  public Capabilities without(Capability capability, String reason) {
    Map<Capability, String> more = new EnumMap<>(Capability.class);
    more.putAll(missing);
    more.put(capability, Objects.requireNonNull(reason, "reason"));
    return new Capabilities(more);
  }

  /** Returns a copy with one capability that was missing. */
  public Capabilities with(Capability capability) {
    Map<Capability, String> fewer = new EnumMap<>(Capability.class);
    fewer.putAll(missing);
    fewer.remove(capability);
    return new Capabilities(fewer);
  }

  /** Returns why a capability is missing; empty if the transport has it. */
  public Optional<String> missing(Capability capability) {
    return Optional.ofNullable(missing.get(capability));
  }

  /** Whether the transport has a capability. */
  public boolean has(Capability capability) {
    return !missing.containsKey(capability);
  }

  /** Skips the running test, with the reason, if a capability is missing. */
  public void require(Capability capability) {
    Assumptions.assumeTrue(has(capability), () -> String.valueOf(missing.get(capability)));
  }
}
