package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The request which reports that rules masked what the visitor typed. {@code POST
 * Chasitor/SensitiveDataRuleTriggered}.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SensitiveDataRuleTriggeredRequest}. Not thread-safe. */
  final class Builder extends ImmutableSensitiveDataRuleTriggeredRequest.Builder {
    Builder() {}
  }
}
