package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import org.junit.jupiter.api.Test;

/** A server that closes every connection says so at start, and which versions it has. */
class StartCheckTest {

  @Test
  void aServerThatClosesWithoutAWordIsReported() {
    for (Reaction closing : new Reaction[] {Reaction.hangUp(), Reaction.reset()}) {
      try (RawServer server = RawServer.startDeaf(closing)) {
        IllegalStateException misfit =
            assertThrows(
                IllegalStateException.class,
                () -> StartCheck.run("127.0.0.1", server.uri("/").getPort()));
        String message = String.valueOf(misfit.getMessage());
        assertTrue(message.matches(".*Vert\\.x \\d.* Netty \\d.*vertx-dependencies.*"), message);
      }
    }
  }

  @Test
  void aServerThatAnswersOrCannotBeReachedPasses() {
    assertDoesNotThrow(
        () -> {
          try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
              ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
            StartCheck.run("0.0.0.0", server.endpoint().getPort());
          }
        });
    try (RefusingPort port = RefusingPort.take()) {
      assertDoesNotThrow(() -> StartCheck.run("127.0.0.1", port.uri("/").getPort()));
    }
  }

  @Test
  void theVersionsOfThisBuildFit() {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).host("0.0.0.0").startAndWait()) {
      assertEquals(1, server.nodes());
    }
  }
}
