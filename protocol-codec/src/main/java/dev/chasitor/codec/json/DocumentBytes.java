package dev.chasitor.codec.json;

import java.io.ByteArrayOutputStream;

/**
 * What a generator writes. It does so when its own buffer is full or all is written, so that most
 * documents come in one piece: that piece is the document and is not copied again.
 */
final class DocumentBytes extends ByteArrayOutputStream {

  DocumentBytes() {
    super(0);
  }

  /** The document; nothing may be written afterwards. */
  byte[] taken() {
    return count == buf.length ? buf : toByteArray();
  }
}
