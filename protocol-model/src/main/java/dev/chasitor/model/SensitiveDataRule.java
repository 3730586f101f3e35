package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A pattern that the visitor's client must mask before it sends a text.
 *
 * <p>v66 guide, SensitiveDataRule; on the wire since API version 40.
 */
@Value.Immutable
@ModelStyle
public sealed interface SensitiveDataRule extends Extensible permits ImmutableSensitiveDataRule {

  /** Name of the rule. */
  String name();

  /** Java regular expression that matches sensitive text. */
  String pattern();

  /** Id of the rule. */
  Optional<String> id();

  /** Text put in place of a match. */
  Optional<String> replacement();

  /** What the client does with a match. */
  Optional<Word<SensitiveDataAction>> actionType();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SensitiveDataRule}. Not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRule.Builder {
    Builder() {}
  }
}
