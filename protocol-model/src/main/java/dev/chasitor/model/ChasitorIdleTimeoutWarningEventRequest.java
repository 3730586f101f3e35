package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request which reports that the client warns an idle visitor, or that the visitor became
 * active again. {@code POST Chasitor/ChasitorIdleTimeoutWarningEvent}.
 *
 * <p>v66 guide, ChasitorIdleTimeoutWarningEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorIdleTimeoutWarningEventRequest extends Request
    permits ImmutableChasitorIdleTimeoutWarningEventRequest {

  /** Whether the warning was shown or cleared. */
  Word<IdleTimeoutWarning> idleTimeoutWarningEvent();

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorIdleTimeoutWarningEventRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorIdleTimeoutWarningEventRequest.Builder {
    Builder() {}
  }
}
