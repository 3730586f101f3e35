package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The answer that another server holds the organisation now. The client must send its request
 * there.
 *
 * <p>v66 guide, SwitchServer; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface SwitchServer extends ServerMessage permits ImmutableSwitchServer {

  /** Address of the other server, ending in {@code /chat}; empty if there is none. */
  String newUrl();

  @Override
  default MessageType kind() {
    return MessageType.SWITCH_SERVER;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SwitchServer}. Not thread-safe. */
  final class Builder extends ImmutableSwitchServer.Builder {
    Builder() {}
  }
}
