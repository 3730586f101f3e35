package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.Documents.read;
import static dev.chasitor.codec.json.Documents.write;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue.Kind;
import dev.chasitor.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An envelope whose type is two words, with bodies that are records. */
class JsonEnvelopeTest {

  sealed interface Sound {}

  record Bark(int times) implements Sound {}

  record Song(Optional<String> title) implements Sound {}

  record Noise(List<String> words, Json raw, Optional<String> problem) implements Sound {}

  record Heard(Sound sound, Map<String, Json> more) {}

  private static final class Sounds implements JsonEnvelope.Family<Heard, Sound> {

    @Override
    public Heard wrap(Sound body, Map<String, Json> extras) {
      return new Heard(body, extras);
    }

    @Override
    public Sound body(Heard envelope) {
      return envelope.sound();
    }

    @Override
    public Map<String, Json> extras(Heard envelope) {
      return envelope.more();
    }

    @Override
    public Sound unknown(List<String> words, Json raw, @Nullable String problem) {
      return new Noise(words, raw, Optional.ofNullable(problem));
    }

    @Override
    public boolean isNoEnvelope(Sound catchAll) {
      return catchAll instanceof Noise noise
          && noise.words().equals(List.of("", ""))
          && noise.problem().isPresent();
    }

    @Override
    public List<String> words(Sound body) {
      if (body instanceof Noise noise) {
        return noise.words();
      }
      return List.of(body instanceof Bark ? "dog" : "bird", "sound");
    }

    @Override
    public Optional<Json> raw(Sound body) {
      return body instanceof Noise noise ? Optional.of(noise.raw()) : Optional.empty();
    }
  }

  private final JsonRecord<Bark> bark =
      JsonRecord.of("Bark", s -> new Bark(s.<Integer>next())).required("times", INT32, Bark::times);

  private final JsonRecord<Song> song =
      JsonRecord.of("Song", s -> new Song(s.next())).optional("title", TEXT, Song::title);

  private final JsonEnvelope<Heard, Sound> envelope =
      JsonEnvelope.of(
              "Heard",
              "Chapter 2",
              List.of("who", "what"),
              List.of("body", "content"),
              new Sounds())
          .with(List.of("dog", "sound"), Bark.class, bark)
          .withOptional(List.of("bird", "sound"), Song.class, song);

  @Test
  void theTypeIsWrittenFirstAndReadAnywhere() {
    Heard heard = new Heard(new Bark(2), Map.of("x", Json.of("1")));
    String written = "{\"who\":\"dog\",\"what\":\"sound\",\"body\":{\"times\":2},\"x\":1}";
    assertEquals(written, write(envelope, heard));
    assertEquals(heard, read(envelope, written));
    assertEquals(
        heard,
        read(envelope, "{\"what\":\"sound\",\"content\":{\"times\":2},\"x\":1,\"who\":\"dog\"}"));
  }

  @Test
  void anUnknownTypeIsKeptUnderItsWordsAsItCame() {
    String document = "{\"who\":\"cat\",\"what\":\"sound\",\"body\":[1.50]}";
    Heard heard = read(envelope, document);
    assertEquals(
        new Noise(List.of("cat", "sound"), Json.of("[1.50]"), Optional.empty()), heard.sound());
    assertEquals(document, write(envelope, heard));
  }

  @Test
  void aBodyThatCannotBeReadIsKeptUnlessItIsOptional() {
    assertEquals(
        new Noise(
            List.of("dog", "sound"),
            Json.of("{\"times\":[]}"),
            Optional.of("at $.body.times, byte 44: expected an integer, found an array")),
        read(envelope, "{\"who\":\"dog\",\"what\":\"sound\",\"body\":{\"times\":[]}}").sound());
    assertEquals(
        new Song(Optional.empty()),
        read(envelope, "{\"who\":\"bird\",\"what\":\"sound\",\"body\":{\"title\":[]}}").sound());
  }

  @Test
  void aMissingBodyIsOneOfWhichAllIsMissing() {
    String bird = "{\"who\":\"bird\",\"what\":\"sound\"";
    assertEquals(new Song(Optional.empty()), read(envelope, bird + "}").sound());
    assertEquals(
        new Song(Optional.of("a")),
        read(envelope, bird + ",\"body\":null,\"content\":{\"title\":\"a\"}}").sound());
    assertEquals(
        new Noise(
            List.of("dog", "sound"),
            Json.of("null"),
            Optional.of("at $.body.times, byte 27: expected an integer, found nothing")),
        read(envelope, "{\"who\":\"dog\",\"what\":\"sound\"}").sound());
  }

  @Test
  void anEnvelopeWithoutItsWordsIsKeptWhole() {
    assertEquals(
        new Noise(
            List.of("", ""),
            Json.of("{\"who\":\"dog\",\"body\":{\"times\":1}}"),
            Optional.of("at $.what, byte 31: expected text, found nothing")),
        read(envelope, "{\"who\":\"dog\",\"body\":{\"times\":1}}").sound());
  }

  @Test
  void aBodyMayComeAsATextOnlyWhereThatIsSaid() {
    String document = "{\"who\":\"dog\",\"what\":\"sound\",\"body\":\"{\\\"times\\\":2}\"}";
    assertEquals(new Bark(2), read(envelope.orBodyAsText(), document).sound());
    assertEquals(
        Json.of("\"{\\\"times\\\":2}\""), ((Noise) read(envelope, document).sound()).raw());
  }

  @Test
  void itTellsItsWordsAndBodies() {
    WireType type = envelope.describe().types().get(0);
    assertEquals("Heard", type.name());
    assertEquals("Chapter 2", type.source());
    assertEquals(true, type.open());
    assertEquals(
        List.of("who", "what", "body"),
        type.properties().stream().map(WireProperty::name).toList());
    assertEquals(List.of("dog", "bird"), type.properties().get(0).value().words());
    assertEquals(List.of("sound"), type.properties().get(1).value().words());
    WireProperty body = type.properties().get(2);
    assertEquals(Kind.UNION, body.value().kind());
    assertEquals(List.of("content"), body.alsoReadAs());
    assertEquals(List.of("dog/sound", "bird/sound"), body.value().words());
    assertEquals(List.of(bark.type(), song.type()), body.value().types());
  }

  @Test
  void aBodyIsFoundByItsWords() {
    assertSame(song, envelope.body(List.of("bird", "sound")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> envelope.body(List.of("cat", "sound")));
    assertEquals("No table for cat/sound", e.getMessage());
  }

  @Test
  void noKnownWordHasTheSignBetweenWords() {
    assertThrows(
        IllegalArgumentException.class,
        () -> envelope.with(List.of("dog", "so/und"), Bark.class, bark));
  }

  @Test
  void anUnknownPropertyMayNotPoseAsAKnownOne() {
    for (String known : List.of("who", "body", "content")) {
      Heard heard = new Heard(new Bark(1), Map.of(known, Json.of("1")));
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> write(envelope, heard));
      assertEquals("An additional property of Heard has the name of a known one", e.getMessage());
    }
  }
}
