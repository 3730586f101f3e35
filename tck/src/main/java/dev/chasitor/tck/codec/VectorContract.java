package dev.chasitor.tck.codec;

import dev.chasitor.conformance.rule.CodecRule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of round trips: a codec reads what it wrote as the same value. Each complaint names
 * the rules that the document or value needs besides.
 */
public interface VectorContract extends CodecUnderTest {

  @Test
  @DisplayName("K-ENC-02 each vector is read, written strictly, and read again as the same")
  default void readsAndWritesEachVector() {
    Examination.ofEachKind(codec(), CodecRule.K_ENC_02, examination -> readsAndWrites(examination));
  }

  private static <T> void readsAndWrites(Examination<T> examination) {
    for (TestVector<T> vector : TestVectors.of(examination.kind())) {
      String place = vector.name() + needing(vector.shows());
      examination
          .value(place, vector.document().toBytes())
          .ifPresent(
              value ->
                  writesTheSame(
                      place,
                      value,
                      Optional.of(vector.writtenTree()),
                      // A malformed message keeps the offset of its error, and the offset changes.
                      !vector.isMalformed(),
                      examination));
    }
  }

  @Test
  @DisplayName("K-ENC-02 each value is read again as the same, however new what is in it")
  default void bringsBackEachValue() {
    Examination.ofEachKind(codec(), CodecRule.K_ENC_02, examination -> bringsBack(examination));
  }

  private static <T> void bringsBack(Examination<T> examination) {
    int number = 0;
    for (T value : Samples.any(examination.kind())) {
      Set<CodecRule> rules = Traits.of(examination.kind(), Reading.seen(examination.kind(), value));
      writesTheSame(
          "generated value " + ++number + needing(rules),
          value,
          Optional.empty(),
          true,
          examination);
    }
  }

  private static <T> void writesTheSame(
      String place, T value, Optional<Object> expected, boolean equal, Examination<T> examination) {
    Optional<byte[]> written = examination.write(place, value);
    if (written.isPresent()) {
      expected.ifPresent(
          document ->
              JsonTree.read(written.get())
                  .ifPresentOrElse(
                      tree -> examination.isSame(place, document, tree),
                      () -> examination.complain(place, "expected the codec to write JSON")));
      examination
          .value(place + ", as written", written.get())
          .ifPresent(
              again ->
                  examination.complainUnless(
                      !equal || again.equals(value),
                      place,
                      "expected the written document to read as the same value, but it differs: "
                          + JsonTree.lacking(
                              Reading.seen(examination.kind(), value),
                              Reading.seen(examination.kind(), again))));
    }
  }

  private static String needing(Set<CodecRule> rules) {
    return rules.isEmpty()
        ? ""
        : rules.stream()
            .map(CodecRule::id)
            .sorted()
            .collect(Collectors.joining(", ", " (needs ", ")"));
  }
}
