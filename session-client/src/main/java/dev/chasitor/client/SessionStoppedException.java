package dev.chasitor.client;

import dev.chasitor.model.ChasitorException;

/**
 * Reports that this client stopped driving a session, without an end of the chat. The journal has
 * the session, so that a client can go on with it by {@link ChatClient#resume}. What was kept is
 * not lost: the resumed session settles the commands.
 */
public final class SessionStoppedException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why a client stops driving a session. */
  public enum Reason {
    /**
     * Another holder claimed the session, somebody removed it, or the journal had a session with
     * the id of a new one.
     */
    FENCED(
        "another client claimed it, it is no longer in the journal, or the journal had another"
            + " session with its id when it was started"),
    /** The journal did not answer within the session's patience. */
    JOURNAL_FAILED("it was not known in time whether the journal had done a write"),
    /** The driver of the session threw an exception, which is in the log. */
    DRIVER_FAILED("its driver failed; the log has the exception"),
    /** The client was closed. */
    CLIENT_CLOSED("the client was closed");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  SessionStoppedException(Reason reason) {
    super("This client no longer drives the session, because " + reason.text);
    this.reason = reason;
  }

  /** Why the client stopped. */
  public Reason reason() {
    return reason;
  }
}
