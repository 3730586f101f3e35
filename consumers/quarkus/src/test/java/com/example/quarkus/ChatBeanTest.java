package com.example.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.json.PackageVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The started application. */
@QuarkusTest
class ChatBeanTest {

  @Inject ChatBean service;

  @Test
  void holdsAChat() {
    assertEquals(List.of("{\"name\":\"Echo\",\"text\":\"echo: Hello\"}"), service.chat());
  }

  @Test
  void itsVersionsAreItsOwn() throws IOException {
    assertEquals(System.getProperty("own.jackson"), PackageVersion.VERSION.toString());
    assertEquals(System.getProperty("own.vertx"), vertx());
    assertEquals(
        System.getProperty("own.junit"), Test.class.getPackage().getImplementationVersion());
  }

  private static String vertx() throws IOException {
    String name = "META-INF/maven/io.vertx/vertx-core/pom.properties";
    try (InputStream file = Vertx.class.getClassLoader().getResourceAsStream(name)) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    }
  }
}
