package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that the agent was disconnected. Another agent may take the chat.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AgentDisconnect}. Not thread-safe. */
  final class Builder extends ImmutableAgentDisconnect.Builder {
    Builder() {}
  }
}
