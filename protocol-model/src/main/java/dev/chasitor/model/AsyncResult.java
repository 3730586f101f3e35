package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message about the result of an earlier request, as far as its meaning is known.
 *
 * <p>Seen in clients; undocumented; ruling A30.
 */
@Value.Immutable
@ModelStyle
public sealed interface AsyncResult extends ServerMessage permits ImmutableAsyncResult {

  /** Whether the earlier request succeeded. */
  Optional<Boolean> isSuccess();

  /** What went wrong; the form of this value is not known. */
  Optional<Json> error();

  @Override
  default MessageType kind() {
    return MessageType.ASYNC_RESULT;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AsyncResult}. Not thread-safe. */
  final class Builder extends ImmutableAsyncResult.Builder {
    Builder() {}
  }
}
