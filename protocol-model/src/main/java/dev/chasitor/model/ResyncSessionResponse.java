package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The answer to {@code ResyncSession}: whether a node could take the session over.
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

  /** Whether the session goes on. If not, it is lost. */
  boolean isValid();

  /** The new key, if the session goes on. */
  Optional<SessionKey> key();

  /** The token of the new node, if the session goes on. */
  Optional<AffinityToken> affinityToken();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ResyncSessionResponse}. Not thread-safe. */
  final class Builder extends ImmutableResyncSessionResponse.Builder {
    Builder() {}
  }
}
