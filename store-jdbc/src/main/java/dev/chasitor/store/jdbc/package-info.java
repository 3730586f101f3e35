/**
 * The journal of a client in a database, by JDBC: {@link dev.chasitor.store.jdbc.JdbcJournal}.
 *
 * <p>Operations wait in a queue, and a thread of the journal does many of them in one transaction:
 * the writes of many sessions share one commit. So a database that needs a millisecond for a commit
 * still serves thousands of writes a second.
 *
 * <p>H2 and PostgreSQL share all statements. The build tests H2.
 */
@NullMarked
package dev.chasitor.store.jdbc;

import org.jspecify.annotations.NullMarked;
