package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The catch-all: a message type this model does not know, or a known one whose body was malformed.
 *
 * <p>Rule K-DEC-03. Its body is written again as it came. An element that is no envelope at all has
 * an empty type word and is kept whole as the body.
 */
@Value.Immutable
@ModelStyle
public sealed interface UnknownMessage extends ServerMessage permits ImmutableUnknownMessage {

  /** The word in the {@code type} property. */
  String typeWord();

  /** The body as it came. */
  Json raw();

  /** What was wrong with the body of a known type; not part of the wire. */
  Optional<String> problem();

  @Override
  default MessageType kind() {
    return MessageType.UNKNOWN;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link UnknownMessage}; not thread-safe. */
  final class Builder extends ImmutableUnknownMessage.Builder {
    Builder() {}
  }
}
