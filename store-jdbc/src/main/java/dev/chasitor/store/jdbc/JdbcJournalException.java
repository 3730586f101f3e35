package dev.chasitor.store.jdbc;

import dev.chasitor.model.ChasitorException;
import dev.chasitor.session.machine.SafeTrace;
import java.sql.SQLException;

/**
 * What went wrong between a journal and its database. A stage of the journal fails with it, or
 * opening the journal throws it.
 *
 * <p>It quotes no message of the database, which may hold a session's key or people's words. It has
 * the class, the SQLState and the number of the error. Its cause has the stack trace.
 */
public final class JdbcJournalException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  JdbcJournalException(String message) {
    super(message);
  }

  private JdbcJournalException(String message, Throwable thrown) {
    super(message);
    initCause(SafeTrace.of(thrown));
  }

  /** Returns an exception with the part of another one that is free of secrets. */
  static JdbcJournalException of(String what, Throwable thrown) {
    String kind = thrown.getClass().getName();
    return new JdbcJournalException(
        thrown instanceof SQLException sql
            ? "%s: %s, SQLState %s, error %d"
                .formatted(what, kind, sql.getSQLState(), sql.getErrorCode())
            : what + ": " + kind,
        thrown);
  }
}
