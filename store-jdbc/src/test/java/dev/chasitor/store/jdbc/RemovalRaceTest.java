package dev.chasitor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What another process does between the statements of a removal. */
class RemovalRaceTest {

  private static final JournalWrite FIRST =
      new JournalWrite("chat", 7, 1, "old", Optional.of("{}"), "{}", List.of("{\"n\":1}"));

  private final String url = "jdbc:h2:mem:race-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  /** Something that another process does. */
  private interface Act {
    void run() throws Exception;
  }

  /** What another process does to its journal. */
  private interface Use {
    void of(JournalSql journal) throws Exception;
  }

  @Test
  void aClaimIsStrongerThanARemovalThatHasBegun() throws Exception {
    remove(
        JournalAnswer.FENCED,
        another -> assertTrue(another.claim("chat", 7, "new").isPresent()),
        another -> {
          assertEquals(Optional.of(8L), another.read("chat").map(JournalRecord::epoch));
          assertEquals(JournalAnswer.WRITTEN, another.remove("chat", 8));
        });
  }

  @Test
  void theSameRemovalTwiceAtOnceIsDoneOnce() throws Exception {
    remove(
        JournalAnswer.WRITTEN,
        another -> assertEquals(JournalAnswer.WRITTEN, another.remove("chat", 7)),
        another ->
            assertEquals(JournalAnswer.FENCED, another.write(FIRST), "the removal is remembered"));
  }

  /** Removes a session, while and after another process uses the journal. */
  private void remove(JournalAnswer expected, Use meanwhile, Use afterwards) throws Exception {
    try (Connection slow = transactions();
        Connection other = transactions()) {
      JournalSql another = new JournalSql(other);
      assertEquals(JournalAnswer.WRITTEN, another.write(FIRST));
      other.commit();
      JournalSql removing =
          new JournalSql(
              afterItsFirstStatement(
                  slow,
                  () -> {
                    meanwhile.of(another);
                    other.commit();
                  }));
      assertEquals(expected, removing.remove("chat", 7));
      slow.commit();
      afterwards.of(another);
      other.commit();
    }
  }

  private Connection transactions() throws Exception {
    Connection connection = DriverManager.getConnection(url, "sa", "");
    JournalSchema.prepare(connection);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Returns the connection, which lets another process act when its first statement was done. */
  private static Connection afterItsFirstStatement(Connection real, Act act) {
    boolean[] isDone = {false};
    return proxy(
        Connection.class,
        (method, values) -> {
          Object made = call(real, method, values);
          return made instanceof PreparedStatement statement
              ? proxy(
                  PreparedStatement.class,
                  (executing, parameters) -> {
                    Object result = call(statement, executing, parameters);
                    boolean executes =
                        executing.getName().toLowerCase(Locale.ROOT).startsWith("execute");
                    if (executes && !isDone[0]) {
                      isDone[0] = true;
                      act.run();
                    }
                    return result;
                  })
              : made;
        });
  }

  private interface Around {
    @Nullable Object call(Method method, @Nullable Object @Nullable [] values) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            RemovalRaceTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) -> around.call(method, values)));
  }

  private static @Nullable Object call(
      Object real, Method method, @Nullable Object @Nullable [] values) throws Throwable {
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
