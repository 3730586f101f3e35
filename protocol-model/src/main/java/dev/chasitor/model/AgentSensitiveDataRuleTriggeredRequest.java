package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * What the agent typed was masked. {@code POST Agent/SensitiveDataRuleTriggered}.
 *
 * <p>v66 guide, SensitiveDataRuleTriggered.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentSensitiveDataRuleTriggeredRequest extends Request
    permits ImmutableAgentSensitiveDataRuleTriggeredRequest {

  /** The rules that matched. */
  List<TriggeredRule> rules();

  /** Id of the chat. */
  String chatId();

  @Override
  default RequestType kind() {
    return RequestType.AGENT_SENSITIVE_DATA_RULE_TRIGGERED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Collects the properties of a {@link AgentSensitiveDataRuleTriggeredRequest}; not thread-safe.
   */
  final class Builder extends ImmutableAgentSensitiveDataRuleTriggeredRequest.Builder {
    Builder() {}
  }
}
