package dev.chasitor.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source between a journal and its pool. It counts commits, and can hold up or break them.
 * It checks that each connection goes back as it came.
 */
final class Stage {

  /** How a commit breaks. */
  enum Break {
    NOTHING,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private static final long PATIENCE_SECONDS = 10;
  private static final String SET_LOCK_WAIT = "SET LOCK_TIMEOUT ";

  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<Duration> lockWaits = new CopyOnWriteArrayList<>();
  private final AtomicInteger returned = new AtomicInteger();
  private int commits;
  private final AtomicReference<Break> next = new AtomicReference<>(Break.NOTHING);
  private final AtomicReference<Break> afterNext = new AtomicReference<>(Break.NOTHING);
  private volatile CountDownLatch open = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(0);

  /** Returns a data source that gives the connections of another one by way of this stage. */
  DataSource before(DataSource dataSource) {
    return proxy(
        DataSource.class,
        dataSource,
        (method, values, call) -> {
          if (!method.getName().equals("getConnection")) {
            return call.run();
          }
          return connection((Connection) Objects.requireNonNull(call.run()));
        });
  }

  private Connection connection(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    int lockTimeout = LockTimeout.H2.get(connection);
    return proxy(
        Connection.class,
        connection,
        (method, values, call) -> {
          if (method.getName().equals("close")) {
            givenBack(connection, autoCommit, isolation, lockTimeout);
          }
          if (method.getName().equals("prepareStatement")) {
            noteLockWait(String.valueOf(Objects.requireNonNull(values)[0]));
          }
          if (!method.getName().equals("commit")) {
            return call.run();
          }
          reached.countDown();
          if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new SQLException("held up for too long");
          }
          Break breaks = next.getAndSet(afterNext.getAndSet(Break.NOTHING));
          if (breaks != Break.BEFORE_COMMIT) {
            call.run();
          }
          committed();
          if (breaks != Break.NOTHING) {
            throw new SQLException("the connection is lost", "08006");
          }
          return null;
        });
  }

  private void givenBack(Connection connection, boolean autoCommit, int isolation, int lockTimeout)
      throws SQLException {
    if (hasOpenTransaction(connection)) {
      faults.add("a connection has an open transaction");
    }
    if (connection.getAutoCommit() != autoCommit) {
      faults.add("a connection came with auto-commit " + autoCommit);
    }
    if (connection.getTransactionIsolation() != isolation) {
      faults.add("a connection came with isolation " + isolation);
    }
    if (LockTimeout.H2.get(connection) != lockTimeout) {
      faults.add("a connection came with lock timeout " + lockTimeout);
    }
    returned.incrementAndGet();
  }

  private static boolean hasOpenTransaction(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
                    + " WHERE SESSION_ID = SESSION_ID()");
        ResultSet found = query.executeQuery()) {
      return !found.next() || found.getBoolean(1);
    }
  }

  private void noteLockWait(String sql) {
    if (sql.startsWith(SET_LOCK_WAIT)) {
      lockWaits.add(Duration.ofMillis(Long.parseLong(sql.substring(SET_LOCK_WAIT.length()))));
    }
  }

  /** How long statements waited for a lock at most, in the order in which connections got it. */
  List<Duration> lockWaits() {
    return List.copyOf(lockWaits);
  }

  /** What is wrong with connections that were given back. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many connections were given back. */
  int returned() {
    return returned.get();
  }

  private synchronized void committed() {
    commits++;
    notifyAll();
  }

  synchronized int commits() {
    return commits;
  }

  /** Waits until there were so many commits. */
  synchronized void awaitCommits(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (commits < count) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("expected " + count + " commits, not " + commits);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Breaks the next commit. */
  void breakNext(Break breaks) {
    next.set(breaks);
  }

  /** Breaks the commit after the next. */
  void breakAfterNext(Break breaks) {
    afterNext.set(breaks);
  }

  /** Lets no transaction commit until {@link #release}. */
  void holdUp() {
    reached = new CountDownLatch(1);
    open = new CountDownLatch(1);
  }

  /** Waits until somebody commits and is held up. */
  void awaitReached() throws InterruptedException {
    if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody committed");
    }
  }

  void release() {
    open.countDown();
  }

  private interface Call {
    @Nullable Object run() throws Throwable;
  }

  private interface Around {
    @Nullable Object call(Method method, @Nullable Object @Nullable [] values, Call call)
        throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T real, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            Stage.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) ->
                around.call(
                    method,
                    values,
                    () -> {
                      try {
                        return method.invoke(real, values);
                      } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                      }
                    })));
  }
}
