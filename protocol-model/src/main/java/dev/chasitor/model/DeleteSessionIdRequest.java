package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * Ends a session. {@code DELETE System/SessionId/KEY}: the one request that carries the key in its
 * path.
 *
 * <p>The v66 guide and the article on getting started; rule C-END-01.
 */
@Value.Immutable
@ModelStyle
public sealed interface DeleteSessionIdRequest extends Request
    permits ImmutableDeleteSessionIdRequest {

  /** The key of the session to end. */
  SessionKey key();

  @Override
  default RequestType kind() {
    return RequestType.DELETE_SESSION_ID;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link DeleteSessionIdRequest}; not thread-safe. */
  final class Builder extends ImmutableDeleteSessionIdRequest.Builder {
    Builder() {}
  }
}
