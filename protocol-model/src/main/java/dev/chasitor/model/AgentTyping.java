package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The agent types.
 *
 * <p>Guide chapter 5, AgentTyping. Older versions send neither name nor id.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentTyping extends ServerMessage permits ImmutableAgentTyping {

  /** Name of the agent. */
  Optional<String> name();

  /** Id of the agent, here a UUID and not the user id. */
  Optional<String> agentId();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_TYPING;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AgentTyping}; not thread-safe. */
  final class Builder extends ImmutableAgentTyping.Builder {
    Builder() {}
  }
}
