package dev.chasitor.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The offsets of characters are those of the bytes that stood for them. */
class DocumentTextTest {

  private static final String[] SIGNS = {
    "a", "\u00e9", "\u6f22", "\ud83d\ude00", "\ud83d", "\ude00"
  };

  @Test
  void anOffsetIsTheNumberOfBytesBefore() {
    Random random = new Random(20130614);
    for (int length = 0; length < 1_500; length += 41) {
      StringBuilder text = new StringBuilder(length % 2 == 0 ? "" : "\ufeff");
      while (text.length() < length) {
        text.append(SIGNS[random.nextInt(SIGNS.length)]);
      }
      isExact(text.toString());
    }
  }

  private static void isExact(String text) {
    DocumentText document = new DocumentText(text);
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    int offset = text.length() == plain.length() ? 0 : 3;
    int place = 0;
    while (place < plain.length()) {
      assertEquals(offset, document.offset(place));
      int point = plain.codePointAt(place);
      boolean half = Character.isBmpCodePoint(point) && Character.isSurrogate((char) point);
      offset += half ? 6 : Character.toString(point).getBytes(UTF_8).length;
      place += Character.charCount(point);
    }
    assertEquals(offset, document.offset(place));
    assertEquals(offset, document.offset(place + 7), "behind the end it is the end");
  }
}
