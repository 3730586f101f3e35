package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.CodecLimits;

/** The codec under test. */
public interface CodecSubject {

  /**
   * Reads a document.
   *
   * @throws RuntimeException of the type {@link #malformed()} if it refuses the document
   */
  <T> T decode(BodyKind<T> kind, byte[] document);

  /**
   * Writes a document in UTF-8.
   *
   * @throws RuntimeException of the type {@link #malformed()} if the value cannot be written
   */
  <T> byte[] encode(BodyKind<T> kind, T value);

  /** The one type of exception by which documents are refused. */
  Class<? extends RuntimeException> malformed();

  /**
   * Where a refusal says what is wrong: the text in which rule K-DEC-04 looks for a path like
   * {@code $.customDetails[0].label}.
   */
  default String place(RuntimeException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /** What is read at most. */
  default CodecLimits limits() {
    return CodecLimits.defaults();
  }
}
