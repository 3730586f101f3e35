package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Requests that broken transports send instead. */
final class Requests {

  private static final int MOST = 64 * 1024;

  private Requests() {}

  static WireRequest withoutQuery(WireRequest request) {
    return at(request, URI.create(request.uri().toString().replaceAll("\\?.*", "")));
  }

  static WireRequest respelled(WireRequest request) {
    return at(request, URI.create(request.uri().toString().replace("%2F", "/")));
  }

  static WireRequest withLastHeaders(WireRequest request) {
    return new WireRequest(
        request.method(), request.uri(), last(request.headers()), request.body());
  }

  static WireRequest withCharset(WireRequest request) {
    WireHeaders.Builder headers = WireHeaders.builder();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.add(
                    name, value.equals("application/json") ? value + ";charset=UTF-8" : value));
    return new WireRequest(request.method(), request.uri(), headers.build(), request.body());
  }

  static WireRequest withoutProxyHeaders(WireRequest request) {
    WireHeaders.Builder kept = WireHeaders.builder();
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("Proxy-")) {
                kept.add(name, value);
              }
            });
    return new WireRequest(request.method(), request.uri(), kept.build(), request.body());
  }

  static WireHeaders last(WireHeaders headers) {
    WireHeaders.Builder builder = WireHeaders.builder();
    for (String name : headers.names()) {
      List<String> all = headers.all(name);
      builder.add(name, all.get(all.size() - 1));
    }
    return builder.build();
  }

  static WireRequest inLatin1(WireRequest request) {
    return with(request, WireBody.of(request.body().text().getBytes(StandardCharsets.ISO_8859_1)));
  }

  static WireRequest cutOff(WireRequest request) {
    return request.body().length() <= MOST
        ? request
        : with(request, WireBody.of(Arrays.copyOf(request.body().toBytes(), MOST)));
  }

  static WireRequest withBody(WireRequest request) {
    return request.body().isEmpty() ? with(request, WireBody.ofText("{}")) : request;
  }

  static Optional<WireRequest> retried(WireRequest request, Outcome outcome) {
    return outcome instanceof Failed failed && failed.failure() == FailureKind.CONNECTION_LOST
        ? Optional.of(request)
        : Optional.empty();
  }

  static Optional<WireRequest> redirected(WireRequest request, Outcome outcome) {
    Optional<String> location =
        outcome instanceof Received received && received.response().status() / 100 == 3
            ? received.response().headers().first("Location")
            : Optional.empty();
    return location.map(
        to ->
            new WireRequest(
                HttpMethod.GET, request.uri().resolve(to), request.headers(), WireBody.empty()));
  }

  private static WireRequest at(WireRequest request, URI uri) {
    return new WireRequest(request.method(), uri, request.headers(), request.body());
  }

  private static WireRequest with(WireRequest request, WireBody body) {
    return new WireRequest(request.method(), request.uri(), request.headers(), body);
  }
}
