package dev.chasitor.tck.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a transport can do, and why not the rest. Immutable. */
public final class Capabilities {

  private final Map<Capability, String> missing;

  private Capabilities(Map<Capability, String> missing) {
    this.missing = missing;
  }

  /** Everything. */
  public static Capabilities all() {
    return new Capabilities(new EnumMap<>(Capability.class));
  }

  /**
   * The same without one.
   *
   * @param reason shown in the report for each test that is skipped
   */
  public Capabilities without(Capability capability, String reason) {
    Map<Capability, String> more = new EnumMap<>(Capability.class);
    more.putAll(missing);
    more.put(capability, Objects.requireNonNull(reason, "reason"));
    return new Capabilities(more);
  }

  /** Why it is missing; empty if it is there. */
  public Optional<String> missing(Capability capability) {
    return Optional.ofNullable(missing.get(capability));
  }

  /** Whether it is there. */
  public boolean has(Capability capability) {
    return !missing.containsKey(capability);
  }

  /** Skips the running test, with the reason, if it is missing. */
  public void require(Capability capability) {
    Assumptions.assumeTrue(has(capability), () -> String.valueOf(missing.get(capability)));
  }
}
