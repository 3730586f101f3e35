package dev.chasitor.codec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.codec.shapes.MessageShapes;
import dev.chasitor.model.ChatMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words by which an envelope knows its bodies. */
class JsonEnvelopeTest {

  @Test
  void noKnownWordHasTheSignBetweenWords() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            EnvelopeShapes.MESSAGE.with(
                List.of("Chat/Message"), ChatMessage.class, MessageShapes.CHAT_MESSAGE));
  }

  @Test
  void aBodyIsFoundByItsWord() {
    assertEquals(MessageShapes.CHAT_MESSAGE, EnvelopeShapes.MESSAGE.body(List.of("ChatMessage")));
    assertThrows(
        IllegalArgumentException.class, () -> EnvelopeShapes.MESSAGE.body(List.of("Chatter")));
  }
}
