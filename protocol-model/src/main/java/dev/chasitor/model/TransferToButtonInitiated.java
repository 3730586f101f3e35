package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The server's message that a transfer of the chat to another button's queue began.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link TransferToButtonInitiated}. Not thread-safe. */
  final class Builder extends ImmutableTransferToButtonInitiated.Builder {
    Builder() {}
  }
}
