package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The server's message with the state of the chat, the first message after a take-over. When it
 * arrives, the client may send again.
 *
 * <p>Guide chapters 5 and 7, ChasitorSessionData; rules C-RSY-04, C-RSY-09.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorSessionData extends ServerMessage
    permits ImmutableChasitorSessionData {

  /** Place in the queue. */
  OptionalInt queuePosition();

  /** The visitor's probable location. */
  Optional<GeoLocation> geoLocation();

  /** The page the visitor is on. */
  Optional<String> url();

  /** The page from which the visitor asked for the chat. */
  Optional<String> oref();

  /** Address of the page after the chat. */
  Optional<String> postChatUrl();

  /** Whether the agent may see what the visitor is typing. */
  Optional<Boolean> sneakPeekEnabled();

  /** The lines of the chat so far. */
  List<TranscriptEntry> chatMessages();

  @Override
  default MessageType kind() {
    return MessageType.CHASITOR_SESSION_DATA;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorSessionData}. Not thread-safe. */
  final class Builder extends ImmutableChasitorSessionData.Builder {
    Builder() {}
  }
}
