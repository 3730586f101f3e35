package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * The chat request was routed to agents; no agent has accepted it yet.
 *
 * <p>Guide chapters 5 and 7, ChatRequestSuccess; rule C-OPEN-05.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatRequestSuccess extends ServerMessage
    permits ImmutableChatRequestSuccess {

  /** Place in the queue; 0 is next or unknown. */
  OptionalInt queuePosition();

  /** Where the visitor seems to be. */
  Optional<GeoLocation> geoLocation();

  /** The page the visitor is on. */
  Optional<String> url();

  /** The page the chat request came from. */
  Optional<String> oref();

  /** Where to go after the chat. */
  Optional<String> postChatUrl();

  /** The pre-chat details, echoed. */
  List<CustomDetail> customDetails();

  /** Id of the visitor. */
  Optional<String> visitorId();

  /** Seconds until an agent is expected, -1 unknown; since 47. */
  OptionalInt estimatedWaitTime();

  /** Milliseconds without a poll after which the session ends; from 40 on. */
  OptionalLong connectionTimeout();

  /** What must be masked before it is sent; from 40 on. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** Whether the visitor may save the transcript. */
  Optional<Boolean> transcriptSaveEnabled();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_REQUEST_SUCCESS;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatRequestSuccess}; not thread-safe. */
  final class Builder extends ImmutableChatRequestSuccess.Builder {
    Builder() {}
  }
}
