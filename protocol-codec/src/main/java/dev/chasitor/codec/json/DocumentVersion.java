package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.JsonTypes.INT32;

import dev.chasitor.codec.document.MalformedMessageException;

/**
 * The {@code version} at the top of a document of ours. It is read before everything else, so that
 * a document of another version is refused for that, whatever is in it.
 */
public final class DocumentVersion {

  private static final JsonRecord<Integer> HEAD =
      JsonRecord.<Integer>of("Document", s -> s.next())
          .required("version", INT32, version -> version);

  private DocumentVersion() {}

  /**
   * Checks that a document has the version that this edition reads.
   *
   * @param what what the document holds, as the message names it: {@code a frozen session}
   * @param version the version that is read
   * @throws MalformedMessageException if the document has another version, or none
   */
  public static void require(JsonFormat format, byte[] document, String what, int version) {
    int found = format.fromBytes(HEAD, document);
    if (found != version) {
      throw new MalformedMessageException(
          "$.version",
          0,
          "expected "
              + what
              + " of version "
              + version
              + ", found one written as version "
              + found);
    }
  }
}
