package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request that asks which buttons and agents are available. {@code GET Visitor/Availability}.
 *
 * <p>Guide chapter 5, Availability; ruling A21.
 */
@Value.Immutable
@ModelStyle
public sealed interface AvailabilityRequest extends Request permits ImmutableAvailabilityRequest {

  /** Id of the organisation, {@code 00D…}. */
  String organizationId();

  /** Id of the deployment, {@code 572…}. */
  String deploymentId();

  /** Ids of buttons, {@code 573…}, and agents, {@code 005…}. */
  List<String> ids();

  /** Whether the client wants the estimated wait; API version 47 and later. */
  Optional<Boolean> needEstimatedWaitTime();

  /** The visitor's id from {@link VisitorId}. It is not a session id. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.AVAILABILITY;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AvailabilityRequest}. Not thread-safe. */
  final class Builder extends ImmutableAvailabilityRequest.Builder {
    Builder() {}
  }
}
