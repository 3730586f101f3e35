package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Asks how a deployment is set up. {@code GET Visitor/Settings}.
 *
 * <p>Guide chapter 5, Settings; ruling A21.
 */
@Value.Immutable
@ModelStyle
public sealed interface SettingsRequest extends Request permits ImmutableSettingsRequest {

  /** Id of the organisation, {@code 00D…}. */
  String organizationId();

  /** Id of the deployment, {@code 572…}. */
  String deploymentId();

  /** The buttons that are wanted, {@code 573…}. */
  List<String> buttonIds();

  /** Whether the page that the visitor is on shall be noted. */
  Optional<Boolean> updateBreadcrumb();

  /** Whether the estimated wait is wanted; API version 47 and later. */
  Optional<Boolean> needEstimatedWaitTime();

  /** The visitor's id, as {@link VisitorId} told it; not that of a chat. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.SETTINGS;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SettingsRequest}; not thread-safe. */
  final class Builder extends ImmutableSettingsRequest.Builder {
    Builder() {}
  }
}
