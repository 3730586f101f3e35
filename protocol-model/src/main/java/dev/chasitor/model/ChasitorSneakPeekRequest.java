package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * What the visitor has typed so far. {@code POST Chasitor/ChasitorSneakPeek}.
 *
 * <p>Guide chapter 5, ChasitorSneakPeek.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorSneakPeekRequest extends Request
    permits ImmutableChasitorSneakPeekRequest {

  /** Position of the text in the chat; clients send 0. */
  @Value.Default
  default int position() {
    return 0;
  }

  /** The text; absent on the wire means none. */
  @Value.Default
  default String text() {
    return "";
  }

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_SNEAK_PEEK;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorSneakPeekRequest}; not thread-safe. */
  final class Builder extends ImmutableChasitorSneakPeekRequest.Builder {
    Builder() {}
  }
}
