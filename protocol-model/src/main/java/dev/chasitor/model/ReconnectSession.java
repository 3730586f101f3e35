package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The session lives on another node now; its key is the same.
 *
 * <p>v66 guide, ReconnectSession; ruling A8.
 */
@Value.Immutable
@ModelStyle
public sealed interface ReconnectSession extends ServerMessage permits ImmutableReconnectSession {

  /** Whether numbers start again; absent means yes. */
  Optional<Boolean> resetSequence();

  /** The new node. */
  AffinityToken affinityToken();

  @Override
  default MessageType kind() {
    return MessageType.RECONNECT_SESSION;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ReconnectSession}; not thread-safe. */
  final class Builder extends ImmutableReconnectSession.Builder {
    Builder() {}
  }
}
