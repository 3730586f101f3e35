package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.model.Message;
import dev.chasitor.model.NounWrapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecodeCommandTest {

  /** A body as it was found in a guide or on a wire; its folder is its kind. */
  record Payload(String kind, Path file) {
    @Override
    public String toString() {
      return kind + " " + file.getFileName();
    }
  }

  static List<Payload> payloads() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(DecodeCommandTest.class.getResource("/payloads"), "payloads")
                .toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new Payload(kindOf(root.relativize(file)), file))
          .toList();
    }
  }

  private static String kindOf(Path file) {
    return file.getName(0) + "/" + file.getName(1);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void writesEveryPayloadStrictlyAndReadsItAgain(Payload payload) {
    DemoResult first = Shell.run("decode", payload.kind(), payload.file().toString());
    DemoResult second = Shell.runOn(first.out(), "decode", payload.kind(), "-");

    assertAll(
        () -> assertEquals(ExitCode.OK, first.exitCode(), first.err()),
        () -> assertEquals("", first.err()),
        () -> assertEquals(1, first.outLines().size(), "one line and nothing else"),
        () -> assertEquals(first, second));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void explainsEveryPayloadWithoutTouchingStandardOutput(Payload payload) {
    DemoResult plain = Shell.run("decode", payload.kind(), payload.file().toString());
    DemoResult explained =
        Shell.run("decode", "--explain", payload.kind(), payload.file().toString());

    assertEquals(plain.out(), explained.out());
    assertTrue(explained.err().contains("\n  $: "), explained.err());
  }

  @Test
  void readsAMessageBareAndInItsEnvelope() {
    DemoResult bare = Shell.runOn("{\"position\": \"3\"}", "decode", "message/QueueUpdate", "-");
    DemoResult wrapped =
        Shell.runOn(
            "{\"message\":{\"position\":3},\"type\":\"QueueUpdate\"}",
            "decode",
            "message/QueueUpdate",
            "-");

    assertEquals("{\"position\":3}\n", bare.out());
    assertEquals("{\"type\":\"QueueUpdate\",\"message\":{\"position\":3}}\n", wrapped.out());
  }

  @Test
  void saysWhatWasKeptWithoutBeingUnderstood() {
    String body =
        "{\"messages\":["
            + "{\"type\":\"Later\",\"message\":{\"a\":1}},"
            + "{\"type\":\"QueueUpdate\",\"message\":{\"position\":[]}},"
            + "{\"type\":\"ChatEnded\",\"message\":{\"reason\":\"boredom\",\"attachedRecords\":[],\"mood\":\"s3cret\"}}"
            + "],\"sequence\":2}";

    DemoResult result = Shell.runOn(body, "decode", "response/Messages", "--explain", "-");

    assertEquals(body + "\n", result.out());
    assertAll(
        () -> assertHas(result.err(), "$.messages[0].message: kept as it came"),
        () -> assertHas(result.err(), "does not know: Later"),
        () -> assertHas(result.err(), "$.messages[1].message.position: a property"),
        () -> assertHas(result.err(), "$.messages[2].message.reason: a word this edition does not"),
        () -> assertHas(result.err(), "$.messages[2].message.mood: a property this edition does"),
        () -> assertTrue(!result.err().contains("s3cret"), "values are not told"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QueueUpdate | {\"position\":[]} | .position: a property whose value cannot be read, kept; expected a whole number of 32 bits",
        "ChatEstablished | {\"name\":{}} | .name: a property whose value cannot be read, kept; expected a text",
        "ChatEstablished | {\"sneakPeekEnabled\":\"maybe\"} | .sneakPeekEnabled: a property whose value cannot be read, kept; expected true or false",
        "ChatEstablished | {\"chasitoridletimeout\":7} | .chasitoridletimeout: a property whose value cannot be read, kept; expected an object (ChasitorIdleTimeout)",
        "ChatRequestSuccess | {\"customDetails\":[7]} | .customDetails: a property of which only a part can be read, kept; expected an array, each element an object (CustomDetail)",
        "QueueUpdate | {\"mood\":[]} | .mood: a property this edition does not know, kept",
      })
  void tellsAKnownPropertyThatCannotBeReadFromAnUnknownOne(
      String type, String message, String line) {
    String body = "{\"messages\":[{\"type\":\"" + type + "\",\"message\":" + message + "}]}";
    DemoResult result = Shell.runOn(body, "decode", "--explain", "response/Messages", "-");

    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertHas(result.err(), "  $.messages[0].message" + line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "request/ChatMessage | {\"text\":[5]} | $.text | 8",
        "request/ChatMessage | {\"text\":\"unfinished | $.text | 19",
        "request/ChatMessage | {} | $.text | 1",
        "request/ChatMessage | <html><body>Down</body></html> | $ | 0",
        "request/ChatMessage | [] | $ | 0",
        "request/ChatMessage | `` | $ | 0",
        "response/Messages | {\"messages\":{},\"sequence\":1} | $.messages | 12",
        "message/ChatMessage | {\"type\":\"ChatMessage\",\"message\":{\"text\":[]}} | $.message.text | 40",
      })
  void tellsWhereABadBodyIsBad(String kind, String body, String path, int offset) {
    DemoResult result = Shell.runOn(body, "decode", kind, "-");

    assertEquals(ExitCode.FAILED, result.exitCode());
    assertEquals("", result.out(), "no part of a bad body is written");
    assertHas(
        result.err(), "standard input is not a " + kind + ": at " + path + ", byte " + offset);
    assertEquals(1, result.err().lines().count(), "one line, no stack trace");
  }

  @Test
  void refusesTheEnvelopeOfAnotherMessage() {
    DemoResult result =
        Shell.runOn(
            "{\"type\":\"ChatEnded\",\"message\":{}}", "decode", "message/AgentTyping", "-");

    assertEquals(ExitCode.FAILED, result.exitCode());
    assertHas(result.err(), "is a message/ChatEnded, not a message/AgentTyping");
  }

  @Test
  void refusesABodyOverTheLimit() {
    String body = "{\"text\":\"" + "x".repeat(1024 * 1024) + "\"}";

    DemoResult result = Shell.runOn(body, "decode", "request/ChatMessage", "-");

    assertEquals(ExitCode.FAILED, result.exitCode());
    assertEquals("", result.out());
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path folder) {
    String missing = folder.resolve("missing.json").toString();

    DemoResult noFile = Shell.run("decode", "request/ChatMessage", missing);
    DemoResult isFolder = Shell.run("decode", "request/ChatMessage", folder.toString());

    assertEquals(ExitCode.FAILED, noFile.exitCode());
    assertEquals("chasitor: there is no file " + missing + "\n", noFile.err());
    assertEquals(ExitCode.FAILED, isFolder.exitCode());
    assertHas(isFolder.err(), "cannot read " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "request/ChasitorInt, did you mean request/ChasitorInit?",
    "ChatMessage, did you mean request/ChatMessage or message/ChatMessage?",
    "QueueUpdat, did you mean message/QueueUpdate?",
    "response/messages, did you mean response/Messages?",
  })
  void guessesWhichKindWasMeant(String kind, String guess) {
    DemoResult result = Shell.run("decode", kind, "-");

    assertEquals(ExitCode.USAGE, result.exitCode());
    assertHas(result.err(), guess);
    assertHas(result.err(), "message/ChatEstablished");
  }

  @Test
  void guessesNothingWhenNothingIsNear() {
    DemoResult result = Shell.run("decode", "bananas", "-");

    assertEquals(ExitCode.USAGE, result.exitCode());
    assertTrue(!result.err().contains("did you mean"), result.err());
  }

  @Test
  void listsTheKinds() {
    DemoResult result = Shell.run("decode", "--list");

    assertEquals(ExitCode.OK, result.exitCode());
    assertEquals(BodyKind.all().stream().map(BodyKind::name).toList(), result.outLines());
  }

  @Test
  void asksForAKindAndAFile() {
    assertEquals(ExitCode.USAGE, Shell.run("decode").exitCode());
    assertEquals(ExitCode.USAGE, Shell.run("decode", "request/ChatMessage").exitCode());
  }

  /** The explanation finds properties by their names on the wire. */
  @ParameterizedTest
  @MethodSource("dev.chasitor.codec.BodyKind#all")
  void everyWrittenPropertyHasAnAccessorOfItsName(BodyKind<?> kind) {
    List<String> unreachable =
        kind.wireType().properties().stream()
            .filter(property -> property.presence() != Presence.READ_ONLY)
            .filter(property -> !isTypeOfEnvelope(kind, property))
            .filter(property -> Explanation.accessor(kind, property).isEmpty())
            .map(WireProperty::name)
            .toList();

    assertEquals(List.of(), unreachable);
  }

  private static boolean isTypeOfEnvelope(BodyKind<?> kind, WireProperty property) {
    return (kind.javaType() == Message.class && property.name().equals("type"))
        || kind.javaType() == NounWrapper.class;
  }

  @Test
  void explainsWhatIsWrapped() {
    DemoResult result =
        Shell.runOn(
            "{\"nouns\":[{\"prefix\":\"Chasitor\",\"noun\":\"ChatMessage\",\"object\":{\"text\":\"hi\"}},"
                + "{\"prefix\":\"Agent\",\"noun\":\"Wave\",\"object\":{}}]}",
            "decode",
            "--explain",
            "request/MultiNoun",
            "-");

    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertTrue(result.err().contains("$.nouns[0].object: ChatMessage with text"), result::err);
    assertTrue(
        result
            .err()
            .contains(
                "$.nouns[1].object: kept as it came, a noun this edition does not know: Agent/Wave"),
        result::err);
  }

  @Test
  void takesABareEventForNoEnvelope() {
    String event = "{\"type\":\"Error\",\"data\":\"x\"}";
    DemoResult bare = Shell.runOn(event, "decode", "message/CustomEvent", "-");
    assertEquals(ExitCode.OK, bare.exitCode(), bare.err());
    assertEquals(List.of(event), bare.outLines());
    String enveloped = "{\"type\":\"CustomEvent\",\"message\":" + event + "}";
    DemoResult result = Shell.runOn(enveloped, "decode", "message/CustomEvent", "-");
    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertEquals(List.of(enveloped), result.outLines());
  }

  @Test
  void warnsOfANounThatCannotBeRead() {
    DemoResult result =
        Shell.runOn(
            "{\"nouns\":[{\"prefix\":\"Chasitor\",\"noun\":\"ChatMessage\",\"object\":{}}]}",
            "decode",
            "request/MultiNoun",
            "-");
    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertTrue(result.err().contains("$.nouns[0] kept as it came: "), result::err);
  }

  @Test
  void warnsOfAMessageThatSpoilsNothingButCannotBeRead() {
    DemoResult result =
        Shell.runOn(
            "{\"messages\":[{\"type\":\"ChatMessage\",\"message\":{\"name\":\"Andy\"}}],\"sequence\":1}",
            "decode",
            "response/Messages",
            "-");

    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertTrue(result.err().contains("$.messages[0] kept as it came: "), result::err);
  }
}
