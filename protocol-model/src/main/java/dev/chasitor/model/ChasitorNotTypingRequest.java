package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request which reports that the visitor stopped typing. {@code POST
 * Chasitor/ChasitorNotTyping}.
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

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorNotTypingRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorNotTypingRequest.Builder {
    Builder() {}
  }
}
