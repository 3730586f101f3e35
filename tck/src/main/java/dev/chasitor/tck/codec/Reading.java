package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of reading a document: a value, a refusal, or another failure.
 *
 * @param value the value; empty if the codec threw
 * @param failure what the codec threw; empty if it read the document
 * @param isRefusal whether the failure has the type of the codec's refusals
 */
record Reading<T>(Optional<T> value, Optional<Throwable> failure, boolean isRefusal) {

  private static final ChasitorCodec REFERENCE = ChasitorCodec.create();

  /** Reads a document with the codec under test. */
  static <T> Reading<T> of(CodecSubject codec, BodyKind<T> kind, byte[] document) {
    try {
      T value =
          Objects.requireNonNull(
              codec.decode(kind, document),
              "the codec's decode(…) returned null; it must return a value or throw");
      return new Reading<>(Optional.of(value), Optional.empty(), false);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Reading<>(Optional.empty(), Optional.of(e), codec.malformed().isInstance(e));
    }
  }

  /** Returns the exception with which the codec refused the document. */
  Optional<RuntimeException> refusal() {
    return failure.filter(thrown -> isRefusal).map(RuntimeException.class::cast);
  }

  /** Returns the strict document of a value, written by the reference codec. */
  static <T> Map<String, Object> seen(BodyKind<T> kind, T value) {
    return JsonTree.object(REFERENCE.encode(kind, value));
  }

  /** Returns the value of a document, read by the reference codec. */
  static <T> T meant(BodyKind<T> kind, byte[] document) {
    return REFERENCE.decode(kind, document);
  }

  @Override
  public String toString() {
    return failure
        .map(thrown -> (isRefusal ? "was refused: " : "broke: ") + thrown)
        .orElse("was read");
  }
}
