package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor types. {@code POST Chasitor/ChasitorTyping}.
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

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorTypingRequest}; not thread-safe. */
  final class Builder extends ImmutableChasitorTypingRequest.Builder {
    Builder() {}
  }
}
