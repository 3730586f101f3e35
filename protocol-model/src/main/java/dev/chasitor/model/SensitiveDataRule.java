package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A pattern that must not leave the visitor's client unmasked.
 *
 * <p>v66 guide, SensitiveDataRule; on the wire from API version 40.
 */
@Value.Immutable
@ModelStyle
public sealed interface SensitiveDataRule extends Extensible permits ImmutableSensitiveDataRule {

  /** Name of the rule. */
  String name();

  /** Java regular expression of what is sensitive. */
  String pattern();

  /** Id of the rule. */
  Optional<String> id();

  /** Text put in place of a match. */
  Optional<String> replacement();

  /** What happens to a match. */
  Optional<Word<SensitiveDataAction>> actionType();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SensitiveDataRule}; not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRule.Builder {
    Builder() {}
  }
}
