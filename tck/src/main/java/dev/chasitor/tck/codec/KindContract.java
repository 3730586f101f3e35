package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.codec.BodyKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The part of the documents that a codec is judged by: a test for each kind, or why not. */
public interface KindContract extends CodecUnderTest {

  /** Returns a test for each kind of document. Those that the codec does not know are skipped. */
  @TestFactory
  default Stream<DynamicTest> knowsKinds() {
    CodecSubject codec = codec();
    assertFalse(codec.kinds().isEmpty(), "kinds() is empty: there is nothing to judge");
    return BodyKind.all().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    "[kind " + kind + "] The codec reads and writes it",
                    () -> {
                      if (!codec.kinds().contains(kind)) {
                        Assumptions.abort("Not judged: kinds() of the codec does not name it");
                      }
                      knows(codec, kind);
                    }));
  }

  private static <T> void knows(CodecSubject codec, BodyKind<T> kind) {
    T value = codec.decode(kind, JsonTree.bytes(TestVectors.full(kind)));
    assertFalse(codec.encode(kind, value).length == 0, "encode(…) returned no bytes");
  }
}
