package dev.chasitor.codec.document;

/**
 * How much a peer may make a reader hold. What goes over a limit is refused as malformed, never
 * read in part. Rule K-LIM-01.
 *
 * @param documentBytes bytes of a whole document
 * @param depth objects and arrays within each other
 * @param textLength UTF-16 units of one text
 * @param arrayLength elements of one array
 */
public record CodecLimits(int documentBytes, int depth, int textLength, int arrayLength) {

  /** No name of a property is longer, in UTF-16 units; nor than a text may be. */
  public static final int NAME_LENGTH = 1_000;

  /** No number has more characters. */
  public static final int NUMBER_LENGTH = 1_000;

  private static final CodecLimits DEFAULTS =
      new CodecLimits(1024 * 1024, 64, 256 * 1024, 16 * 1024);

  public CodecLimits {
    if (documentBytes < 1 || depth < 1 || textLength < 1 || arrayLength < 1) {
      throw new IllegalArgumentException("Each limit must be 1 or more");
    }
  }

  /** 1 MiB per document, 64 levels, 256 Ki units per text, 16 Ki elements per array. */
  public static CodecLimits defaults() {
    return DEFAULTS;
  }

  /** The same limits with another number of bytes per document. */
  public CodecLimits withDocumentBytes(int bytes) {
    return new CodecLimits(bytes, depth, textLength, arrayLength);
  }

  /** The same limits with another depth. */
  public CodecLimits withDepth(int levels) {
    return new CodecLimits(documentBytes, levels, textLength, arrayLength);
  }

  /** The same limits with another length of a text, in UTF-16 units. */
  public CodecLimits withTextLength(int units) {
    return new CodecLimits(documentBytes, depth, units, arrayLength);
  }

  /** The same limits with another number of elements per array. */
  public CodecLimits withArrayLength(int elements) {
    return new CodecLimits(documentBytes, depth, textLength, elements);
  }
}
