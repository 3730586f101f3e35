package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * The server's message that it routed the chat request to agents. No agent has accepted it yet.
 *
 * <p>Guide chapters 5 and 7, ChatRequestSuccess; rule C-OPEN-05.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatRequestSuccess extends ServerMessage
    permits ImmutableChatRequestSuccess {

  /** Place in the queue. 0 means that the visitor is next, or that the place is unknown. */
  OptionalInt queuePosition();

  /** The visitor's probable location. */
  Optional<GeoLocation> geoLocation();

  /** The page the visitor is on. */
  Optional<String> url();

  /** The page from which the visitor asked for the chat. */
  Optional<String> oref();

  /** Address of the page after the chat. */
  Optional<String> postChatUrl();

  /** The pre-chat details that the client sent. */
  List<CustomDetail> customDetails();

  /** Id of the visitor. */
  Optional<String> visitorId();

  /**
   * Seconds until an agent accepts the chat, as the server estimates; -1 if unknown. Since API
   * version 47.
   */
  OptionalInt estimatedWaitTime();

  /** Milliseconds without a poll after which the server ends the session. Since API version 40. */
  OptionalLong connectionTimeout();

  /** The patterns that the client must mask before it sends. Since API version 40. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** Whether the visitor may save the transcript. */
  Optional<Boolean> transcriptSaveEnabled();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_REQUEST_SUCCESS;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatRequestSuccess}. Not thread-safe. */
  final class Builder extends ImmutableChatRequestSuccess.Builder {
    Builder() {}
  }
}
