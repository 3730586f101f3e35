package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The request which reports that rules masked what the agent typed. {@code POST
 * Agent/SensitiveDataRuleTriggered}.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AgentSensitiveDataRuleTriggeredRequest}. Not thread-safe. */
  final class Builder extends ImmutableAgentSensitiveDataRuleTriggeredRequest.Builder {
    Builder() {}
  }
}
