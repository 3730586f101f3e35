package dev.chasitor.session.visitor;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionKey;
import java.net.URI;

/**
 * The check that a request can be written. A request that cannot would fail later, when it is sent
 * or the session is frozen.
 */
final class Writable {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  /** A request that can be written for one server can be written for all. */
  private static final URI ANY_SERVER = URI.create("https://localhost/chat/rest/");

  private static final RequestHeaders ANY_HEADERS =
      RequestHeaders.session(ApiVersion.of(42), AffinityToken.of("-"), SessionKey.of("-"))
          .numbered(1);

  private Writable() {}

  /**
   * Accepts a request that can be written.
   *
   * @throws IllegalArgumentException if an additional property is not JSON or has the name of a
   *     known one
   */
  static void require(Request request) {
    var unused = CODEC.encodeRequest(ANY_SERVER, request, ANY_HEADERS);
  }
}
