package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * An event of the application's own making. {@code POST Chasitor/CustomEvent}.
 *
 * <p>Guide chapter 5, CustomEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomEventRequest extends Request permits ImmutableCustomEventRequest {

  /** What happened. */
  String type();

  /** More about it. */
  String data();

  @Override
  default RequestType kind() {
    return RequestType.CUSTOM_EVENT;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link CustomEventRequest}; not thread-safe. */
  final class Builder extends ImmutableCustomEventRequest.Builder {
    Builder() {}
  }
}
