package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule K-DEC-03: one bad message costs none of its neighbours, and nothing of itself. */
class EnvelopeTest {

  private static final BodyKind<MessagesResponse> MESSAGES =
      BodyKind.of(MessagesResponse.class).orElseThrow();
  private static final String GOOD =
      "{\"type\":\"ChatMessage\",\"message\":{\"text\":\"a\",\"name\":\"b\"}}";

  private final ChasitorCodec codec = ChasitorCodec.create();

  @Test
  void aTypeNewerThanThisModelIsKept() {
    UnknownMessage unknown = unknown("{\"type\":\"AgentWaved\",\"message\":{\"b\":[1, 2.50]}}");
    assertEquals("AgentWaved", unknown.typeWord());
    assertEquals(Json.of("{\"b\":[1,2.50]}"), unknown.raw());
    assertEquals(Optional.empty(), unknown.problem());
    assertEquals(MessageType.UNKNOWN, unknown.kind());
  }

  @Test
  void aMalformedBodyIsKeptWithWhatIsWrong() {
    UnknownMessage unknown =
        unknown(
            "{\"type\":\"ChatMessage\",\"message\":{\"name\":\"b\",\"text\":[{\"x\":[]}], \"c\":{}}}");
    assertEquals("ChatMessage", unknown.typeWord());
    assertEquals(Json.of("{\"name\":\"b\",\"text\":[{\"x\":[]}],\"c\":{}}"), unknown.raw());
    assertEquals(
        "at $.messages[1].message.text, byte 121: expected text, found an array",
        unknown.problem().orElseThrow());
  }

  @Test
  void aBodyThatIsNoObjectIsKept() {
    for (String body : List.of("[[1],{}]", "\"text\"", "7", "true")) {
      UnknownMessage unknown = unknown("{\"type\":\"ChatMessage\",\"message\":" + body + "}");
      assertEquals(Json.of(body), unknown.raw());
      assertEquals("ChatMessage", unknown.typeWord());
    }
  }

  @Test
  void aMissingBodyIsNoBodyAtAll() {
    for (String element :
        List.of("{\"type\":\"AgentTyping\"}", "{\"type\":\"AgentTyping\",\"message\":null}")) {
      assertEquals(AgentTyping.builder().build(), middle(element));
    }
    UnknownMessage lacking = unknown("{\"type\":\"ChatMessage\",\"message\":null}");
    assertEquals(
        "at $.messages[1].message.text, byte 102: expected text, found nothing",
        lacking.problem().orElseThrow());
    assertEquals(Json.of("null"), lacking.raw());
    assertEquals(Json.of("null"), unknown("{\"type\":\"Newer\"}").raw());
  }

  @Test
  void aBodyMayComeBeforeItsType() {
    assertEquals(
        ChatMessage.builder().text("a").name("b").build(),
        middle(
            "{\"x\":{\"type\":1},\"message\":{\"name\":\"b\",\"text\":\"a\"},\"type\":\"ChatMessage\"}"));
    UnknownMessage unknown = unknown("{\"message\":{\"text\":{}},\"type\":\"ChatMessage\"}");
    assertEquals(Json.of("{\"text\":{}}"), unknown.raw());
    assertEquals("ChatMessage", unknown.typeWord());
  }

  @Test
  void anElementThatIsNoEnvelopeIsKeptWhole() {
    for (String element :
        List.of(
            "7",
            "\"text\"",
            "null",
            "[[],[1]]",
            "{}",
            "{\"message\":{\"text\":\"a\",\"name\":\"b\"}}",
            "{\"type\":{},\"message\":{\"text\":\"a\"}}",
            "{\"type\":null}")) {
      UnknownMessage unknown = unknown(element);
      assertEquals("", unknown.typeWord(), element);
      assertEquals(Json.of(element), unknown.raw());
      assertEquals(true, unknown.problem().isPresent(), element);
    }
  }

  @Test
  void whatCannotBeReadIsWrittenAsItCame() {
    String newer = "{\"type\":\"Newer\",\"message\":{\"b\":[1.50,\"\u00e9\"]},\"extra\":1}";
    String broken = "{\"type\":\"ChatMessage\",\"message\":{\"text\":[1.50]}}";
    String document = "{\"messages\":[" + newer + "," + broken + "],\"sequence\":1}";
    assertEquals(document, new String(codec.encode(MESSAGES, decode(document)), UTF_8));
  }

  @Test
  void textThatIsNotJsonFailsAsAWhole() {
    assertThrows(
        MalformedMessageException.class,
        () -> decode("{\"messages\":[" + GOOD + ",{\"type\":\"Newer\",\"message\":{\"a\":tru}}]}"));
  }

  @Test
  void anAdditionalPropertyMayNotPoseAsAKnownOne() {
    ChatMessage body = ChatMessage.builder().text("a").name("b").build();
    Message envelope =
        Message.builder().message(body).putAdditionalProperties("type", Json.of("1")).build();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            codec.encode(
                MESSAGES, MessagesResponse.builder().addMessages(envelope).sequence(0).build()));
    Message inner =
        Message.of(
            ChatMessage.builder()
                .from(body)
                .putAdditionalProperties("text", Json.of("\"other\""))
                .build());
    assertThrows(
        IllegalArgumentException.class,
        () -> codec.encode(MESSAGES, MessagesResponse.builder().addMessages(inner).build()));
  }

  private UnknownMessage unknown(String element) {
    return assertInstanceOf(UnknownMessage.class, middle(element), element);
  }

  /** What becomes of an element between two good ones. */
  private ServerMessage middle(String element) {
    MessagesResponse response =
        decode("{\"messages\":[" + GOOD + "," + element + "," + GOOD + "],\"sequence\":2}");
    assertEquals(3, response.messages().size());
    assertInstanceOf(ChatMessage.class, response.messages().get(0).message());
    assertInstanceOf(ChatMessage.class, response.messages().get(2).message());
    assertEquals(2, response.sequence().getAsLong());
    return response.messages().get(1).message();
  }

  private MessagesResponse decode(String document) {
    return codec.decode(MESSAGES, document.getBytes(UTF_8));
  }

  @Test
  void aTypeThatIsANumberIsReadWhereverItStands() {
    String body = "\"message\":{\"a\":1}";
    assertEquals("5", unknown("{\"type\":5," + body + "}").typeWord());
    assertEquals("5", unknown("{" + body + ",\"type\":5}").typeWord());
  }

  @Test
  void ofWhatComesTwiceTheLastCounts() {
    assertEquals("B", unknown("{\"type\":\"A\",\"message\":{},\"type\":\"B\"}").typeWord());
    assertEquals(Json.of("2"), unknown("{\"type\":\"A\",\"message\":1,\"message\":2}").raw());
    assertEquals(
        AgentTyping.builder().name("b").putAdditionalProperties("x", Json.of("2")).build(),
        middle(
            "{\"type\":\"AgentTyping\",\"message\":"
                + "{\"x\":1,\"name\":\"a\",\"x\":2,\"name\":\"b\"}}"));
  }

  @Test
  void whatIsNoJsonIsToldWithItsPlaceAlsoBehindItsType() {
    String before = "{\"messages\":[{\"type\":\"A\",\"message\":1},{\"message\":{\"text\":";
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class,
            () ->
                codec.decode(
                    BodyKind.named("response/Messages").orElseThrow(),
                    (before + "x},\"type\":\"ChatMessage\"}]}").getBytes(UTF_8)));
    assertEquals(before.length(), e.offset(), e.getMessage());
  }
}
