package dev.chasitor.model;

import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * Takes a session over after its node was lost; the key stays. {@code GET System/ReconnectSession}.
 *
 * <p>v66 guide, ReconnectSession; API version 37 and later; ruling A8.
 */
@Value.Immutable
@ModelStyle
public sealed interface ReconnectSessionRequest extends Request
    permits ImmutableReconnectSessionRequest {

  /** The {@code offset} of the last batch that had one. */
  OptionalLong offset();

  @Override
  default RequestType kind() {
    return RequestType.RECONNECT_SESSION;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ReconnectSessionRequest}; not thread-safe. */
  final class Builder extends ImmutableReconnectSessionRequest.Builder {
    Builder() {}
  }
}
