package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that the agent stopped typing.
 *
 * <p>Guide chapter 5, AgentNotTyping. Older versions send neither name nor id.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentNotTyping extends ServerMessage permits ImmutableAgentNotTyping {

  /** Name of the agent. */
  Optional<String> name();

  /** Id of the agent; here it is a UUID, not the user id. */
  Optional<String> agentId();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_NOT_TYPING;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AgentNotTyping}. Not thread-safe. */
  final class Builder extends ImmutableAgentNotTyping.Builder {
    Builder() {}
  }
}
