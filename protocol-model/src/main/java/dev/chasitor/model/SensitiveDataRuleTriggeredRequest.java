package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * What the visitor typed was masked. {@code POST Chasitor/SensitiveDataRuleTriggered}.
 *
 * <p>v66 guide, SensitiveDataRuleTriggered.
 */
@Value.Immutable
@ModelStyle
public sealed interface SensitiveDataRuleTriggeredRequest extends Request
    permits ImmutableSensitiveDataRuleTriggeredRequest {

  /** The rules that matched. */
  List<TriggeredRule> rules();

  @Override
  default RequestType kind() {
    return RequestType.SENSITIVE_DATA_RULE_TRIGGERED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SensitiveDataRuleTriggeredRequest}; not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRuleTriggeredRequest.Builder {
    Builder() {}
  }
}
