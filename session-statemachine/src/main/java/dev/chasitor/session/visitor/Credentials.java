package dev.chasitor.session.visitor;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.SessionKey;
import java.time.Duration;

/**
 * The session's id, key and affinity token, as the server gave them (rules C-HDR-02, C-HDR-03).
 *
 * @param id the session's id
 * @param key the latest key
 * @param affinity the latest affinity token
 * @param pollTimeout how long the client waits for the answer to a poll (rule C-POLL-04)
 */
public record Credentials(String id, SessionKey key, AffinityToken affinity, Duration pollTimeout) {

  RequestHeaders headers(ApiVersion apiVersion) {
    return RequestHeaders.session(apiVersion, affinity, key);
  }
}
