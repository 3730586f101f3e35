package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that it could not set up an embedded chat.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface EmbeddedServiceError extends ServerMessage
    permits ImmutableEmbeddedServiceError {

  /** What went wrong, for people. */
  @Value.Redacted
  Optional<String> text();

  /** Whether a later attempt may succeed. */
  Optional<Boolean> shouldRetry();

  @Override
  default MessageType kind() {
    return MessageType.EMBEDDED_SERVICE_ERROR;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link EmbeddedServiceError}. Not thread-safe. */
  final class Builder extends ImmutableEmbeddedServiceError.Builder {
    Builder() {}
  }
}
