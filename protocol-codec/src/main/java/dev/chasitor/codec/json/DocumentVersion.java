package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.JsonTypes.INT32;

import dev.chasitor.codec.document.MalformedMessageException;

/**
 * Checks the {@code version} property of this library's own documents. The check comes before
 * anything else is read, so a document of another version always fails with that reason.
 */
public final class DocumentVersion {

  private static final JsonRecord<Integer> HEAD =
      JsonRecord.<Integer>of("Document", s -> s.next())
          .required("version", INT32, version -> version);

  private DocumentVersion() {}

  /**
   * Checks that a document has the version that this edition reads.
   *
   * @param what the content of the document for the message, such as {@code a frozen session}
   * @param version the version that this edition reads
   * @throws MalformedMessageException if the document has another version or none
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
