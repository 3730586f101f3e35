package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The answer with a new id for a visitor's browser.
 *
 * <p>Guide chapter 7, VisitorId; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface VisitorId extends ServerMessage permits ImmutableVisitorId {

  /** The visitor's id, which later requests send as {@code sid}. It is not a session id. */
  String sessionId();

  @Override
  default MessageType kind() {
    return MessageType.VISITOR_ID;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link VisitorId}. Not thread-safe. */
  final class Builder extends ImmutableVisitorId.Builder {
    Builder() {}
  }
}
