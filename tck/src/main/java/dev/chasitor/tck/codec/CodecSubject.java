package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.CodecLimits;

/**
 * The adapter between a codec under test and the contract. The contract calls it from one thread.
 */
public interface CodecSubject {

  /**
   * Reads a document.
   *
   * @return the value; never null
   * @throws RuntimeException of the type {@link #malformed()} if the codec refuses the document
   */
  <T> T decode(BodyKind<T> kind, byte[] document);

  /**
   * Writes a value as a document in UTF-8.
   *
   * @throws RuntimeException of the type {@link #malformed()} if the codec cannot write the value
   */
  <T> byte[] encode(BodyKind<T> kind, T value);

  /** Returns the one type of exception with which the codec refuses a document. */
  Class<? extends RuntimeException> malformed();

  /**
   * Returns the text of a refusal in which rule K-DEC-04 looks for a path like {@code
   * $.customDetails[0].label}. By default this is the exception's message.
   */
  default String place(RuntimeException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /** Returns the codec's limits. */
  default CodecLimits limits() {
    return CodecLimits.defaults();
  }
}
