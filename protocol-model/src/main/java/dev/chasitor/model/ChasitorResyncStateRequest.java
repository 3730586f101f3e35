package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request that restores the visitor's state after a take-over. {@code POST
 * Chasitor/ChasitorResyncState}, without a sequence number.
 *
 * <p>Guide chapters 5 and 6, ChasitorResyncState; rule C-HDR-05.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorResyncStateRequest extends Request
    permits ImmutableChasitorResyncStateRequest {

  /** Id of the organisation, {@code 00D…}. */
  String organizationId();

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_RESYNC_STATE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorResyncStateRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorResyncStateRequest.Builder {
    Builder() {}
  }
}
