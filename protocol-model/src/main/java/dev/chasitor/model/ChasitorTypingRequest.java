package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request which reports that the visitor is typing. {@code POST Chasitor/ChasitorTyping}.
 *
 * <p>Guide chapter 5, ChasitorTyping.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorTypingRequest extends Request
    permits ImmutableChasitorTypingRequest {

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_TYPING;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorTypingRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorTypingRequest.Builder {
    Builder() {}
  }
}
