package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * What must be masked before it is sent.
 *
 * <p>v66 guide, SensitiveDataRules.
 */
@Value.Immutable
@ModelStyle
public sealed interface SensitiveDataRules extends ServerMessage
    permits ImmutableSensitiveDataRules {

  /** The rules. */
  List<SensitiveDataRule> sensitiveDataRules();

  @Override
  default MessageType kind() {
    return MessageType.SENSITIVE_DATA_RULES;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SensitiveDataRules}; not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRules.Builder {
    Builder() {}
  }
}
