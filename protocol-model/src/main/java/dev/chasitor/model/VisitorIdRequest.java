package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request for an id for the visitor's browser. {@code GET Visitor/VisitorId}.
 *
 * <p>Guide chapter 5, VisitorId.
 */
@Value.Immutable
@ModelStyle
public sealed interface VisitorIdRequest extends Request permits ImmutableVisitorIdRequest {

  /** Id of the organisation, {@code 00D…}. */
  String organizationId();

  /** Id of the deployment, {@code 572…}. */
  String deploymentId();

  /** The visitor's earlier id from {@link VisitorId}. It is not a session id. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.VISITOR_ID;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link VisitorIdRequest}. Not thread-safe. */
  final class Builder extends ImmutableVisitorIdRequest.Builder {
    Builder() {}
  }
}
