package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that something went wrong.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface ErrorMessage extends ServerMessage permits ImmutableErrorMessage {

  /** What went wrong, for people. */
  @Value.Redacted
  Optional<String> text();

  @Override
  default MessageType kind() {
    return MessageType.ERROR;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ErrorMessage}. Not thread-safe. */
  final class Builder extends ImmutableErrorMessage.Builder {
    Builder() {}
  }
}
