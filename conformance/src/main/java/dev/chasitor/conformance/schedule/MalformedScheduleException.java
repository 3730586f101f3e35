package dev.chasitor.conformance.schedule;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChasitorException;

/**
 * Thrown if a text is no schedule. Its message says where the text is wrong, what was expected
 * there, and for a token what to do.
 */
public final class MalformedScheduleException extends ChasitorException {
  private static final long serialVersionUID = 1L;

  MalformedScheduleException(String message) {
    super(message);
  }

  /** Makes the exception for one place of a document. */
  static MalformedScheduleException at(String path, String expectation) {
    return new MalformedScheduleException("The schedule is wrong at " + path + ": " + expectation);
  }

  /** Makes the exception for a document that the codec refused. */
  static MalformedScheduleException of(MalformedMessageException refused) {
    String place = refused.offset() == 0 ? "" : ", byte " + refused.offset();
    return at(refused.path() + place, refused.expectation());
  }
}
