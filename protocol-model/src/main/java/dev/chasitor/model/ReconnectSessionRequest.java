package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request for a take-over after the session's node was lost. The session key stays the same.
 * {@code GET System/ReconnectSession}.
 *
 * <p>v66 guide, ReconnectSession; API version 37 and later; ruling A8.
 */
@Value.Immutable
@ModelStyle
public sealed interface ReconnectSessionRequest extends Request
    permits ImmutableReconnectSessionRequest {

  /** The {@code offset} of the last batch that had one, as it came. */
  Optional<String> offset();

  @Override
  default RequestType kind() {
    return RequestType.RECONNECT_SESSION;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ReconnectSessionRequest}. Not thread-safe. */
  final class Builder extends ImmutableReconnectSessionRequest.Builder {
    Builder() {}
  }
}
