package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * An embedded chat could not be set up.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface EmbeddedServiceError extends ServerMessage
    permits ImmutableEmbeddedServiceError {

  /** What went wrong, for people. */
  Optional<String> text();

  /** Whether it may work later. */
  Optional<Boolean> shouldRetry();

  @Override
  default MessageType kind() {
    return MessageType.EMBEDDED_SERVICE_ERROR;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link EmbeddedServiceError}; not thread-safe. */
  final class Builder extends ImmutableEmbeddedServiceError.Builder {
    Builder() {}
  }
}
