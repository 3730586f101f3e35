package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request for the settings of a deployment. {@code GET Visitor/Settings}.
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

  /** Ids of the buttons that the client asks about, {@code 573…}. */
  List<String> buttonIds();

  /** Whether the server records the page that the visitor is on. */
  Optional<Boolean> updateBreadcrumb();

  /** Whether the client wants the estimated wait; API version 47 and later. */
  Optional<Boolean> needEstimatedWaitTime();

  /** The visitor's id from {@link VisitorId}. It is not a session id. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.SETTINGS;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SettingsRequest}. Not thread-safe. */
  final class Builder extends ImmutableSettingsRequest.Builder {
    Builder() {}
  }
}
