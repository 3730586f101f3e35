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

  /** Id of the bot's dialog, for the menu below the chat. */
  Optional<String> dialogId();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link RichMessageAction}; not thread-safe. */
  final class Builder extends ImmutableRichMessageAction.Builder {
    Builder() {}
  }
}
