package dev.chasitor.tck.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

/** Ways to break the headers of requests, and requests that nobody may send. */
final class HeaderMutants {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String TOO_OLD = "28";

  private HeaderMutants() {}

  static Subject asksSomethingElse() {
    return environment ->
        EdgeMutants.open(
            environment,
            (network, request, timeout, onOutcome) -> {
              if (EdgeMutants.is(request, RequestType.CHASITOR_INIT)) {
                String chat =
                    request.uri().toString().replace("Chasitor/ChasitorInit", "Chat/Ping");
                network.execute(
                    new WireRequest(
                        HttpMethod.GET, URI.create(chat), request.headers(), WireBody.ofText("")),
                    timeout,
                    ignored -> {});
              }
              return network.execute(request, timeout, onOutcome);
            });
  }

  static Subject keyOnDelete() {
    return EdgeMutants.rewriting(
        request ->
            EdgeMutants.is(request, RequestType.DELETE_SESSION_ID)
                ? EdgeMutants.with(request, Header.SESSION_KEY, lastSegment(request))
                : request);
  }

  private static String lastSegment(WireRequest request) {
    String path = request.uri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static Subject typesWithoutNumber() {
    return withoutNumber(request -> EdgeMutants.is(request, RequestType.CHASITOR_TYPING));
  }

  static Subject batchesWithoutNumber() {
    return withoutNumber(request -> EdgeMutants.is(request, RequestType.MULTI_NOUN));
  }

  private static Subject withoutNumber(Predicate<WireRequest> which) {
    return EdgeMutants.rewriting(
        request -> which.test(request) ? EdgeMutants.with(request, Header.SEQUENCE, "") : request);
  }

  static Subject oldVersion() {
    return EdgeMutants.rewriting(request -> EdgeMutants.with(request, Header.API_VERSION, TOO_OLD));
  }

  static Subject postsStateFirst() {
    return environment ->
        EdgeMutants.open(
            environment,
            (network, request, timeout, onOutcome) -> {
              if (EdgeMutants.is(request, RequestType.CHASITOR_INIT)) {
                network.execute(state(environment, request), timeout, ignored -> {});
              }
              return network.execute(request, timeout, onOutcome);
            });
  }

  static Subject postsStateAfterFailure() {
    return environment ->
        EdgeMutants.open(
            environment,
            (network, request, timeout, onOutcome) ->
                network.execute(
                    request,
                    timeout,
                    outcome -> {
                      if (EdgeMutants.is(request, RequestType.MESSAGES) && failsTheChat(outcome)) {
                        network.execute(state(environment, request), TIMEOUT, ignored -> {});
                      }
                      onOutcome.accept(outcome);
                    }));
  }

  private static boolean failsTheChat(Outcome outcome) {
    return outcome instanceof Outcome.Received received
        && received.response().body().text().contains("ChatRequestFail");
  }

  /** ChasitorResyncState with the key and the token of another request. */
  private static WireRequest state(Environment environment, WireRequest request) {
    return CODEC.encodeRequest(
        environment.endpoint(),
        ChasitorResyncStateRequest.builder()
            .organizationId(environment.init().organizationId())
            .build(),
        RequestHeaders.session(
            environment.apiVersion(),
            AffinityToken.of(EdgeMutants.value(request, Header.AFFINITY)),
            SessionKey.of(EdgeMutants.value(request, Header.SESSION_KEY))));
  }
}
