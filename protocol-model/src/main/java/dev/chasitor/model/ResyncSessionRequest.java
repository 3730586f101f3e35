package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request for a take-over after the session's node was lost. {@code GET System/ResyncSession}.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ResyncSessionRequest}. Not thread-safe. */
  final class Builder extends ImmutableResyncSessionRequest.Builder {
    Builder() {}
  }
}
