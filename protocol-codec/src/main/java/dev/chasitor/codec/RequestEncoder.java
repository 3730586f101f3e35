package dev.chasitor.codec;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import java.net.URI;

/**
 * Writes requests on the client's side: exactly what the request's {@link Resource} lists (rule
 * C-HDR-01), and that the answer must not be compressed.
 */
final class RequestEncoder {

  private final JsonFormat format;

  RequestEncoder(JsonFormat format) {
    this.format = format;
  }

  WireRequest encode(URI endpoint, Request request, RequestHeaders headers) {
    Resource resource = Resource.of(request.kind());
    WireHeaders.Builder wire = WireHeaders.builder();
    for (Header header : resource.headers()) {
      wire.add(header.wireName(), value(resource, header, headers));
    }
    // Without it a server or a proxy may choose any coding (RFC 9110, 12.5.3).
    wire.add(MediaTypes.ACCEPT_ENCODING, MediaTypes.IDENTITY);
    WireBody body = WireBody.empty();
    if (resource.body() != Resource.Body.NONE) {
      wire.add(MediaTypes.HEADER, MediaTypes.JSON);
      body = WireBody.wrap(RequestBodies.write(format, request));
    }
    URI uri =
        Endpoint.of(endpoint).resolve(resource.path() + tail(request) + QueryTables.write(request));
    return new WireRequest(resource.method(), uri, wire.build(), body);
  }

  private static String value(Resource resource, Header header, RequestHeaders headers) {
    return switch (header) {
      case API_VERSION ->
          headers.apiVersion().orElseThrow(() -> lacks(resource, "an API version")).toString();
      case AFFINITY ->
          headers
              .affinity()
              .filter(token -> resource.namesNode())
              .map(AffinityToken::reveal)
              .orElse(MediaTypes.NO_AFFINITY);
      case SESSION_KEY ->
          headers.sessionKey().orElseThrow(() -> lacks(resource, "a session key")).reveal();
      case SEQUENCE ->
          Long.toString(headers.sequence().orElseThrow(() -> lacks(resource, "a sequence number")));
    };
  }

  private static IllegalArgumentException lacks(Resource resource, String what) {
    return new IllegalArgumentException(resource.path() + " needs " + what);
  }

  private static String tail(Request request) {
    return request instanceof DeleteSessionIdRequest delete
        ? "/" + UriText.encodePath(delete.key().reveal())
        : "";
  }
}
