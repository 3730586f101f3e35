package dev.chasitor.codec.json;

import java.io.ByteArrayOutputStream;

/**
 * The bytes that a generator writes. The generator writes when its buffer is full and at the end,
 * so most documents arrive in one piece. {@link #taken} then returns that piece without a copy.
 */
final class DocumentBytes extends ByteArrayOutputStream {

  DocumentBytes() {
    super(0);
  }

  /** Returns the document. Nothing may be written afterwards. */
  byte[] taken() {
    return count == buf.length ? buf : toByteArray();
  }
}
