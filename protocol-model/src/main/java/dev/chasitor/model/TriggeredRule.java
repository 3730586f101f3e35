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

  /** Id of the rule; only the visitor's client sends it. */
  Optional<String> id();

  /** Name of the rule. */
  String name();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link TriggeredRule}. Not thread-safe. */
  final class Builder extends ImmutableTriggeredRule.Builder {
    Builder() {}
  }
}
