package dev.chasitor.codec.document;

import dev.chasitor.model.ChasitorException;

/**
 * Thrown if a JSON document is malformed. It states the place and what was expected there.
 *
 * <p>Its message contains no value of the document, since a value may be a secret. For the same
 * reason it has no cause. Rules K-DEC-04, K-ERR-01, K-LIM-01, K-SEC-01.
 */
public final class MalformedMessageException extends ChasitorException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final long offset;
  private final String expectation;

  /**
   * Makes an exception for one place of a document.
   *
   * @param path the place in the document, for example {@code $.messages[0].message.text}
   * @param offset the same place as an offset in bytes, from 0
   * @param expectation what was expected and what was found, without the value
   */
  public MalformedMessageException(String path, long offset, String expectation) {
    super("at " + path + ", byte " + offset + ": " + expectation);
    this.path = path;
    this.offset = offset;
    this.expectation = expectation;
  }

  /** The place in the document, for example {@code $.messages[0].message.text}. */
  public String path() {
    return path;
  }

  /** The place in the document, as an offset in bytes from 0. */
  public long offset() {
    return offset;
  }

  /** What was expected and what was found, for example {@code expected text, found an array}. */
  public String expectation() {
    return expectation;
  }
}
