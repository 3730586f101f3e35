package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * One choice of a {@link RichMessage}.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface RichMessageItem extends Extensible permits ImmutableRichMessageItem {

  /** The text that the visitor reads. */
  @Value.Redacted
  String text();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link RichMessageItem}. Not thread-safe. */
  final class Builder extends ImmutableRichMessageItem.Builder {
    Builder() {}
  }
}
