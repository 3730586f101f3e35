package dev.chasitor.codec;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.SessionKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The values of the protocol's four headers. A request's {@link Resource} decides which of them it
 * carries. Guide chapter 3; rules C-HDR-01 to C-HDR-06.
 *
 * @param apiVersion the version that the client speaks; on a server empty if the client sent none
 * @param affinity the token of the node that holds the session; empty before there is one
 * @param sessionKey the key of the session
 * @param sequence the number of a POST, from 1
 */
public record RequestHeaders(
    Optional<ApiVersion> apiVersion,
    Optional<AffinityToken> affinity,
    Optional<SessionKey> sessionKey,
    OptionalLong sequence) {

  /** Makes the headers of a request without a session. */
  public static RequestHeaders version(ApiVersion apiVersion) {
    return new RequestHeaders(
        Optional.of(apiVersion), Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  /** Makes the headers of a request within a session, without a number. */
  public static RequestHeaders session(
      ApiVersion apiVersion, AffinityToken affinity, SessionKey sessionKey) {
    return new RequestHeaders(
        Optional.of(apiVersion),
        Optional.of(affinity),
        Optional.of(sessionKey),
        OptionalLong.empty());
  }

  /**
   * Returns these headers with the number of a POST.
   *
   * @param number the number, from 1
   */
  public RequestHeaders numbered(long number) {
    return new RequestHeaders(apiVersion, affinity, sessionKey, OptionalLong.of(number));
  }

  /**
   * Returns these headers without an affinity token, so that the word {@code null} is sent (ruling
   * A5).
   */
  public RequestHeaders withoutAffinity() {
    return new RequestHeaders(apiVersion, Optional.empty(), sessionKey, sequence);
  }
}
