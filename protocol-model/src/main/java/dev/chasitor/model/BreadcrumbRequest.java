package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request which reports that the visitor went to another page. {@code POST Visitor/Breadcrumb}.
 *
 * <p>Guide chapter 5, Breadcrumb; ruling A22.
 */
@Value.Immutable
@ModelStyle
public sealed interface BreadcrumbRequest extends Request permits ImmutableBreadcrumbRequest {

  /** Address of the new page. */
  String location();

  @Override
  default RequestType kind() {
    return RequestType.BREADCRUMB;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link BreadcrumbRequest}. Not thread-safe. */
  final class Builder extends ImmutableBreadcrumbRequest.Builder {
    Builder() {}
  }
}
