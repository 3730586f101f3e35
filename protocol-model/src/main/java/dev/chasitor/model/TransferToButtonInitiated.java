package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The chat is being transferred to another button's queue.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface TransferToButtonInitiated extends ServerMessage
    permits ImmutableTransferToButtonInitiated {

  @Override
  default MessageType kind() {
    return MessageType.TRANSFER_TO_BUTTON_INITIATED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link TransferToButtonInitiated}; not thread-safe. */
  final class Builder extends ImmutableTransferToButtonInitiated.Builder {
    Builder() {}
  }
}
