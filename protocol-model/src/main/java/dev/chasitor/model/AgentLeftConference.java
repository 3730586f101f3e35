package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * One of several agents left.
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

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AgentLeftConference}; not thread-safe. */
  final class Builder extends ImmutableAgentLeftConference.Builder {
    Builder() {}
  }
}
