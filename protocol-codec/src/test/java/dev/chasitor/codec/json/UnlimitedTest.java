package dev.chasitor.codec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we write down for ourselves is read again, whatever its size. */
class UnlimitedTest {

  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static void survives(Json value) {
    assertEquals(value, FORMAT.fromBytes(JsonTypes.JSON, FORMAT.toBytes(JsonTypes.JSON, value)));
  }

  @Test
  void aLongTextSurvives() {
    survives(Json.of('"' + "x".repeat(1_000_000) + '"'));
  }

  @Test
  void aLongNameSurvives() {
    survives(Json.of("{\"" + "n".repeat(100_000) + "\":1}"));
  }

  @Test
  void aLongNumberSurvives() {
    survives(Json.of("7".repeat(5_000)));
  }

  @Test
  void aDeepValueSurvives() {
    survives(Json.of("[".repeat(100_000) + "]".repeat(100_000)));
  }

  @Test
  void aLongListSurvives() {
    List<Long> numbers = Collections.nCopies(50_000, 1L);
    JsonType<List<Long>> type = JsonTypes.list(JsonTypes.INT64);
    assertEquals(numbers, FORMAT.fromBytes(type, FORMAT.toBytes(type, numbers)));
  }

  @Test
  void theDeepestMistakeIsStillTold() {
    byte[] broken = ("[".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class, () -> FORMAT.fromBytes(JsonTypes.JSON, broken));
    assertEquals(100_000, e.offset());
    assertTrue(e.path().startsWith("$"), "a path");
  }
}
