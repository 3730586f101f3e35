package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Whether a session could be taken over, as {@code ResyncSession} answers.
 *
 * <p>Guide chapter 7, ResyncSession; ruling A7.
 */
@Value.Immutable
@ModelStyle
public sealed interface ResyncSessionResponse extends Response
    permits ImmutableResyncSessionResponse {

  @Override
  default ResponseKind kind() {
    return ResponseKind.RESYNC_SESSION;
  }

  /** Whether the session goes on; otherwise it is lost. */
  boolean isValid();

  /** The new key, when the session goes on. */
  Optional<SessionKey> key();

  /** The new node, when the session goes on. */
  Optional<AffinityToken> affinityToken();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ResyncSessionResponse}; not thread-safe. */
  final class Builder extends ImmutableResyncSessionResponse.Builder {
    Builder() {}
  }
}
