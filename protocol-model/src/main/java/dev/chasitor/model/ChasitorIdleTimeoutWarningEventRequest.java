package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor is warned of being idle, or not idle any more. {@code POST
 * Chasitor/ChasitorIdleTimeoutWarningEvent}.
 *
 * <p>v66 guide, ChasitorIdleTimeoutWarningEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorIdleTimeoutWarningEventRequest extends Request
    permits ImmutableChasitorIdleTimeoutWarningEventRequest {

  /** What became of the warning. */
  Word<IdleTimeoutWarning> idleTimeoutWarningEvent();

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Collects the properties of a {@link ChasitorIdleTimeoutWarningEventRequest}; not thread-safe.
   */
  final class Builder extends ImmutableChasitorIdleTimeoutWarningEventRequest.Builder {
    Builder() {}
  }
}
