package dev.chasitor.codec;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.SessionKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The four headers of the protocol. Which of them a request carries is a matter of its {@link
 * Resource}. Guide chapter 3; rules C-HDR-01 to C-HDR-06.
 *
 * @param apiVersion the version the client speaks; on a server empty when the client did not say
 * @param affinity the node the session lives on; empty before there is one
 * @param sessionKey the key of the session
 * @param sequence number of a POST, from 1
 */
public record RequestHeaders(
    Optional<ApiVersion> apiVersion,
    Optional<AffinityToken> affinity,
    Optional<SessionKey> sessionKey,
    OptionalLong sequence) {

  /** Headers of a request outside a session. */
  public static RequestHeaders version(ApiVersion apiVersion) {
    return new RequestHeaders(
        Optional.of(apiVersion), Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  /** Headers of an unnumbered request within a session. */
  public static RequestHeaders session(
      ApiVersion apiVersion, AffinityToken affinity, SessionKey sessionKey) {
    return new RequestHeaders(
        Optional.of(apiVersion),
        Optional.of(affinity),
        Optional.of(sessionKey),
        OptionalLong.empty());
  }

  /** The same headers with a sequence number, from 1. */
  public RequestHeaders numbered(long number) {
    return new RequestHeaders(apiVersion, affinity, sessionKey, OptionalLong.of(number));
  }

  /** The same headers as before there was a node: the word {@code null} is sent (ruling A5). */
  public RequestHeaders withoutAffinity() {
    return new RequestHeaders(apiVersion, Optional.empty(), sessionKey, sequence);
  }
}
