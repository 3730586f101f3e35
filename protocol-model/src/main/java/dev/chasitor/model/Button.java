package dev.chasitor.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A chat button or an automated invitation, as {@link Settings} tells it.
 *
 * <p>Guide chapter 8, Button; rulings A14, A26.
 */
@Value.Immutable
@ModelStyle
public sealed interface Button extends Extensible permits ImmutableButton {

  /** Id of the button, {@code 573…}. */
  String id();

  /** What it is for. */
  Word<ButtonType> type();

  /** Where its chat window is. */
  Optional<String> endpointUrl();

  /** Where its pre-chat form is. */
  Optional<String> prechatUrl();

  /** Its language, for example {@code en_US}. */
  Optional<String> language();

  /** Whether it can be used now; absent on the wire means no. */
  @Value.Default
  default boolean isAvailable() {
    return false;
  }

  /** Seconds until an agent has time, -1 if unknown. */
  OptionalInt estimatedWaitTime();

  /** Picture of the invitation. */
  Optional<String> inviteImageUrl();

  /** Width of the picture in pixels. */
  OptionalInt inviteImageWidth();

  /** Height of the picture in pixels. */
  OptionalInt inviteImageHeight();

  /** How the invitation appears. */
  Optional<Word<InviteRenderer>> inviteRenderer();

  /** Where its animation starts. */
  Optional<Word<InvitePosition>> inviteStartPosition();

  /** Where its animation ends. */
  Optional<Word<InvitePosition>> inviteEndPosition();

  /** Whether it may come again after it was accepted. */
  Optional<Boolean> hasInviteAfterAccept();

  /** Whether it may come again after it was rejected. */
  Optional<Boolean> hasInviteAfterReject();

  /** Seconds after which it counts as rejected. */
  OptionalInt inviteRejectTime();

  /** When it is shown: an object of the vendor's own making. */
  Optional<Json> inviteRules();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Button}; not thread-safe. */
  final class Builder extends ImmutableButton.Builder {
    Builder() {}
  }
}
