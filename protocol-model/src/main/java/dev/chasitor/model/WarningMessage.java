package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that something may go wrong.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface WarningMessage extends ServerMessage permits ImmutableWarningMessage {

  /** What may go wrong, for people. */
  @Value.Redacted
  Optional<String> text();

  @Override
  default MessageType kind() {
    return MessageType.WARNING;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link WarningMessage}. Not thread-safe. */
  final class Builder extends ImmutableWarningMessage.Builder {
    Builder() {}
  }
}
