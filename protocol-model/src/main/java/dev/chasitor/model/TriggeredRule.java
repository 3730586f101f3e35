package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A sensitive-data rule that matched what somebody typed.
 *
 * <p>v66 guide, SensitiveDataRuleTriggered.
 */
@Value.Immutable
@ModelStyle
public sealed interface TriggeredRule extends Extensible permits ImmutableTriggeredRule {

  /** Id of the rule; the visitor's side sends it. */
  Optional<String> id();

  /** Name of the rule. */
  String name();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link TriggeredRule}; not thread-safe. */
  final class Builder extends ImmutableTriggeredRule.Builder {
    Builder() {}
  }
}
