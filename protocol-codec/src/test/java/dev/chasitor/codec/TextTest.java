package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Json;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule K-TXT-01: any text survives; bytes that are no text are refused. */
class TextTest {

  private static final BodyKind<ChatMessageRequest> CHAT_MESSAGE =
      BodyKind.of(ChatMessageRequest.class).orElseThrow();

  private final ChasitorCodec codec = ChasitorCodec.create();

  @Test
  void everyCharacterSurvives() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0x2FFF; c++) {
      all.appendCodePoint(c);
    }
    all.append("\ufeff\ufffe\uffff").appendCodePoint(0x1F469).append('\u200d');
    all.appendCodePoint(0x10FFFF);
    survives(all.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d",
        "\udc69",
        "a\ud83d\ud83d\udc69",
        "\udc69\ud83d",
        "e\u0301 \u202e \u2028 \u0000"
      })
  void halfACharacterSurvives(String text) {
    survives(text);
    ChatMessageRequest value =
        ChatMessageRequest.builder()
            .text("")
            .putAdditionalProperties("x", Json.of(StrictJson.write(text)))
            .build();
    byte[] written = codec.encode(CHAT_MESSAGE, value);
    assertEquals(text, StrictJson.object(StrictJson.parse(written)).get("x"));
  }

  @Test
  void halfACharacterSurvivesWhereverABufferEnds() {
    for (int before = 990; before <= 1_010; before++) {
      survives("a".repeat(before) + "\ud83d\ud83d\udc69\udc69".repeat(4_000));
    }
  }

  private void survives(String text) {
    ChatMessageRequest value = ChatMessageRequest.builder().text(text).build();
    byte[] written = codec.encode(CHAT_MESSAGE, value);
    assertEquals(text, StrictJson.object(StrictJson.parse(written)).get("text"));
    assertEquals(value, codec.decode(CHAT_MESSAGE, written));
    assertEquals(
        value, codec.decode(CHAT_MESSAGE, codec.encodePretty(CHAT_MESSAGE, value).getBytes(UTF_8)));
  }

  @Test
  void wholeTextIsWrittenInUtf8WithoutNeedlessEscapes() {
    ChatMessageRequest value = ChatMessageRequest.builder().text("\u00e9\u6f22/").build();
    assertArrayEquals(
        "{\"text\":\"\u00e9\u6f22/\"}".getBytes(UTF_8), codec.encode(CHAT_MESSAGE, value));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertEquals(
        ChatMessageRequest.builder().text("a").build(),
        codec.decode(CHAT_MESSAGE, "\ufeff{\"text\":\"a\"}".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", // a continuation without a start
        "c3",
        "e282",
        "f09f91", // cut short
        "c328",
        "e28228",
        "f09f9128", // broken off
        "c080",
        "c1bf",
        "e08080",
        "f0808080", // overlong
        "eda080",
        "edbfbf", // surrogates
        "f4908080",
        "f5808080",
        "fe",
        "ff" // beyond Unicode
      })
  void whatIsNotUtf8IsRefused(String hex) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"text\":\"12345678".getBytes(UTF_8));
    bytes.write(HexFormat.of().parseHex(hex));
    bytes.write("\"}".getBytes(UTF_8));
    MalformedMessageException e = malformed(bytes.toByteArray());
    assertEquals("at $, byte 17: expected UTF-8, found a byte that is not", e.getMessage());
  }

  @Test
  void onlyOneByteOrderMarkIsSkipped() {
    assertEquals(
        "expected valid JSON",
        malformed("\ufeff\ufeff{\"text\":\"a\"}".getBytes(UTF_8)).expectation());
  }

  @Test
  void nothingIsNoDocument() {
    assertEquals(
        "at $, byte 0: expected a JSON value, found nothing", malformed(new byte[0]).getMessage());
    assertEquals(
        "at $, byte 0: expected UTF-8, found a byte that is not",
        malformed(new byte[] {(byte) 0xFF}).getMessage());
  }

  @Test
  void zeroBytesAtTheStartArePartOfAnotherEncoding() {
    assertEquals(
        "at $, byte 3: expected UTF-8, found a zero byte",
        malformed("{  \u0000}".getBytes(UTF_8)).getMessage());
    assertEquals(
        "at $, byte 4: expected valid JSON", malformed("{   \u0000}".getBytes(UTF_8)).getMessage());
  }

  @Test
  void otherEncodingsAreRefused() {
    malformed("{\"text\":\"a\"}".getBytes(UTF_16));
    malformed("{\"text\":\"a\"}".getBytes(UTF_16LE));
    malformed("\u0000\u0000\u0000{\u0000\u0000\u0000}".getBytes(UTF_8));
  }

  private MalformedMessageException malformed(byte[] document) {
    return assertThrows(
        MalformedMessageException.class, () -> codec.decode(CHAT_MESSAGE, document));
  }
}
