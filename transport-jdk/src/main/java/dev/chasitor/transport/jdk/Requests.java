package dev.chasitor.transport.jdk;

import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** Converts a wire request to a request of the JDK's client. */
final class Requests {

  private Requests() {}

  /**
   * Converts a request.
   *
   * @param credentials the credentials for a proxy, if the request goes through one that needs them
   */
  static HttpRequest toEngine(
      WireRequest request, Version version, OneAttempt body, @Nullable String credentials) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).version(version);
    request.headers().forEach(builder::header);
    if (credentials != null) {
      builder.header("Proxy-Authorization", credentials);
    }
    return builder.method(request.method().name(), body).build();
  }

  static OneAttempt toEngine(WireBody body) {
    return new OneAttempt(
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.unsafeBytes()));
  }
}
