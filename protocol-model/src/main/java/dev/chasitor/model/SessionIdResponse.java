package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The answer to {@code SessionId}: a new session.
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

  /** Id of the session. It is not secret, although the session key starts with it. */
  String id();

  /** Key of the session. */
  SessionKey key();

  /** The token of the node that holds the session. */
  AffinityToken affinityToken();

  /** Seconds after which the client gives up a poll without an answer. */
  int clientPollTimeout();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link SessionIdResponse}. Not thread-safe. */
  final class Builder extends ImmutableSessionIdResponse.Builder {
    Builder() {}
  }
}
