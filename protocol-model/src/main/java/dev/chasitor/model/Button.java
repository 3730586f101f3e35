package dev.chasitor.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A chat button or an automated invitation, as {@link Settings} describes it.
 *
 * <p>Guide chapter 8, Button; rulings A14, A26.
 */
@Value.Immutable
@ModelStyle
public sealed interface Button extends Extensible permits ImmutableButton {

  /** Id of the button, {@code 573…}. */
  String id();

  /** Whether it is a button or an invitation. */
  Word<ButtonType> type();

  /** Address of its chat window. */
  Optional<String> endpointUrl();

  /** Address of its pre-chat form. */
  Optional<String> prechatUrl();

  /** Its language, for example {@code en_US}. */
  Optional<String> language();

  /** Whether a visitor can use it now. If it is absent on the wire, it counts as {@code false}. */
  @Value.Default
  default boolean isAvailable() {
    return false;
  }

  /** Seconds until an agent is free; -1 if unknown. */
  OptionalInt estimatedWaitTime();

  /** Address of the invitation's picture. */
  Optional<String> inviteImageUrl();

  /** Width of the picture in pixels. */
  OptionalInt inviteImageWidth();

  /** Height of the picture in pixels. */
  OptionalInt inviteImageHeight();

  /** How the invitation appears. */
  Optional<Word<InviteRenderer>> inviteRenderer();

  /** Where the invitation's animation starts. */
  Optional<Word<InvitePosition>> inviteStartPosition();

  /** Where the invitation's animation ends. */
  Optional<Word<InvitePosition>> inviteEndPosition();

  /** Whether the invitation may appear again after the visitor accepted it. */
  Optional<Boolean> hasInviteAfterAccept();

  /** Whether the invitation may appear again after the visitor rejected it. */
  Optional<Boolean> hasInviteAfterReject();

  /** Seconds after which the invitation counts as rejected. */
  OptionalInt inviteRejectTime();

  /** The vendor's rules for when the invitation appears, an object without a documented form. */
  Optional<Json> inviteRules();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Button}. Not thread-safe. */
  final class Builder extends ImmutableButton.Builder {
    Builder() {}
  }
}
