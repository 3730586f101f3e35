package dev.chasitor.codec;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a request: tolerant of what real clients get wrong (rulings A2, A4, A5, A6,
 * A18, A28). Content types are not looked at.
 */
final class RequestDecoder {

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})(?:\\.0+)?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  private final JsonFormat format;

  RequestDecoder(JsonFormat format) {
    this.format = format;
  }

  Incoming decode(WireRequest wire) {
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
    try {
      return new Incoming.Understood(
          route.resource(),
          request(route.resource(), route.tail(), wire),
          headers(apiVersion, wire.headers()));
    } catch (MalformedMessageException e) {
      return refused(400, e.getMessage());
    }
  }

  private Request request(Resource resource, String tail, WireRequest wire) {
    String query = wire.uri().getRawQuery();
    return switch (resource) {
      case SESSION_ID -> SessionIdRequest.builder().build();
      case DELETE_SESSION_ID ->
          DeleteSessionIdRequest.builder().key(SessionKey.of(UriText.decodePath(tail))).build();
      case MESSAGES ->
          MessagesRequest.builder()
              .ack(number(UriText.queryValue(query, Query.ACK.wireName())))
              .pc(number(UriText.queryValue(query, Query.POLL_COUNTER.wireName())))
              .build();
      case RESYNC_SESSION -> {
        String id = UriText.queryValue(query, Query.SESSION_ID.wireName());
        String named = id == null || id.isEmpty() ? UriText.decodePath(tail) : id;
        yield ResyncSessionRequest.builder()
            .sessionId(Optional.of(named).filter(text -> !text.isEmpty()))
            .build();
      }
      case CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHAT_MESSAGE,
          CHAT_END ->
          body(resource, wire.body().unsafeBytes());
    };
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
    OptionalLong sequence = number(given(headers, Header.SEQUENCE).orElse(null));
    return new RequestHeaders(
        version,
        given(headers, Header.AFFINITY).map(AffinityToken::of),
        given(headers, Header.SESSION_KEY).map(SessionKey::of),
        // A client whose counter is unset sends 0: that is no number.
        sequence.isPresent() && sequence.getAsLong() >= 1 ? sequence : OptionalLong.empty());
  }

  private static Optional<String> given(WireHeaders headers, Header header) {
    return headers
        .first(header.wireName())
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase(MediaTypes.NO_AFFINITY));
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && NUMBER.matcher(text.strip()).matches()
        ? OptionalLong.of(Long.parseLong(text.strip()))
        : OptionalLong.empty();
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
