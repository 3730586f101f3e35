package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something went wrong.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface ErrorMessage extends ServerMessage permits ImmutableErrorMessage {

  /** What went wrong, for people. */
  Optional<String> text();

  @Override
  default MessageType kind() {
    return MessageType.ERROR;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ErrorMessage}; not thread-safe. */
  final class Builder extends ImmutableErrorMessage.Builder {
    Builder() {}
  }
}
