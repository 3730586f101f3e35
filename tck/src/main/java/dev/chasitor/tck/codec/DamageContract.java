package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract for damaged documents: a codec refuses them completely, with one type of exception,
 * and shows no secret.
 */
public interface DamageContract extends CodecUnderTest {

  @Test
  @DisplayName("K-ERR-01 what is not a whole document is refused, and never read in part")
  default void refusesWhatIsNotWhole() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          byte[] whole = JsonTree.bytes(examination.full());
          for (int length = 0; length < whole.length; length++) {
            examination.refuses("document cut at byte " + length, Arrays.copyOf(whole, length));
          }
          for (String more : List.of("}", ",", "x", "{}", "\u0000", "[")) {
            byte[] longer = (new String(whole, UTF_8) + more).getBytes(UTF_8);
            examination.refuses("document followed by " + JsonTree.text(more), longer);
          }
          DamagedInput damage = new DamagedInput(whole);
          for (int i = 1; i <= DamagedInput.TIMES; i++) {
            byte[] damaged = damage.next();
            if (!JsonReader.isJson(damaged)) {
              examination.refuses("damaged document " + i, damaged);
            }
          }
        });
  }

  @Test
  @DisplayName("K-SEC-01 no text about a value or an error shows a session's key or token")
  default void showsNoSecret() {
    Examination.ofEachKind(
        codec(),
        examination ->
            Accessors.secrets(examination.kind(), examination.full())
                .forEach(name -> showsNoSecret(name, examination)));
  }

  private static void showsNoSecret(String name, Examination<?> examination) {
    String secret = "sEcReT!0123456789";
    for (byte[] document : withSecret(name, secret, examination)) {
      Reading<?> reading = Reading.of(examination.codec(), examination.kind(), document);
      examination.complainUnless(
          reading.value().filter(value -> value.toString().contains(secret)).isEmpty(),
          "$." + name,
          "expected the secret to be hidden, but the text of the value shows it");
      examination.complainUnless(
          reading.failure().stream().noneMatch(thrown -> shows(secret, thrown)),
          "$." + name,
          "expected the secret to be hidden, but the text of an error shows it");
    }
  }

  /**
   * Returns documents with the secret in this property: one correct document and several wrong
   * ones.
   */
  private static List<byte[]> withSecret(String name, String secret, Examination<?> examination) {
    List<byte[]> documents = new ArrayList<>();
    Map<String, Object> document = examination.full("$", object -> object.put(name, secret));
    byte[] whole = JsonTree.bytes(document);
    int secretEnds = JsonTree.text(document).indexOf(secret) + secret.length();
    for (int length = secretEnds; length <= whole.length; length++) {
      documents.add(Arrays.copyOf(whole, length));
    }
    for (Object wrong : List.of(secret + "\n", List.of(secret), Map.of(secret, secret))) {
      document.put(name, wrong);
      documents.add(JsonTree.bytes(document));
    }
    for (WireProperty property : examination.kind().wireType().properties()) {
      if (property.presence() == Presence.REQUIRED && !property.name().equals(name)) {
        Map<String, Object> without = examination.full("$", object -> object.put(name, secret));
        without.remove(property.name());
        documents.add(JsonTree.bytes(without));
      }
    }
    return documents;
  }

  /** Whether the text appears in an error, its causes or its suppressed errors. */
  private static boolean shows(String text, @Nullable Throwable thrown) {
    return thrown != null
        && (thrown.toString().contains(text)
            || shows(text, thrown.getCause())
            || Stream.of(thrown.getSuppressed()).anyMatch(other -> shows(text, other)));
  }
}
