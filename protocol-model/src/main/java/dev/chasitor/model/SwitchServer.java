package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The organisation lives on another server: ask there.
 *
 * <p>v66 guide, SwitchServer; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface SwitchServer extends ServerMessage permits ImmutableSwitchServer {

  /** The other server, ending in {@code /chat}; empty if there is none. */
  String newUrl();

  @Override
  default MessageType kind() {
    return MessageType.SWITCH_SERVER;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SwitchServer}; not thread-safe. */
  final class Builder extends ImmutableSwitchServer.Builder {
    Builder() {}
  }
}
