package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import org.junit.jupiter.api.Test;

/**
 * Rule K-LIM-01: what is at a limit is read, what is over it is refused, also where it is unknown.
 */
class LimitsTest {

  private static final BodyKind<MessagesResponse> MESSAGES =
      BodyKind.of(MessagesResponse.class).orElseThrow();

  @Test
  void bytesOfADocument() {
    String document = "{\"messages\":[]}";
    CodecLimits limits = CodecLimits.defaults().withDocumentBytes(document.length());
    read(limits, document);
    assertEquals(
        "at $, byte 15: expected a document of at most 15 bytes, found 16",
        over(limits, document + " ").getMessage());
  }

  @Test
  void levels() {
    CodecLimits limits = CodecLimits.defaults().withDepth(5);
    read(limits, nested("{\"messages\":[],\"x\":", 4, "}"));
    assertEquals(
        "expected at most 5 levels of objects and arrays",
        over(limits, nested("{\"messages\":[],\"x\":", 5, "}")).expectation());
    String inMessage = "{\"messages\":[{\"type\":\"Newer\",\"message\":";
    read(limits, nested(inMessage, 2, "}]}"));
    over(limits, nested(inMessage, 3, "}]}"));
    over(CodecLimits.defaults(), "[".repeat(500_000));
    over(CodecLimits.defaults(), "{\"a\":".repeat(100_000));
  }

  @Test
  void unitsOfAText() {
    CodecLimits limits = CodecLimits.defaults().withTextLength(1_000);
    read(limits, text("\u00e9".repeat(1_000)));
    assertEquals(
        "expected texts of at most 1000 characters",
        over(limits, text("\u00e9".repeat(1_001))).expectation());
  }

  @Test
  void aTextIsToldAsSuchAlsoAtTheDeepestLevel() {
    CodecLimits limits = CodecLimits.defaults().withDepth(2).withTextLength(10);
    String document = "{\"messages\":[],\"x\":[\"";
    read(limits, document + "a".repeat(10) + "\"]}");
    assertEquals(
        "expected texts of at most 10 characters",
        over(limits, document + "a".repeat(11) + "\"]}").expectation());
  }

  @Test
  void unitsOfANameAndCharactersOfANumber() {
    CodecLimits limits = CodecLimits.defaults();
    read(limits, "{\"messages\":[],\"" + "a".repeat(1_000) + "\":1}");
    assertEquals(
        "expected names of at most 1000 characters",
        over(limits, "{\"messages\":[],\"" + "a".repeat(1_001) + "\":1}").expectation());
    assertEquals(
        "expected names of at most 7 characters",
        over(limits.withTextLength(7), "{\"messages\":[],\"sequence\":1}").expectation());
    read(limits, "{\"messages\":[],\"x\":" + "1".repeat(1_000) + "}");
    assertEquals(
        "expected numbers of at most 1000 characters",
        over(limits, "{\"messages\":[],\"x\":" + "1".repeat(1_001) + "}").expectation());
  }

  @Test
  void elementsOfAnArray() {
    CodecLimits limits = CodecLimits.defaults().withArrayLength(3);
    String message = "{\"type\":\"AgentTyping\"}";
    read(limits, "{\"messages\":[" + message + ("," + message).repeat(2) + "]}");
    assertEquals(
        "expected at most 3 elements",
        over(limits, "{\"messages\":[" + message + ("," + message).repeat(3) + "]}").expectation());
    read(limits, "{\"messages\":[],\"x\":{\"a\":[1,2,3]}}");
    assertEquals("$.x.a[3]", over(limits, "{\"messages\":[],\"x\":{\"a\":[1,2,3,4]}}").path());
    over(
        limits,
        "{\"messages\":[{\"type\":\"ChatMessage\",\"message\":{\"text\":[],\"a\":[1,2,3,4]}}]}");
  }

  @Test
  void ofTheCodecReachBothSidesOfHttp() {
    CodecLimits limits = CodecLimits.defaults().withDocumentBytes(10);
    ChasitorCodec codec = ChasitorCodec.create(limits);
    assertEquals(limits, codec.limits());
    Reply reply =
        codec.decodeReply(RequestType.MESSAGES, WireResponse.text(200, "{\"messages\":[]}"));
    assertEquals(
        new Reply.Malformed("at $, byte 10: expected a document of at most 10 bytes, found 15"),
        reply);
  }

  @Test
  void mustBePositive() {
    CodecLimits limits = CodecLimits.defaults();
    assertThrows(IllegalArgumentException.class, () -> limits.withDepth(0));
    assertThrows(IllegalArgumentException.class, () -> limits.withDocumentBytes(-1));
    assertThrows(IllegalArgumentException.class, () -> limits.withTextLength(0));
    assertThrows(IllegalArgumentException.class, () -> limits.withArrayLength(0));
  }

  private static String nested(String before, int levels, String after) {
    return before + "[".repeat(levels) + "]".repeat(levels) + after;
  }

  private static String text(String text) {
    return "{\"messages\":[{\"type\":\"ChatMessage\",\"message\":{\"name\":\"\",\"text\":\""
        + text
        + "\"}}]}";
  }

  private static MessagesResponse read(CodecLimits limits, String document) {
    return ChasitorCodec.create(limits).decode(MESSAGES, document.getBytes(UTF_8));
  }

  private static MalformedMessageException over(CodecLimits limits, String document) {
    return assertThrows(MalformedMessageException.class, () -> read(limits, document));
  }
}
