package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request that shows the agent what the visitor has typed so far. {@code POST
 * Chasitor/ChasitorSneakPeek}.
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

  /** What the visitor has typed. If it is absent on the wire, it counts as empty. */
  @Value.Redacted
  @Value.Default
  default String text() {
    return "";
  }

  @Override
  default RequestType kind() {
    return RequestType.CHASITOR_SNEAK_PEEK;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorSneakPeekRequest}. Not thread-safe. */
  final class Builder extends ImmutableChasitorSneakPeekRequest.Builder {
    Builder() {}
  }
}
