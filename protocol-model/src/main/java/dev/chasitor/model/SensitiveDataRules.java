package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The server's message with the patterns that the client must mask before it sends.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SensitiveDataRules}. Not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRules.Builder {
    Builder() {}
  }
}
