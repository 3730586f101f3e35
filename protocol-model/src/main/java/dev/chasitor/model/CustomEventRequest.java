package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request that sends an event that the application defines. {@code POST Chasitor/CustomEvent}.
 *
 * <p>Guide chapter 5, CustomEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomEventRequest extends Request permits ImmutableCustomEventRequest {

  /** The name of the event. */
  String type();

  /** The data of the event. */
  @Value.Redacted
  String data();

  @Override
  default RequestType kind() {
    return RequestType.CUSTOM_EVENT;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link CustomEventRequest}. Not thread-safe. */
  final class Builder extends ImmutableCustomEventRequest.Builder {
    Builder() {}
  }
}
