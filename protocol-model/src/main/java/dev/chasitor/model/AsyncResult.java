package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * What became of an earlier request, as far as is known.
 *
 * <p>Seen in clients; undocumented; ruling A30.
 */
@Value.Immutable
@ModelStyle
public sealed interface AsyncResult extends ServerMessage permits ImmutableAsyncResult {

  /** Whether it was done. */
  Optional<Boolean> isSuccess();

  /** What went wrong; its form is not known. */
  Optional<Json> error();

  @Override
  default MessageType kind() {
    return MessageType.ASYNC_RESULT;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AsyncResult}; not thread-safe. */
  final class Builder extends ImmutableAsyncResult.Builder {
    Builder() {}
  }
}
