package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs once on the class path and once on the module path. */
class RelayTest {

  @Test
  void holdsAChat() {
    Vertx vertx = Vertx.vertx();
    try {
      assertEquals(
          List.of("{\"name\":\"Echo\",\"text\":\"echo: Hello\"}"),
          new Relay(vertx)
              .chat(URI.create(System.getProperty("chasitor.endpoint")))
              .toCompletionStage()
              .toCompletableFuture()
              .join());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void itsVersionsAreItsOwn() {
    assertEquals("vertx-core-" + System.getProperty("own.vertx") + ".jar", jar(Vertx.class));
    assertEquals(
        "jackson-core-" + System.getProperty("own.jackson") + ".jar", jar(JsonFactory.class));
    assertEquals(
        "jackson-databind-" + System.getProperty("own.jackson") + ".jar", jar(ObjectMapper.class));
    assertEquals("junit-jupiter-api-" + System.getProperty("own.junit") + ".jar", jar(Test.class));
  }

  @Test
  void runsOnThePathThatIsMeant() {
    boolean named = System.getProperty("path").equals("module");

    assertEquals(named, Relay.class.getModule().isNamed());
    assertEquals(named, dev.chasitor.client.ChatClient.class.getModule().isNamed());
  }

  private static String jar(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .getFileName()
        .toString();
  }
}
