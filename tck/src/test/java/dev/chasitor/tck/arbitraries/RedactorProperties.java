package dev.chasitor.tck.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Redactor;
import dev.chasitor.model.ChatMessageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever secrets a text repeats, in whatever spelling: what is kept of it has none. */
class RedactorProperties {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();
  private static final BodyKind<ChatMessageRequest> LINE =
      BodyKind.of(ChatMessageRequest.class).orElseThrow();

  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          UnaryOperator.identity(),
          RedactorProperties::json,
          RedactorProperties::jsonInAscii,
          secret -> form(secret).replace("+", "%20"),
          RedactorProperties::form,
          RedactorProperties::html);

  /**
   * A text of a peer's.
   *
   * @param secrets what the reader knows
   * @param pieces other words and spelled secrets, by turns
   */
  record Repeated(List<String> secrets, List<String> pieces) {
    String text() {
      return String.join("", pieces);
    }
  }

  @Provide
  Arbitrary<Repeated> repeated() {
    return secrets().list().ofMinSize(1).ofMaxSize(4).flatMap(RedactorProperties::repeating);
  }

  private static Arbitrary<Repeated> repeating(List<String> secrets) {
    Arbitrary<String> spelled =
        Combinators.combine(Arbitraries.of(secrets), Arbitraries.of(SPELLINGS))
            .as((secret, spelling) -> spelling.apply(secret));
    // Nothing that could begin a sign, of which the secret would then be the rest.
    Arbitrary<String> other = Arbitraries.of(" ", "no ", "/chat/", ": ", "\n", "é", "<p>", "\"");
    return Combinators.combine(other, spelled)
        .as((before, secret) -> before + secret)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(pieces -> new Repeated(secrets, pieces));
  }

  /** Keys, tokens and lines that are long enough to be found. */
  private static Arbitrary<String> secrets() {
    Arbitrary<String> signs =
        Arbitraries.of(
            "a",
            "a",
            "b",
            "Z",
            "7",
            "!",
            "=",
            "+",
            "/",
            "%",
            "%41",
            "&",
            "&lt;",
            "<",
            "\\",
            "\\n",
            "\"",
            "'",
            " ",
            "  ",
            "\n",
            "\t",
            "é",
            "\u6f22",
            "\ud83d\ude00");
    return signs
        .list()
        .ofMinSize(4)
        .ofMaxSize(40)
        .map(all -> String.join("", all))
        .filter(secret -> row(secret).codePointCount(0, row(secret).length()) >= Redactor.SHORTEST);
  }

  @Property(tries = 3000, afterFailure = AfterFailureMode.RANDOM_SEED)
  void nothingThatIsKeptHoldsASecret(@ForAll("repeated") Repeated peer) {
    String kept = Redactor.of(peer.secrets()).redact(peer.text());
    assertTrue(kept.length() <= Redactor.LONGEST_TEXT, kept);
    for (String part : kept.split(Pattern.quote(Redactor.MARK), -1)) {
      for (String secret : peer.secrets()) {
        for (UnaryOperator<String> spelling : SPELLINGS) {
          assertFalse(
              part.contains(row(spelling.apply(secret)))
                  || part.contains(spelling.apply(row(secret))),
              () -> "'" + secret + "' in '" + kept + "' of '" + peer.text() + "'");
        }
      }
    }
  }

  @Property(tries = 2000, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aTextThatIsCutAnywhereShowsNoBeginningOfASecret(
      @ForAll("repeated") Repeated peer, @ForAll("cuts") double share) {
    String secret = peer.secrets().get(0);
    String row = row(secret);
    // A sign that is cut may look like one more character, or two.
    int shown = Math.min(Redactor.SHORTEST + 2, row.codePointCount(0, row.length()));
    String beginning = row.substring(0, row.offsetByCodePoints(0, shown));
    for (UnaryOperator<String> spelling : SPELLINGS) {
      String spelled = spelling.apply(secret);
      int end = (int) (spelled.length() * share);
      int whole = end > 0 && Character.isHighSurrogate(spelled.charAt(end - 1)) ? end - 1 : end;
      String kept = Redactor.of(peer.secrets()).redact("no {" + spelled.substring(0, whole));
      assertFalse(
          kept.replace(Redactor.MARK, "\u0000").contains(beginning),
          () -> "'" + secret + "' cut at " + whole + " in '" + kept + "'");
    }
  }

  @Property(tries = 500, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aTextWithoutSecretsStays(@ForAll("repeated") Repeated peer) {
    String plain = "0123 456-789.";
    List<String> secrets =
        Stream.concat(peer.secrets().stream(), Stream.of("", "0", "0123 457", "123 456-789:"))
            .toList();
    assertEquals(plain, Redactor.of(secrets).redact(plain), secrets::toString);
  }

  @Provide
  Arbitrary<Double> cuts() {
    return Arbitraries.doubles().between(0, 1);
  }

  private static String row(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String json(String text) {
    String document =
        new String(
            CODEC.encode(LINE, ChatMessageRequest.builder().text(text).build()),
            StandardCharsets.UTF_8);
    return document.substring("{\"text\":\"".length(), document.length() - "\"}".length());
  }

  private static String jsonInAscii(String text) {
    StringBuilder all = new StringBuilder();
    text.chars().forEach(c -> all.append(String.format("\\u%04x", c)));
    return all.toString();
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
