package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The agent was disconnected; another may take over.
 *
 * <p>Guide chapter 5, AgentDisconnect; ruling A23.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentDisconnect extends ServerMessage permits ImmutableAgentDisconnect {

  /** Name of the agent. */
  Optional<String> name();

  /** Id of the agent. */
  Optional<String> agentId();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_DISCONNECT;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AgentDisconnect}; not thread-safe. */
  final class Builder extends ImmutableAgentDisconnect.Builder {
    Builder() {}
  }
}
