package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.conformance.rule.CodecRule;
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

  /** The secret that no text may show. */
  String SECRET = "sEcReT!0123456789";

  /**
   * Documents that lenient readers take for JSON. {@code $} stands for the properties of a right
   * document.
   */
  List<String> NEARLY_JSON =
      List.of(
          "{$,}",
          "{,$}",
          "{$,\"x\":[1,]}",
          "{$,\"x\":[,1]}",
          "{$,\"x\":[1 2]}",
          "{$ \"x\":1}",
          "{$,\"x\" 1}",
          "{$,\"x\"=1}",
          "{$,x:1}",
          "{$,'x':1}",
          "{$,\"x\":'1'}",
          "{$,\"x\":+1}",
          "{$,\"x\":.5}",
          "{$,\"x\":5.}",
          "{$,\"x\":01}",
          "{$,\"x\":0x10}",
          "{$,\"x\":1e}",
          "{$,\"x\":-}",
          "{$,\"x\":NaN}",
          "{$,\"x\":-Infinity}",
          "{$,\"x\":True}",
          "{$,\"x\":nul}",
          "{$,\"x\":undefined}",
          "{$,\"x\":\"a\nb\"}",
          "{$,\"x\":\"a\tb\"}",
          "{$,\"x\":\"\\x41\"}",
          "{$,\"x\":\"\\u00g0\"}",
          "{$,\"x\":\"\\u00\"}",
          "{$,\"x\":\"\\\"}",
          "{$,\"x\":1]",
          "/* a */ {$}",
          "{$} // a",
          "{$ # a\n}",
          "({$})",
          "x({$});",
          ")]}'\n{$}");

  @Test
  @DisplayName("K-ERR-01 a document cut at any byte is refused, and never read in part")
  default void refusesWhatIsCut() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_ERR_01,
        examination -> {
          byte[] whole = JsonTree.bytes(examination.full());
          for (int length = 0; length < whole.length; length++) {
            examination.refuses("document cut at byte " + length, Arrays.copyOf(whole, length));
          }
        });
  }

  @Test
  @DisplayName("K-ERR-01 a document that something follows is refused")
  default void refusesWhatSomethingFollows() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_ERR_01,
        examination -> {
          byte[] whole = JsonTree.bytes(examination.full());
          for (String more : List.of("}", ",", "x", "{}", "\u0000", "[")) {
            byte[] longer = (new String(whole, UTF_8) + more).getBytes(UTF_8);
            examination.refuses("document followed by " + JsonTree.text(more), longer);
          }
        });
  }

  @Test
  @DisplayName("K-ERR-01 a document that is damaged, or nearly JSON, is refused")
  default void refusesWhatIsNotJson() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_ERR_01,
        examination -> {
          String text = JsonTree.text(examination.full("$", object -> object.put("y", true)));
          String properties = text.substring(1, text.length() - 1);
          for (String nearly : NEARLY_JSON) {
            examination.refuses(nearly, nearly.replace("$", properties).getBytes(UTF_8));
          }
          DamagedInput damage = new DamagedInput(JsonTree.bytes(examination.full()));
          for (int i = 1; i <= DamagedInput.TIMES; i++) {
            byte[] damaged = damage.next();
            if (!JsonReader.isJson(damaged)) {
              examination.refuses("damaged document " + i, damaged);
            }
          }
        });
  }

  @Test
  @DisplayName("K-SEC-01 no text about a value shows a session's key or token")
  default void showsNoSecretOfAValue() {
    eachReadingOfASecret(
        (examination, name, reading) ->
            reading
                .value()
                .ifPresent(
                    value ->
                        examination.judge(
                            !value.toString().contains(SECRET),
                            "$." + name,
                            "expected the secret to be hidden, but the text of the value shows"
                                + " it")));
  }

  @Test
  @DisplayName("K-SEC-01 no text about an error shows a session's key or token")
  default void showsNoSecretInAnError() {
    eachReadingOfASecret(
        (examination, name, reading) ->
            reading
                .failure()
                .ifPresent(
                    thrown ->
                        examination.judge(
                            !shows(SECRET, thrown),
                            "$." + name,
                            "expected the secret to be hidden, but the text of an error shows"
                                + " it")));
  }

  private void eachReadingOfASecret(SecretReading judge) {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_SEC_01,
        examination ->
            Accessors.secrets(examination.kind(), examination.full())
                .forEach(
                    name ->
                        withSecret(name, SECRET, examination)
                            .forEach(
                                document ->
                                    judge.judge(
                                        examination,
                                        name,
                                        Reading.of(
                                            examination.codec(), examination.kind(), document)))));
  }

  /**
   * Returns documents with the secret in this property: correct ones with longer secrets, and wrong
   * ones.
   */
  private static List<byte[]> withSecret(String name, String secret, Examination<?> examination) {
    List<byte[]> documents = new ArrayList<>();
    for (String longer :
        List.of(secret + "=", "0" + secret, secret + secret, secret + ".a-b_c", secret + "/+")) {
      documents.add(JsonTree.bytes(examination.full("$", object -> object.put(name, longer))));
    }
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
