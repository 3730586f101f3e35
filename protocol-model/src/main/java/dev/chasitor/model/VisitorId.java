package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * A new id for a visitor's browser.
 *
 * <p>Guide chapter 7, VisitorId; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface VisitorId extends ServerMessage permits ImmutableVisitorId {

  /** The id, later sent as {@code sid}; it is not that of a chat. */
  String sessionId();

  @Override
  default MessageType kind() {
    return MessageType.VISITOR_ID;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link VisitorId}; not thread-safe. */
  final class Builder extends ImmutableVisitorId.Builder {
    Builder() {}
  }
}
