package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A menu that a bot offers.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface RichMessage extends ServerMessage permits ImmutableRichMessage {

  /** The kind of menu. */
  Word<RichMessageType> type();

  /** What stands above it. */
  Optional<String> header();

  /** The choices in order. */
  List<RichMessageItem> items();

  @Override
  default MessageType kind() {
    return MessageType.RICH_MESSAGE;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link RichMessage}; not thread-safe. */
  final class Builder extends ImmutableRichMessage.Builder {
    Builder() {}
  }
}
