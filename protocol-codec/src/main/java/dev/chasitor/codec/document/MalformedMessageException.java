package dev.chasitor.codec.document;

import dev.chasitor.model.ChasitorException;

/**
 * A JSON document that is not what it should be: where, and what was expected there.
 *
 * <p>Neither the message nor anything else here holds a value of the document, since that may be a
 * secret; nor is there a cause, whose message might. Rules K-DEC-04, K-ERR-01, K-LIM-01, K-SEC-01.
 */
public final class MalformedMessageException extends ChasitorException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final long offset;
  private final String expectation;

  /**
   * Says where and what.
   *
   * @param path the place in the document, for example {@code $.messages[0].message.text}
   * @param offset the same place as an offset in bytes, from 0
   * @param expectation what was expected and what was found instead, without the value
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

  /** The place in the document, in bytes from its start. */
  public long offset() {
    return offset;
  }

  /** What was expected and what was found, for example {@code expected text, found an array}. */
  public String expectation() {
    return expectation;
  }
}
