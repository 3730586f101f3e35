package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The state of the chat: first message after a take-over, and the sign that sending may go on.
 *
 * <p>Guide chapters 5 and 7, ChasitorSessionData; rules C-RSY-04, C-RSY-09.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorSessionData extends ServerMessage
    permits ImmutableChasitorSessionData {

  /** Place in the queue. */
  OptionalInt queuePosition();

  /** Where the visitor seems to be. */
  Optional<GeoLocation> geoLocation();

  /** The page the visitor is on. */
  Optional<String> url();

  /** The page the chat request came from. */
  Optional<String> oref();

  /** Where to go after the chat. */
  Optional<String> postChatUrl();

  /** Whether the agent may see what the visitor is typing. */
  Optional<Boolean> sneakPeekEnabled();

  /** The chat so far. */
  List<TranscriptEntry> chatMessages();

  @Override
  default MessageType kind() {
    return MessageType.CHASITOR_SESSION_DATA;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorSessionData}; not thread-safe. */
  final class Builder extends ImmutableChasitorSessionData.Builder {
    Builder() {}
  }
}
