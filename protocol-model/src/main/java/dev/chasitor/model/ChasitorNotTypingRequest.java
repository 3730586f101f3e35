package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor stopped typing. {@code POST Chasitor/ChasitorNotTyping}.
 *
 * <p>Guide chapter 5, ChasitorNotTyping.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorNotTypingRequest extends Request
    permits ImmutableChasitorNotTypingRequest {

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_NOT_TYPING;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorNotTypingRequest}; not thread-safe. */
  final class Builder extends ImmutableChasitorNotTypingRequest.Builder {
    Builder() {}
  }
}
