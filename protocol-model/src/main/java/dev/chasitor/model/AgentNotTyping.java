package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The agent stopped typing.
 *
 * <p>Guide chapter 5, AgentNotTyping. Older versions send neither name nor id.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentNotTyping extends ServerMessage permits ImmutableAgentNotTyping {

  /** Name of the agent. */
  Optional<String> name();

  /** Id of the agent, here a UUID and not the user id. */
  Optional<String> agentId();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_NOT_TYPING;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AgentNotTyping}; not thread-safe. */
  final class Builder extends ImmutableAgentNotTyping.Builder {
    Builder() {}
  }
}
