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

  /** What the visitor reads. */
  String text();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link RichMessageItem}; not thread-safe. */
  final class Builder extends ImmutableRichMessageItem.Builder {
    Builder() {}
  }
}
