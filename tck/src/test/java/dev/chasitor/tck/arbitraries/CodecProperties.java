package dev.chasitor.tck.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What is written is read as the same value: every type of the model, alone and as HTTP. */
class CodecProperties {

  private static final int ENOUGH = 50;
  private static final URI ENDPOINT = URI.create("https://d.la1.example/chat/rest/");
  private static final RequestHeaders HEADERS =
      RequestHeaders.session(ApiVersion.of(42), AffinityToken.of("node"), SessionKey.of("key"))
          .numbered(7);

  private final ChasitorCodec codec = ChasitorCodec.create();

  @Provide
  Arbitrary<Tuple2<BodyKind<?>, Extensible>> documents() {
    return Arbitraries.of(BodyKind.all()).flatMap(CodecProperties::documentsOf);
  }

  private static Arbitrary<Tuple2<BodyKind<?>, Extensible>> documentsOf(BodyKind<?> kind) {
    Arbitrary<? extends Extensible> values =
        Objects.requireNonNull(Models.all().get(kind.javaType()), kind::name);
    return values.map(value -> Tuple.of(kind, value));
  }

  @Provide
  Arbitrary<Request> requests() {
    return Models.requests();
  }

  @Provide
  Arbitrary<Response> responses() {
    return Models.responses();
  }

  @Provide
  Arbitrary<ServerMessage> serverMessages() {
    return Models.serverMessages();
  }

  @Property(
      tries = 1_000,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void documentsComeBack(@ForAll("documents") Tuple2<BodyKind<?>, Extensible> document) {
    comesBack(document.get1(), document.get2());
  }

  private <T> void comesBack(BodyKind<T> kind, Extensible value) {
    T typed = kind.javaType().cast(value);
    assertEquals(typed, codec.decode(kind, codec.encode(kind, typed)));
  }

  @Property(
      tries = 500,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void requestsComeBack(@ForAll("requests") Request request) {
    Incoming incoming = codec.decodeRequest(codec.encodeRequest(ENDPOINT, request, HEADERS));
    RequestHeaders listed = listed(Resource.of(request.kind()));
    assertEquals(new Incoming.Understood(Resource.of(request.kind()), request, listed), incoming);
  }

  @Property(
      tries = 500,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void responsesComeBack(@ForAll("responses") Response response) {
    Reply reply = new Reply.Answered(response);
    assertEquals(reply, codec.decodeReply(asking(response), codec.encodeReply(reply)));
  }

  @Property(
      tries = 500,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void serverMessagesComeBackInABatch(@ForAll("serverMessages") ServerMessage message) {
    Reply reply =
        new Reply.Answered(MessagesResponse.builder().addMessages(Message.of(message)).build());
    assertEquals(reply, codec.decodeReply(RequestType.MESSAGES, codec.encodeReply(reply)));
  }

  @Example
  void eachGeneratorMakesValuesOfItsTypeAndNotAlwaysTheSame() {
    Models.all()
        .forEach(
            (type, arbitrary) -> {
              Set<Extensible> values =
                  arbitrary.sampleStream().limit(ENOUGH).collect(Collectors.toSet());
              values.forEach(value -> assertTrue(type.isInstance(value), type::getSimpleName));
              assertTrue(values.size() > 1, type::getSimpleName);
            });
  }

  /** Of the headers a client has, those that the resource lists. */
  private static RequestHeaders listed(Resource resource) {
    RequestHeaders none = RequestHeaders.version(ApiVersion.of(42));
    boolean within = resource.headers().contains(Resource.Header.SESSION_KEY);
    boolean numbered = resource.headers().contains(Resource.Header.SEQUENCE);
    return new RequestHeaders(
        none.apiVersion(),
        resource.namesNode() ? HEADERS.affinity() : none.affinity(),
        within ? HEADERS.sessionKey() : none.sessionKey(),
        numbered ? HEADERS.sequence() : none.sequence());
  }

  private static RequestType asking(Response response) {
    if (response instanceof SessionIdResponse) {
      return RequestType.SESSION_ID;
    }
    if (response instanceof EnvelopeResponse) {
      return RequestType.SETTINGS;
    }
    return response instanceof MessagesResponse ? RequestType.MESSAGES : RequestType.RESYNC_SESSION;
  }
}
