package dev.chasitor.codec.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A decoder does not do more for a byte of a long document than for one of a short document: what
 * is read again is read from its place, in whichever way the document is read (rule K-LIM-01).
 */
class LongDocumentsTest {

  private static final int ELEMENTS = 2_000;

  /** Half a surrogate pair in a name, for which a document is read as characters. */
  private static final String HALF = "\"\\ud83d\":1,";

  @ParameterizedTest
  @ValueSource(strings = {"", HALF})
  void ofMessages(String first) {
    keeps(
        new BodyDecoder<>(BodyKind.MESSAGES_RESPONSE),
        "{" + first + "\"messages\":[",
        "{\"message\":{},\"type\":\"ChatMessage\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HALF})
  void ofNouns(String first) {
    keeps(
        new BodyDecoder<>(BodyKind.MULTI_NOUN_REQUEST),
        "{" + first + "\"nouns\":[",
        "{\"object\":{},\"prefix\":\"Chasitor\",\"noun\":\"ChatMessage\"}");
  }

  private static void keeps(Decoder decoder, String start, String element) {
    String document = start + (element + ",").repeat(ELEMENTS) + element + "]}";
    assertTrue(MemoryBound.keeps(decoder, document.getBytes(UTF_8)));
  }
}
