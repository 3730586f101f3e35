package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The server's message that the visitor went to another page.
 *
 * <p>Guide chapter 5, NewVisitorBreadcrumb.
 */
@Value.Immutable
@ModelStyle
public sealed interface NewVisitorBreadcrumb extends ServerMessage
    permits ImmutableNewVisitorBreadcrumb {

  /** Address of the new page. */
  String location();

  @Override
  default MessageType kind() {
    return MessageType.NEW_VISITOR_BREADCRUMB;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link NewVisitorBreadcrumb}. Not thread-safe. */
  final class Builder extends ImmutableNewVisitorBreadcrumb.Builder {
    Builder() {}
  }
}
