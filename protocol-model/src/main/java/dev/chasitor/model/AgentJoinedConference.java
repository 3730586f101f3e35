package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that one more agent joined the chat.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface AgentJoinedConference extends ServerMessage
    permits ImmutableAgentJoinedConference {

  /** Name of the agent. */
  Optional<String> name();

  @Override
  default MessageType kind() {
    return MessageType.AGENT_JOINED_CONFERENCE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AgentJoinedConference}. Not thread-safe. */
  final class Builder extends ImmutableAgentJoinedConference.Builder {
    Builder() {}
  }
}
