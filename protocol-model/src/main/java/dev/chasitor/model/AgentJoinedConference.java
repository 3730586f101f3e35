package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * One more agent takes part.
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

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AgentJoinedConference}; not thread-safe. */
  final class Builder extends ImmutableAgentJoinedConference.Builder {
    Builder() {}
  }
}
