package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor went to another page. {@code POST Visitor/Breadcrumb}.
 *
 * <p>Guide chapter 5, Breadcrumb; ruling A22.
 */
@Value.Immutable
@ModelStyle
public sealed interface BreadcrumbRequest extends Request permits ImmutableBreadcrumbRequest {

  /** Address of the page. */
  String location();

  @Override
  default RequestType kind() {
    return RequestType.BREADCRUMB;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link BreadcrumbRequest}; not thread-safe. */
  final class Builder extends ImmutableBreadcrumbRequest.Builder {
    Builder() {}
  }
}
