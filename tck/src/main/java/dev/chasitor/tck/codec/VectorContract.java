package dev.chasitor.tck.codec;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of round trips: it applies all rules for reading and writing to whole documents and
 * values.
 */
public interface VectorContract extends CodecUnderTest {

  @Test
  @DisplayName("each vector is read, written strictly, and read again as the same")
  default void readsAndWritesEachVector() {
    Examination.ofEachKind(codec(), examination -> readsAndWrites(examination));
  }

  private static <T> void readsAndWrites(Examination<T> examination) {
    CodecSubject codec = examination.codec();
    for (TestVector<T> vector : TestVectors.of(examination.kind())) {
      T value = codec.decode(examination.kind(), vector.document().toBytes());
      byte[] written = codec.encode(examination.kind(), value);
      examination.isSame(vector.name(), vector.writtenTree(), JsonTree.object(written));
      T again = codec.decode(examination.kind(), written);
      // A malformed message keeps the offset of its error, and the offset changes.
      examination.complainUnless(
          vector.isMalformed() || again.equals(value),
          vector.name(),
          "expected the written document to read as the same value, but it differs");
    }
  }

  @Test
  @DisplayName("each value is read again as the same, however new what is in it")
  default void bringsBackEachValue() {
    Examination.ofEachKind(codec(), examination -> bringsBack(examination));
  }

  private static <T> void bringsBack(Examination<T> examination) {
    int number = 0;
    for (T value : Samples.any(examination.kind())) {
      number++;
      byte[] written = examination.codec().encode(examination.kind(), value);
      T again = examination.codec().decode(examination.kind(), written);
      examination.complainUnless(
          again.equals(value),
          "generated value " + number,
          "expected the written document to read as the same value, but it differs");
    }
  }
}
