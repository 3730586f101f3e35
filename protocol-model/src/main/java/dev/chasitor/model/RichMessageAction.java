package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A choice that the visitor made.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface RichMessageAction extends Extensible permits ImmutableRichMessageAction {

  /** The kind of menu. */
  Word<RichMessageType> type();

  /** Index of the choice, counted from 0. */
  int index();

  /** Id of the bot's dialog; used with the menu below the chat. */
  Optional<String> dialogId();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link RichMessageAction}. Not thread-safe. */
  final class Builder extends ImmutableRichMessageAction.Builder {
    Builder() {}
  }
}
