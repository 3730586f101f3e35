package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a document that a codec was asked to read: it was read, or refused as it should,
 * or something broke.
 *
 * @param value what was read
 * @param failure what was thrown instead
 * @param isRefusal whether that is how the codec refuses documents
 */
record Reading<T>(Optional<T> value, Optional<Throwable> failure, boolean isRefusal) {

  private static final ChasitorCodec REFERENCE = ChasitorCodec.create();

  /** Asks the codec to read a document. */
  static <T> Reading<T> of(CodecSubject codec, BodyKind<T> kind, byte[] document) {
    try {
      T value = Objects.requireNonNull(codec.decode(kind, document), "what is read");
      return new Reading<>(Optional.of(value), Optional.empty(), false);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Reading<>(Optional.empty(), Optional.of(e), codec.malformed().isInstance(e));
    }
  }

  /** The exception by which the document was refused. */
  Optional<RuntimeException> refusal() {
    return failure.filter(thrown -> isRefusal).map(RuntimeException.class::cast);
  }

  /** The strict document of a value. */
  static <T> Map<String, Object> seen(BodyKind<T> kind, T value) {
    return JsonTree.object(REFERENCE.encode(kind, value));
  }

  /** The value in a document. */
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
