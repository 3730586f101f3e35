package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Asks which buttons and agents are available. {@code GET Visitor/Availability}.
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

  /** Whether the estimated wait is wanted; API version 47 and later. */
  Optional<Boolean> needEstimatedWaitTime();

  /** The visitor's id, as {@link VisitorId} told it; not that of a chat. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.AVAILABILITY;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AvailabilityRequest}; not thread-safe. */
  final class Builder extends ImmutableAvailabilityRequest.Builder {
    Builder() {}
  }
}
