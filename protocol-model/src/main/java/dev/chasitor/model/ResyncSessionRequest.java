package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Takes a session over after its node was lost. {@code GET System/ResyncSession}.
 *
 * <p>Guide chapter 5, ResyncSession; API versions 29 to 42; ruling A6.
 */
@Value.Immutable
@ModelStyle
public sealed interface ResyncSessionRequest extends Request permits ImmutableResyncSessionRequest {

  /** The {@code id} of the session. */
  Optional<String> sessionId();

  @Override
  default RequestType kind() {
    return RequestType.RESYNC_SESSION;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ResyncSessionRequest}; not thread-safe. */
  final class Builder extends ImmutableResyncSessionRequest.Builder {
    Builder() {}
  }
}
