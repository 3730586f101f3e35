package dev.chasitor.transport.jdk;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Converts a wire request to a request of the JDK's client. */
final class Requests {

  private Requests() {}

  static HttpRequest toEngine(WireRequest request, Version version, OneAttempt body) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).version(version);
    request.headers().forEach(builder::header);
    return builder.method(request.method().name(), body).build();
  }

  static OneAttempt toEngine(WireBody body) {
    return new OneAttempt(
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.unsafeBytes()));
  }
}
