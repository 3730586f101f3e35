package dev.chasitor.tck.codec;

import dev.chasitor.conformance.rule.CodecRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract for bytes that are not UTF-8: a codec refuses them in every text and in every name.
 */
public interface Utf8Contract extends CodecUnderTest {

  /** The mark that the tests replace with bad bytes. */
  String MARK = "x-bad-bytes";

  @Test
  @DisplayName("K-UTF-01 a character in more bytes than it needs is refused")
  default void refusesOverlong() {
    refuses(BadUtf8.overlong());
  }

  @Test
  @DisplayName("K-UTF-01 a surrogate in UTF-8 is refused, alone or in a pair")
  default void refusesSurrogates() {
    refuses(BadUtf8.surrogates());
  }

  @Test
  @DisplayName("K-UTF-01 a sequence that breaks off, or is none, is refused")
  default void refusesBroken() {
    refuses(BadUtf8.broken());
  }

  private void refuses(List<byte[]> sequences) {
    Examination.ofEachKind(
        codec(), CodecRule.K_UTF_01, examination -> refuses(sequences, examination));
  }

  /** Puts each sequence in one place, another one for each kind of document. */
  private static void refuses(List<byte[]> sequences, Examination<?> examination) {
    Map<String, String> documents = marked(examination);
    List<String> places = List.copyOf(documents.keySet());
    int turn = examination.kind().name().hashCode() & 0xff;
    for (byte[] bad : sequences) {
      String place = places.get(turn++ % places.size());
      examination.refuses(
          "bytes " + BadUtf8.hex(bad) + " in " + place,
          BadUtf8.in(Objects.requireNonNull(documents.get(place)), MARK, bad));
    }
  }

  /** Documents with a mark, by the place of the mark. */
  private static Map<String, String> marked(Examination<?> examination) {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put(
        "an unknown property",
        JsonTree.text(examination.full("$", object -> object.put("x", "a" + MARK + "b"))));
    documents.put(
        "a name", JsonTree.text(examination.full("$", object -> object.put("x" + MARK, 1))));
    Accessors.texts(examination.kind(), examination.full()).stream()
        .limit(1)
        .forEach(
            name ->
                documents.put(
                    "$." + name,
                    JsonTree.text(examination.full("$", object -> object.put(name, MARK)))));
    return documents;
  }
}
