package dev.chasitor.codec;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.Secret;
import dev.chasitor.model.SessionKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads requests on the server's side. It tolerates the known mistakes of real clients (rulings A2,
 * A4, A5, A6, A18, A28) and ignores content types.
 */
final class RequestDecoder {

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})(?:\\.0+)?");
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  private final JsonFormat format;

  RequestDecoder(JsonFormat format) {
    this.format = format;
  }

  /** Whatever comes is answered: nothing that is wrong with a request makes this throw. */
  Incoming decode(WireRequest wire) {
    try {
      return understood(wire);
    } catch (RuntimeException e) {
      return refused(400, "The request cannot be read");
    }
  }

  private Incoming understood(WireRequest wire) {
    String path = Optional.ofNullable(wire.uri().getRawPath()).orElse("");
    int root = path.indexOf(Endpoint.ROOT);
    if (root < 0) {
      return refused(404, "No such resource");
    }
    Route route = Route.of(path.substring(root + Endpoint.ROOT.length()), wire.method());
    if (route.resource() == null) {
      return route.known() ? refused(405, "Method not allowed") : refused(404, "No such resource");
    }
    String version = wire.headers().first(Header.API_VERSION.wireName()).orElse("").strip();
    Optional<ApiVersion> apiVersion = version(version);
    if (apiVersion.isEmpty()) {
      return refused(
          400, "Header " + Header.API_VERSION.wireName() + " must be an API version from 29 on");
    }
    Optional<Query> missing =
        QueryTables.missing(route.resource().type(), wire.uri().getRawQuery());
    if (missing.isPresent()) {
      return refused(400, "Query parameter " + missing.get().wireName() + " is missing");
    }
    Optional<Refusal> tooLong = tooLong(route, wire.headers());
    if (tooLong.isPresent()) {
      return new Incoming.Refused(tooLong.get());
    }
    try {
      return new Incoming.Understood(
          route.resource(),
          request(route.resource(), route.tail(), wire),
          headers(apiVersion, wire.headers()));
    } catch (MalformedMessageException e) {
      return refused(400, e.getMessage());
    }
  }

  /**
   * Refuses secrets that are too long to keep or to compare. No session has such a key (S-RES-03).
   */
  private static Optional<Refusal> tooLong(Route route, WireHeaders headers) {
    boolean inPath =
        route.resource() == Resource.DELETE_SESSION_ID
            && isTooLong(UriText.decodePath(route.tail()));
    if (inPath
        || given(headers, Header.SESSION_KEY).filter(RequestDecoder::isTooLong).isPresent()) {
      return Optional.of(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
    }
    return given(headers, Header.AFFINITY)
        .filter(RequestDecoder::isTooLong)
        .map(
            any ->
                new Refusal.Rejected(
                    400,
                    "Header "
                        + Header.AFFINITY.wireName()
                        + " must have at most "
                        + Secret.LONGEST
                        + " characters"));
  }

  private static boolean isTooLong(String secret) {
    return secret.length() > Secret.LONGEST;
  }

  private Request request(Resource resource, String tail, WireRequest wire) {
    if (resource.body() != Resource.Body.NONE) {
      return body(resource, wire.body().unsafeBytes());
    }
    if (resource.tail() == Resource.Tail.SESSION_KEY) {
      return DeleteSessionIdRequest.builder().key(SessionKey.of(UriText.decodePath(tail))).build();
    }
    Request request = QueryTables.read(resource.type(), wire.uri().getRawQuery());
    return request instanceof ResyncSessionRequest resync && !tail.isEmpty()
        ? named(resync, UriText.decodePath(tail))
        : request;
  }

  /** Sets the session id of the path, unless the query names one (ruling A6). */
  private static ResyncSessionRequest named(ResyncSessionRequest request, String id) {
    return request.sessionId().isPresent()
        ? request
        : ResyncSessionRequest.builder().sessionId(id).build();
  }

  private Request body(Resource resource, byte[] bytes) {
    try {
      return RequestBodies.read(format, resource.type(), bytes);
    } catch (MalformedMessageException e) {
      if (resource.body() == Resource.Body.OPTIONAL) {
        return RequestBodies.read(format, resource.type(), EMPTY_OBJECT);
      }
      throw e;
    }
  }

  private static RequestHeaders headers(Optional<ApiVersion> version, WireHeaders headers) {
    OptionalLong sequence = QueryTable.number(given(headers, Header.SEQUENCE).orElse(null));
    return new RequestHeaders(
        version,
        given(headers, Header.AFFINITY).map(AffinityToken::of),
        given(headers, Header.SESSION_KEY).map(SessionKey::of),
        // Some clients send 0 before their counter is set; it counts as missing.
        sequence.isPresent() && sequence.getAsLong() >= 1 ? sequence : OptionalLong.empty());
  }

  private static Optional<String> given(WireHeaders headers, Header header) {
    return headers
        .first(header.wireName())
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase(MediaTypes.NO_AFFINITY));
  }

  private static Optional<ApiVersion> version(String text) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    return number < ApiVersion.OLDEST.number()
        ? Optional.empty()
        : Optional.of(ApiVersion.of(number));
  }

  private static Incoming refused(int status, String text) {
    return new Incoming.Refused(new Refusal.Rejected(status, text));
  }
}
