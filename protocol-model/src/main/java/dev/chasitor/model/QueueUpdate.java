package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The visitor's place in the queue changed.
 *
 * <p>Guide chapters 5 and 7, QueueUpdate.
 */
@Value.Immutable
@ModelStyle
public sealed interface QueueUpdate extends ServerMessage permits ImmutableQueueUpdate {

  /** The new place; 0 is next. */
  int position();

  /** Seconds until an agent is expected, -1 unknown; since 47. */
  OptionalInt estimatedWaitTime();

  @Override
  default MessageType kind() {
    return MessageType.QUEUE_UPDATE;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link QueueUpdate}; not thread-safe. */
  final class Builder extends ImmutableQueueUpdate.Builder {
    Builder() {}
  }
}
