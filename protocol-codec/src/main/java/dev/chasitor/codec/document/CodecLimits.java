package dev.chasitor.codec.document;

/**
 * The limits that a codec sets for documents of a peer. A document that exceeds one is malformed,
 * and no part of it is returned. Rule K-LIM-01.
 *
 * @param documentBytes the most bytes of a document
 * @param depth the most levels of nested objects and arrays
 * @param textLength the most UTF-16 units of one text
 * @param arrayLength the most elements of one array, and the most properties of an object with free
 *     names
 */
public record CodecLimits(int documentBytes, int depth, int textLength, int arrayLength) {

  /**
   * The most UTF-16 units of a property's name. If {@code textLength} is smaller, it limits names
   * too.
   */
  public static final int NAME_LENGTH = 1_000;

  /** The most characters of a number. */
  public static final int NUMBER_LENGTH = 1_000;

  private static final CodecLimits DEFAULTS =
      new CodecLimits(1024 * 1024, 64, 256 * 1024, 16 * 1024);

  public CodecLimits {
    if (documentBytes < 1 || depth < 1 || textLength < 1 || arrayLength < 1) {
      throw new IllegalArgumentException("Each limit of CodecLimits must be 1 or more");
    }
  }

  /**
   * Returns the default limits: 1 MiB per document, 64 levels, 256 Ki units per text, 16 Ki
   * elements per array.
   */
  public static CodecLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another number of bytes per document. */
  public CodecLimits withDocumentBytes(int bytes) {
    return new CodecLimits(bytes, depth, textLength, arrayLength);
  }

  /** Returns these limits with another depth. */
  public CodecLimits withDepth(int levels) {
    return new CodecLimits(documentBytes, levels, textLength, arrayLength);
  }

  /** Returns these limits with another length of a text, in UTF-16 units. */
  public CodecLimits withTextLength(int units) {
    return new CodecLimits(documentBytes, depth, units, arrayLength);
  }

  /** Returns these limits with another number of elements per array. */
  public CodecLimits withArrayLength(int elements) {
    return new CodecLimits(documentBytes, depth, textLength, elements);
  }
}
