package dev.chasitor.codec.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A document of another version is refused for that, whatever else is in it. */
class DocumentVersionTest {

  private static void require(String document) {
    DocumentVersion.require(
        JsonFormat.unlimited(), document.getBytes(StandardCharsets.UTF_8), "a letter", 2);
  }

  @Test
  void theVersionThatIsReadPasses() {
    assertDoesNotThrow(() -> require("{\"version\":2}"));
    assertDoesNotThrow(() -> require("{\"unheardOf\":[{}],\"version\":2,\"more\":1}"));
  }

  @Test
  void anotherVersionIsNamedTogetherWithTheOneThatIsRead() {
    for (int version : new int[] {0, 1, 3}) {
      MalformedMessageException e =
          assertThrows(
              MalformedMessageException.class,
              () -> require("{\"unheardOf\":[],\"version\":" + version + "}"));
      assertEquals(
          "expected a letter of version 2, found one written as version " + version,
          e.expectation());
      assertEquals("$.version", e.path());
    }
  }

  @Test
  void aDocumentWithoutAVersionIsNone() {
    for (String none : new String[] {"{}", "[]", "{\"version\":null}", ""}) {
      assertThrows(MalformedMessageException.class, () -> require(none), none);
    }
  }
}
