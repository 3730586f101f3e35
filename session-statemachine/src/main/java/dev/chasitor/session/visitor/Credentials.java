package dev.chasitor.session.visitor;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.SessionKey;
import java.time.Duration;

/**
 * What a server gave a session to be known by. Rules C-HDR-02, C-HDR-03.
 *
 * @param id the session's id
 * @param key the latest key
 * @param affinity the latest affinity token
 * @param pollTimeout after which an unanswered poll is given up (rule C-POLL-04)
 */
public record Credentials(String id, SessionKey key, AffinityToken affinity, Duration pollTimeout) {

  RequestHeaders headers(ApiVersion apiVersion) {
    return RequestHeaders.session(apiVersion, affinity, key);
  }
}
