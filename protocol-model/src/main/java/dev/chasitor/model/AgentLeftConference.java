package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that one of several agents left the chat.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentLeftConference extends ServerMessage
    permits ImmutableAgentLeftConference {

  /** Name of the agent. */
  Optional<String> name();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_LEFT_CONFERENCE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AgentLeftConference}. Not thread-safe. */
  final class Builder extends ImmutableAgentLeftConference.Builder {
    Builder() {}
  }
}
