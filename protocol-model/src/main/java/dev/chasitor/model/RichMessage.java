package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message with a menu of a bot.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface RichMessage extends ServerMessage permits ImmutableRichMessage {

  /** The kind of menu. */
  Word<RichMessageType> type();

  /** The text above the menu. */
  @Value.Redacted
  Optional<String> header();

  /** The choices in order. */
  List<RichMessageItem> items();

  @Override
  default MessageType kind() {
    return MessageType.RICH_MESSAGE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link RichMessage}. Not thread-safe. */
  final class Builder extends ImmutableRichMessage.Builder {
    Builder() {}
  }
}
