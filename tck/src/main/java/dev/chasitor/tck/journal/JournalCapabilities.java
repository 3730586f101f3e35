package dev.chasitor.tck.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** The capabilities of a journal, with a reason for each missing one. Immutable. */
public final class JournalCapabilities {

  private final Map<JournalCapability, String> missing;

  private JournalCapabilities(Map<JournalCapability, String> missing) {
    this.missing = missing;
  }

  /** Returns all capabilities. */
  public static JournalCapabilities all() {
    return new JournalCapabilities(new EnumMap<>(JournalCapability.class));
  }

  /**
   * Returns a copy without one capability.
   *
   * @param reason why it is missing; the report shows it for each skipped test
   */
  public JournalCapabilities without(JournalCapability capability, String reason) {
    Map<JournalCapability, String> more = new EnumMap<>(JournalCapability.class);
    more.putAll(missing);
    more.put(capability, Objects.requireNonNull(reason, "reason"));
    return new JournalCapabilities(more);
  }

  /** Skips the running test, with the reason, if a capability is missing. */
  public void require(JournalCapability capability) {
    Assumptions.assumeTrue(
        !missing.containsKey(capability), () -> String.valueOf(missing.get(capability)));
  }
}
