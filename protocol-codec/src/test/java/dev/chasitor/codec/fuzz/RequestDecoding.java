package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Requests: a method, a path with a query, headers and a body. */
record RequestDecoding() implements Decoder {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();
  private static final URI SERVER = URI.create("https://chat.example");

  /** The refusals that do not come from a body. */
  private static final Pattern FIXED =
      Pattern.compile(
          "No such resource|Method not allowed"
              + "|Header X-LIVEAGENT-API-VERSION must be an API version from 29 on"
              + "|Header X-LIVEAGENT-AFFINITY must have at most 4096 characters"
              + "|Session required but was invalid or not found"
              + "|Query parameter (org_id|deployment_id) is missing");

  @Override
  public boolean keeps(byte[] document) {
    HttpText http;
    HttpMethod method;
    URI uri;
    try {
      http = HttpText.of(document);
      int space = http.first().indexOf(' ');
      method = HttpMethod.valueOf(http.first().substring(0, Math.max(0, space)));
      uri = URI.create(http.first().substring(space + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    WireRequest wire = new WireRequest(method, uri, http.headers(), http.body());
    Incoming incoming = CODEC.decodeRequest(wire);
    switch (incoming.kind()) {
      case REFUSED -> refused(((Incoming.Refused) incoming).refusal(), http.body().length());
      case UNDERSTOOD -> understood((Incoming.Understood) incoming, http.body().length());
    }
    require(!(incoming.toString() + wire).isEmpty(), "a request has no text");
    return true;
  }

  private static void refused(Refusal refusal, int length) {
    if (refusal.text().startsWith("at ")) {
      ReportedErrors.check(refusal.text(), length);
    } else {
      require(
          FIXED.matcher(refusal.text()).matches(), "a refusal has another form: " + refusal.text());
    }
  }

  private static void understood(Incoming.Understood incoming, int length) {
    Problems.of(incoming.request()).forEach(problem -> ReportedErrors.check(problem, length));
    RequestHeaders sent = complete(incoming.headers());
    WireRequest written = CODEC.encodeRequest(SERVER, incoming.request(), sent);
    Incoming read = CODEC.decodeRequest(written);
    require(read instanceof Incoming.Understood, "what was written is refused");
    Incoming.Understood again = (Incoming.Understood) read;
    require(again.resource() == incoming.resource(), "what was written went elsewhere");
    require(
        Problems.withoutPlaces(incoming.request()).equals(Problems.withoutPlaces(again.request())),
        "what was written is read as another request");
    require(again.headers().apiVersion().equals(sent.apiVersion()), "another version is read");
    if (again.resource().headers().contains(Resource.Header.SESSION_KEY)) {
      require(again.headers().sessionKey().equals(sent.sessionKey()), "another key is read");
    }
    if (again.resource().headers().contains(Resource.Header.SEQUENCE)) {
      require(again.headers().sequence().equals(sent.sequence()), "another number is read");
    }
    if (again.resource().namesNode()) {
      require(again.headers().affinity().equals(sent.affinity()), "another affinity is read");
    }
  }

  /** A server requires fewer headers than a client sends. */
  private static RequestHeaders complete(RequestHeaders read) {
    return new RequestHeaders(
        read.apiVersion(),
        read.affinity().or(() -> Optional.of(AffinityToken.of("affinity"))),
        read.sessionKey().or(() -> Optional.of(SessionKey.of("key"))),
        read.sequence().isPresent() ? read.sequence() : OptionalLong.of(1));
  }
}
