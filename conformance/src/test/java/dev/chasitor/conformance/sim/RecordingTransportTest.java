package dev.chasitor.conformance.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recorded history says of keys. */
class RecordingTransportTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:8080");
  private static final ApiVersion VERSION = ApiVersion.of(42);
  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private final List<Event> events = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"id!1!abc=", "id!1!a/b=", "id!1!/a+b/", "id!1!a%2Fb"})
  void knowsTheKeyInThePathOfDelete(String key) {
    RecordingTransport transport = transport(key);
    send(transport, SessionIdRequest.builder().build(), RequestHeaders.version(VERSION));
    delete(transport, key);
    String given = events(Event.Answered.class).get(0).key();
    assertEquals(given, events(Event.Sent.class).get(1).key());
  }

  @Test
  void showsNoKeyThatTheServerNeverGave() {
    RecordingTransport transport = transport("right");
    delete(transport, "a-stolen-key");
    assertFalse(new History(events).toString().contains("stolen"), "a key in a history");
  }

  private RecordingTransport transport(String key) {
    return new RecordingTransport(
        new Answering(key), SERVER, Runnable::run, () -> Duration.ZERO, events::add);
  }

  private static void delete(RecordingTransport transport, String key) {
    send(
        transport,
        DeleteSessionIdRequest.builder().key(SessionKey.of(key)).build(),
        RequestHeaders.session(VERSION, AffinityToken.of("token"), SessionKey.of(key)));
  }

  private static void send(RecordingTransport transport, Request request, RequestHeaders headers) {
    var unused =
        transport.execute(
            CODEC.encodeRequest(SERVER, request, headers), Duration.ofSeconds(1), outcome -> {});
  }

  private <T extends Event> List<T> events(Class<T> type) {
    return new History(events).all(type);
  }

  /** A network whose server answers every request with a session. */
  private record Answering(String key) implements HttpTransport {
    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      SessionIdResponse opened =
          SessionIdResponse.builder()
              .id("id")
              .key(SessionKey.of(key))
              .affinityToken(AffinityToken.of("token"))
              .clientPollTimeout(40)
              .build();
      onOutcome.accept(new Outcome.Received(CODEC.encodeReply(new Reply.Answered(opened))));
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
