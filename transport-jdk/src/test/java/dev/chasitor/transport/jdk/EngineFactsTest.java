package dev.chasitor.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What the engine does by itself, which this transport has a remedy for. */
class EngineFactsTest {

  /** Once this fails, {@link OneAttempt} has become superfluous on that JDK. */
  @Test
  void sendsGetAgainWhenTheServerHangsUp() throws Exception {
    try (RawServer server = RawServer.start()) {
      server.next(Reaction.hangUp());
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      assertEquals("OK", client.send(request, BodyHandlers.ofString()).body());
      assertEquals(2, server.requests().size());
    }
  }
}
