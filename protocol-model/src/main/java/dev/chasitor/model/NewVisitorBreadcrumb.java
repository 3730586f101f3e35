package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor went to another page.
 *
 * <p>Guide chapter 5, NewVisitorBreadcrumb.
 */
@Value.Immutable
@ModelStyle
public sealed interface NewVisitorBreadcrumb extends ServerMessage
    permits ImmutableNewVisitorBreadcrumb {

  /** Address of the page. */
  String location();

  @Override
  default MessageType kind() {
    return MessageType.NEW_VISITOR_BREADCRUMB;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link NewVisitorBreadcrumb}; not thread-safe. */
  final class Builder extends ImmutableNewVisitorBreadcrumb.Builder {
    Builder() {}
  }
}
