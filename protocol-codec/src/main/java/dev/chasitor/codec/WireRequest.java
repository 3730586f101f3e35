package dev.chasitor.codec;

import java.net.URI;
import java.util.Objects;

/**
 * An HTTP request of the protocol, ready for any transport.
 *
 * <p>Immutable. {@code toString} shows neither header values nor the query, and hides a session key
 * in the path.
 *
 * @param method the HTTP method
 * @param uri the absolute URI, with path and query encoded as on the wire
 * @param headers the protocol's headers; a transport may add standard ones
 * @param body the body, empty for GET and DELETE
 */
public record WireRequest(HttpMethod method, URI uri, WireHeaders headers, WireBody body) {

  public WireRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  @Override
  public String toString() {
    String path = Objects.requireNonNullElse(uri.getRawPath(), "");
    String sessions = Resource.DELETE_SESSION_ID.path() + "/";
    int key = path.indexOf(sessions);
    String shown = key < 0 ? path : path.substring(0, key + sessions.length()) + "(redacted)";
    return method + " " + shown + " " + headers + " " + body;
  }
}
