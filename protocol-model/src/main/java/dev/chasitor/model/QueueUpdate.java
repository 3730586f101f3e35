package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The server's message that the visitor's place in the queue changed.
 *
 * <p>Guide chapters 5 and 7, QueueUpdate.
 */
@Value.Immutable
@ModelStyle
public sealed interface QueueUpdate extends ServerMessage permits ImmutableQueueUpdate {

  /** The new place; 0 means that the visitor is next. A server may leave it out. */
  OptionalInt position();

  /**
   * Seconds until an agent accepts the chat, as the server estimates; -1 if unknown. Since API
   * version 47.
   */
  OptionalInt estimatedWaitTime();

  @Override
  default MessageType kind() {
    return MessageType.QUEUE_UPDATE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link QueueUpdate}. Not thread-safe. */
  final class Builder extends ImmutableQueueUpdate.Builder {
    Builder() {}
  }
}
