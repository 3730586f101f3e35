package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request that ends a session. {@code DELETE System/SessionId/KEY}. It is the only request with
 * the session key in its path.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link DeleteSessionIdRequest}. Not thread-safe. */
  final class Builder extends ImmutableDeleteSessionIdRequest.Builder {
    Builder() {}
  }
}
