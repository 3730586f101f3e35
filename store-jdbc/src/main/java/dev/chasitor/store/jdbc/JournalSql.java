package dev.chasitor.store.jdbc;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a journal, within one transaction of its caller. H2 and PostgreSQL share them
 * all; only {@code SKIP LOCKED} is not standard SQL. A condition of an update decides about a
 * fence: no changed row means that the epoch, the owner or the version did not fit.
 */
final class JournalSql implements AutoCloseable {

  private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

  private static final String ADD =
      """
      INSERT INTO chat_session (id, first_epoch, epoch, version, owner, state)
        SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT), 1, CAST(? AS VARCHAR),
          CAST(? AS TEXT)
        WHERE NOT EXISTS (SELECT 1 FROM chat_session WHERE id = ?)
          AND NOT EXISTS (SELECT 1 FROM chat_removed WHERE session = ? AND epoch = ?)""";

  private static final String UPDATE =
      """
      UPDATE chat_session SET version = version + 1, state = ?
        WHERE id = ? AND epoch = ? AND owner = ? AND version = ?""";

  private static final String ADD_SETTINGS =
      "INSERT INTO chat_session_settings (session, settings) VALUES (?, ?)";

  private static final String UPDATE_SETTINGS =
      "UPDATE chat_session_settings SET settings = ? WHERE session = ?";

  private static final String ADD_ENTRY =
      "INSERT INTO chat_entry (session, version, number, entry) VALUES (?, ?, ?, ?)";

  private static final String HOLDER =
      "SELECT epoch, version, owner FROM chat_session WHERE id = ?";

  private static final String SESSION =
      """
      SELECT epoch, version, owner, settings, state
        FROM chat_session JOIN chat_session_settings ON session = id WHERE id = ?""";

  /** The limit leaves out what was added after the session was read: H2 shows such rows. */
  private static final String ENTRIES =
      """
      SELECT entry FROM chat_entry
        WHERE session = ? AND version <= ? ORDER BY version, number""";

  private static final String CLAIM =
      "UPDATE chat_session SET epoch = epoch + 1, owner = ? WHERE id = ? AND epoch = ?";

  private static final String FIRST_EPOCH =
      "SELECT first_epoch FROM chat_session WHERE id = ? AND epoch = ?";

  private static final String REMEMBER =
      "INSERT INTO chat_removed (session, epoch, removed_at) VALUES (?, ?, " + NOW + ")";

  /** A process that stands still may have locked some: they are left for the next time. */
  private static final String REMOVED_LONG_AGO =
      "SELECT session, epoch FROM chat_removed WHERE removed_at < "
          + NOW
          + " - ? FETCH FIRST 1000 ROWS ONLY FOR UPDATE SKIP LOCKED";

  private static final String FORGET = "DELETE FROM chat_removed WHERE session = ? AND epoch = ?";

  private static final String REMOVE = "DELETE FROM chat_session WHERE id = ? AND epoch = ?";

  private static final String REMOVE_SETTINGS =
      "DELETE FROM chat_session_settings WHERE session = ?";

  private static final String REMOVE_ENTRIES = "DELETE FROM chat_entry WHERE session = ?";

  private static final String SET_LEASE =
      "UPDATE chat_owner SET lease_until = " + NOW + " + ? WHERE owner = ?";

  private static final String ADD_LEASE =
      "INSERT INTO chat_owner (owner, lease_until) VALUES (?, " + NOW + " + ?)";

  private static final String REMOVE_LEASE = "DELETE FROM chat_owner WHERE owner = ?";

  /** An owner that stands still while it renews its lease has locked it: it is left. */
  private static final String OLD_LEASES =
      "SELECT owner FROM chat_owner WHERE lease_until < " + NOW + " FOR UPDATE SKIP LOCKED";

  private static final String SESSIONS =
      "SELECT id, epoch, chat_session.owner, COALESCE(lease_until > "
          + NOW
          + ", FALSE) FROM chat_session LEFT JOIN chat_owner"
          + " ON chat_owner.owner = chat_session.owner";

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  JournalSql(Connection connection) {
    this.connection = connection;
  }

  JournalAnswer write(JournalWrite write) throws SQLException {
    if (write.version() == 1 ? add(write) : update(write)) {
      addEntries(write);
      return JournalAnswer.WRITTEN;
    }
    return isRepeat(write) ? JournalAnswer.WRITTEN : JournalAnswer.FENCED;
  }

  private boolean add(JournalWrite write) throws SQLException {
    boolean isAdded =
        change(
                ADD,
                write.session(),
                write.epoch(),
                write.epoch(),
                write.owner(),
                write.state(),
                write.session(),
                write.session(),
                write.epoch())
            == 1;
    if (isAdded) {
      change(ADD_SETTINGS, write.session(), write.settings().orElseThrow());
    }
    return isAdded;
  }

  private boolean update(JournalWrite write) throws SQLException {
    boolean isUpdated =
        change(
                UPDATE,
                write.state(),
                write.session(),
                write.epoch(),
                write.owner(),
                write.version() - 1)
            == 1;
    if (isUpdated && write.settings().isPresent()) {
      change(UPDATE_SETTINGS, write.settings().get(), write.session());
    }
    return isUpdated;
  }

  private void addEntries(JournalWrite write) throws SQLException {
    if (!write.entries().isEmpty()) {
      PreparedStatement statement = statement(ADD_ENTRY);
      for (int number = 0; number < write.entries().size(); number++) {
        bind(statement, write.session(), write.version(), number, write.entries().get(number));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private boolean isRepeat(JournalWrite write) throws SQLException {
    try (ResultSet found = query(HOLDER, write.session())) {
      return found.next()
          && found.getLong(1) == write.epoch()
          && found.getLong(2) == write.version()
          && found.getString(3).equals(write.owner());
    }
  }

  Optional<JournalRecord> read(String session) throws SQLException {
    try (ResultSet found = query(SESSION, session)) {
      return found.next()
          ? Optional.of(
              new JournalRecord(
                  session,
                  found.getLong(1),
                  found.getLong(2),
                  found.getString(3),
                  found.getString(4),
                  found.getString(5),
                  entries(session, found.getLong(2))))
          : Optional.empty();
    }
  }

  private List<String> entries(String session, long version) throws SQLException {
    List<String> entries = new ArrayList<>();
    try (ResultSet found = query(ENTRIES, session, version)) {
      while (found.next()) {
        entries.add(found.getString(1));
      }
    }
    return entries;
  }

  Optional<JournalRecord> claim(String session, long epoch, String owner) throws SQLException {
    change(CLAIM, owner, session, epoch);
    return read(session).filter(it -> it.epoch() == epoch + 1 && it.owner().equals(owner));
  }

  JournalAnswer remove(String session, long epoch) throws SQLException {
    Optional<Long> first = firstEpoch(session, epoch);
    // The deletion decides: another holder may have claimed the session meanwhile.
    if (first.isPresent() && change(REMOVE, session, epoch) == 1) {
      change(REMEMBER, session, first.get());
      change(REMOVE_SETTINGS, session);
      change(REMOVE_ENTRIES, session);
      return JournalAnswer.WRITTEN;
    }
    try (ResultSet found = query(HOLDER, session)) {
      return found.next() ? JournalAnswer.FENCED : JournalAnswer.WRITTEN;
    }
  }

  private Optional<Long> firstEpoch(String session, long epoch) throws SQLException {
    try (ResultSet found = query(FIRST_EPOCH, session, epoch)) {
      return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
    }
  }

  /**
   * Sets a lease, and forgets some of what was removed long ago. A new owner also removes the rows
   * of owners whose lease is over.
   */
  boolean renew(String owner, Duration lease) throws SQLException {
    forget();
    if (lease.isZero()) {
      change(REMOVE_LEASE, owner);
    } else if (change(SET_LEASE, lease.toMillis(), owner) == 0) {
      removeOldLeases();
      change(ADD_LEASE, owner, lease.toMillis());
    }
    return true;
  }

  private void forget() throws SQLException {
    PreparedStatement forget = statement(FORGET);
    try (ResultSet found = query(REMOVED_LONG_AGO, SessionJournal.MEMORY_OF_REMOVED.toMillis())) {
      while (found.next()) {
        bind(forget, found.getString(1), found.getLong(2));
        forget.addBatch();
      }
    }
    forget.executeBatch();
  }

  private void removeOldLeases() throws SQLException {
    List<String> owners = new ArrayList<>();
    try (ResultSet found = query(OLD_LEASES)) {
      while (found.next()) {
        owners.add(found.getString(1));
      }
    }
    for (String owner : owners) {
      change(REMOVE_LEASE, owner);
    }
  }

  List<HeldSession> sessions() throws SQLException {
    List<HeldSession> sessions = new ArrayList<>();
    try (ResultSet found = query(SESSIONS)) {
      while (found.next()) {
        sessions.add(
            new HeldSession(
                found.getString(1), found.getLong(2), found.getString(3), found.getBoolean(4)));
      }
    }
    return sessions;
  }

  private int change(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statement(sql);
    bind(statement, values);
    return statement.executeUpdate();
  }

  private ResultSet query(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statement(sql);
    bind(statement, values);
    return statement.executeQuery();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Closes the statements, not the connection. */
  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
