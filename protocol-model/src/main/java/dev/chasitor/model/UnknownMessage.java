package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A message of a type that this model does not know, or of a known type with a malformed body.
 *
 * <p>A writer writes its body unchanged. An element without the form of an envelope has an empty
 * type word, and its whole text is the body. Rule K-DEC-03.
 */
@Value.Immutable
@ModelStyle
public sealed interface UnknownMessage extends ServerMessage permits ImmutableUnknownMessage {

  /** The word in the {@code type} property. */
  String typeWord();

  /** The body, unchanged. */
  Json raw();

  /** What was malformed, if the type is known. It does not go on the wire. */
  Optional<String> problem();

  @Override
  default MessageType kind() {
    return MessageType.UNKNOWN;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link UnknownMessage}. Not thread-safe. */
  final class Builder extends ImmutableUnknownMessage.Builder {
    Builder() {}
  }
}
