package com.example.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;

/** The started application. */
@SpringBootTest
class ChatServiceTest {

  @Autowired private ChatService service;

  @Test
  void holdsAChat() {
    assertEquals(List.of("{\"name\":\"Echo\",\"text\":\"echo: Hello\"}"), service.chat());
  }

  @Test
  void itsVersionsAreItsOwn() {
    assertEquals(
        "jackson-core-" + System.getProperty("own.jackson") + ".jar", jar(JsonFactory.class));
    assertEquals(
        "jackson-databind-" + System.getProperty("own.jackson") + ".jar", jar(ObjectMapper.class));
    assertEquals("junit-jupiter-api-" + System.getProperty("own.junit") + ".jar", jar(Test.class));
    assertEquals("log4j-api-" + System.getProperty("own.log4j") + ".jar", jar(LogManager.class));
  }

  private static String jar(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .getFileName()
        .toString();
  }
}
