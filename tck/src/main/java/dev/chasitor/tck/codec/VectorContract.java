package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.BodyKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All rules for reading and writing at once, as documents and values need them. */
public interface VectorContract extends CodecUnderTest {

  @Test
  @DisplayName("each vector is read, written strictly, and read again as the same")
  default void readsAndWritesEachVector() {
    Examination examination = new Examination(codec());
    for (Vector<?> vector : Vectors.all()) {
      readsAndWrites(vector, examination);
    }
    examination.conclude();
  }

  private static <T> void readsAndWrites(Vector<T> vector, Examination examination) {
    BodyKind<T> kind = vector.kind();
    CodecSubject codec = examination.codec();
    Reading<T> reading = Reading.of(codec, kind, vector.document().toBytes());
    examination.complainUnless(
        reading.value().isPresent(), kind, vector.name(), reading.toString());
    reading
        .value()
        .ifPresent(
            value -> {
              byte[] written = codec.encode(kind, value);
              examination.isSame(
                  kind, vector.name(), vector.writtenTree(), JsonTree.object(written));
              // What was wrong with a message is told with its offset, which changes.
              examination.complainUnless(
                  vector.isMalformed() || codec.decode(kind, written).equals(value),
                  kind,
                  vector.name(),
                  "what is written is not read as the same value");
            });
  }

  @Test
  @DisplayName("each value is read again as the same, however new what is in it")
  default void bringsBackEachValue() {
    BodyKind.all().forEach(kind -> bringsBack(codec(), kind));
  }

  private static <T> void bringsBack(CodecSubject codec, BodyKind<T> kind) {
    for (T value : Samples.any(kind)) {
      assertEquals(value, codec.decode(kind, codec.encode(kind, value)), kind::name);
    }
  }
}
