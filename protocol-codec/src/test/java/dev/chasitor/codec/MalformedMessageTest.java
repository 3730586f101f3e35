package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors say where and what, and never what was found there (rules K-DEC-04, K-SEC-01). */
class MalformedMessageTest {

  private static final BodyKind<SessionIdResponse> SESSION_ID =
      BodyKind.of(SessionIdResponse.class).orElseThrow();

  private final ChasitorCodec codec = ChasitorCodec.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"clientPollTimeout\":{}} | $.clientPollTimeout | 21 | expected an integer, found an object",
        "{\"clientPollTimeout\":\"x\"} | $.clientPollTimeout | 21 | expected an integer, found text",
        "{\"clientPollTimeout\":99999999999} | $.clientPollTimeout | 21 | expected an integer of 32 bits, found a greater number",
        "{\"clientPollTimeout\":30.5} | $.clientPollTimeout | 21 | expected an integer of 32 bits, found another number",
        "{\"id\":[1,2]} | $.id | 6 | expected text, found an array",
        "{ \"id\" : null } | $.id | 9 | expected text, found null",
        "{\"id\":\"a\"} | $.key | 9 | expected text, found nothing",
        "{\"x\":[0,{\"y\":tru}]} | $.x[1].y | 13 | expected valid JSON",
        "{\"x\":1 \"y\":2} | $.x | 7 | expected valid JSON",
        "{'id':1} | $ | 1 | expected valid JSON",
        "{\"id\":\"a | $.id | 8 | expected more, found the end of the document",
        "[] | $ | 0 | expected an object, found an array",
        "nul | $ | 0 | expected valid JSON",
      })
  void saysWhereAndWhat(String document, String path, long offset, String expectation) {
    MalformedMessageException e = malformed(SESSION_ID, document);
    assertEquals(path, e.path());
    assertEquals(expectation, e.expectation());
    assertEquals(offset, e.offset());
    assertEquals("at " + path + ", byte " + e.offset() + ": " + expectation, e.getMessage());
    assertNull(e.getCause(), "a parser's own words repeat the document");
  }

  @Test
  void offsetsAreExactForValues() {
    assertEquals(21, malformed(SESSION_ID, "{\"clientPollTimeout\":{}}").offset());
    assertEquals(24, malformed(SESSION_ID, "\ufeff{\"clientPollTimeout\":{}}").offset());
    assertEquals(
        33, malformed(SESSION_ID, "{\"x\":\"\u00e9\u20ac\",\"clientPollTimeout\":{}}").offset());
  }

  @Test
  void pathsGoThroughArraysAndObjects() {
    BodyKind<ChasitorInitRequest> init = BodyKind.of(ChasitorInitRequest.class).orElseThrow();
    assertEquals(
        "$.prechatDetails[1].entityFieldMaps[0].fieldName",
        malformed(
                init,
                "{\"prechatDetails\":[{\"label\":\"a\"},"
                    + "{\"label\":\"b\",\"entityFieldMaps\":[{\"entityName\":\"c\"}]}]}")
            .path());
  }

  @Test
  void nothingBehindTheDocument() {
    BodyKind<MessagesResponse> messages = BodyKind.of(MessagesResponse.class).orElseThrow();
    assertEquals(
        "at $, byte 16: expected the end of the document",
        malformed(messages, "{\"messages\":[]} {}").getMessage());
    assertEquals(
        "expected valid JSON", malformed(messages, "{\"messages\":[]}<html>").expectation());
  }

  @Test
  void aRequestThatNamesNobodyIsMalformed() {
    BodyKind<ChasitorInitRequest> init = BodyKind.of(ChasitorInitRequest.class).orElseThrow();
    assertTrue(
        malformed(init, "{\"organizationId\":\"00D\",\"deploymentId\":\"572\"}")
            .expectation()
            .contains("needs at least one of buttonId, agentId and buttonOverrides"));
  }

  @Test
  void noSecretIsTold() {
    String secret = "topsecret";
    List<String> documents =
        List.of(
            "{\"key\":{\"" + secret + " \\u0000\":1}}",
            "{\"key\":\"" + secret + "\\n\"}",
            "{\"key\":\"" + secret,
            "{\"key\":" + secret + "}",
            "{\"key\":\"" + secret + "\",\"affinityToken\":\"" + secret + " \"}",
            "{\"clientPollTimeout\":\"" + secret + "\"}",
            "{\"key\":\"" + secret + "\\x\"}",
            "\"" + secret + "\"",
            secret);
    for (String document : documents) {
      MalformedMessageException e = malformed(SESSION_ID, document);
      assertFalse(e.toString().contains(secret), e.toString());
      Reply reply = codec.decodeReply(RequestType.SESSION_ID, WireResponse.text(200, document));
      assertFalse(reply.toString().contains(secret), reply.toString());
    }
    String good =
        "{\"id\":\"i\",\"key\":\""
            + secret
            + "\",\"affinityToken\":\""
            + secret
            + "\",\"clientPollTimeout\":40,\"newer\":\""
            + secret
            + "\"}";
    assertFalse(codec.decode(SESSION_ID, good.getBytes(UTF_8)).toString().contains(secret));
  }

  private <T> MalformedMessageException malformed(BodyKind<T> kind, String document) {
    return assertThrows(
        MalformedMessageException.class, () -> codec.decode(kind, document.getBytes(UTF_8)));
  }
}
