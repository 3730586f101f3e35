package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something may go wrong.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface WarningMessage extends ServerMessage permits ImmutableWarningMessage {

  /** What may go wrong, for people. */
  Optional<String> text();

  @Override
  default MessageType kind() {
    return MessageType.WARNING;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link WarningMessage}; not thread-safe. */
  final class Builder extends ImmutableWarningMessage.Builder {
    Builder() {}
  }
}
