package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that another node holds the session now. The session key stays the same.
 *
 * <p>v66 guide, ReconnectSession; ruling A8.
 */
@Value.Immutable
@ModelStyle
public sealed interface ReconnectSession extends ServerMessage permits ImmutableReconnectSession {

  /** Whether the numbers of POSTs start again; absent means that they do. */
  Optional<Boolean> resetSequence();

  /** The token of the new node. */
  AffinityToken affinityToken();

  @Override
  default MessageType kind() {
    return MessageType.RECONNECT_SESSION;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ReconnectSession}. Not thread-safe. */
  final class Builder extends ImmutableReconnectSession.Builder {
    Builder() {}
  }
}
