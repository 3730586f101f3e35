package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Asks for an id of the visitor's browser. {@code GET Visitor/VisitorId}.
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

  /** The visitor's id, as {@link VisitorId} told it; not that of a chat. */
  Optional<String> sid();

  @Override
  default RequestType kind() {
    return RequestType.VISITOR_ID;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link VisitorIdRequest}; not thread-safe. */
  final class Builder extends ImmutableVisitorIdRequest.Builder {
    Builder() {}
  }
}
