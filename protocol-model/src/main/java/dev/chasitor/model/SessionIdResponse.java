package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * A new session, as {@code SessionId} answers.
 *
 * <p>Guide chapter 7, SessionId; rulings A11, A17.
 */
@Value.Immutable
@ModelStyle
public sealed interface SessionIdResponse extends Response permits ImmutableSessionIdResponse {

  @Override
  default ResponseKind kind() {
    return ResponseKind.SESSION_ID;
  }

  /** Id of the session; not a secret, but the start of the key. */
  String id();

  /** Key of the session. */
  SessionKey key();

  /** Names the node the session lives on. */
  AffinityToken affinityToken();

  /** Seconds after which an unanswered poll should be given up. */
  int clientPollTimeout();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link SessionIdResponse}; not thread-safe. */
  final class Builder extends ImmutableSessionIdResponse.Builder {
    Builder() {}
  }
}
