package dev.chasitor.client;

/**
 * Decides which process may go on with a frozen session. Two processes that drive the same session
 * would repeat each other's lines and take each other's messages. The server cannot see the
 * difference, so the application must prevent it.
 *
 * <p>A compare-and-set in a store that all processes share gives each generation to exactly one of
 * them. In this example each session has a row, which starts at generation 0:
 *
 * <pre>{@code
 * SessionLease lease =
 *     (session, generation) ->
 *         1 == jdbc.update(
 *             "update chat_lease set generation = ? where session = ? and generation = ?",
 *             generation, session, generation - 1);
 * }</pre>
 *
 * <p>Within one process a map does the same:
 *
 * <pre>{@code
 * ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();
 * SessionLease lease =
 *     (session, generation) ->
 *         generation == 1
 *             ? held.putIfAbsent(session, 1L) == null
 *             : held.replace(session, generation - 1, generation);
 * }</pre>
 */
@FunctionalInterface
public interface SessionLease {

  /**
   * Takes one generation of a session, unless it was taken before. {@link ChatClient#thaw} calls
   * this once, on the caller's thread, before anything is sent. It may block. The caller of {@code
   * thaw} gets what it throws.
   *
   * @param session {@link FrozenSession#id()}
   * @param generation {@link FrozenSession#generation()}
   * @return true if the caller may go on; false if the generation was taken before
   */
  boolean acquire(String session, long generation);

  /**
   * Takes a session from a holder that is gone, whatever generations it took. {@link
   * ChatClient#thaw} calls this in place of {@link #acquire} for a document that may be stale.
   * Without a store that knows when a holder is gone, a lease is best effort: two processes that go
   * on with one session repeat each other's lines. The default asks {@link #acquire}, which refuses
   * a generation that the holder took. A store in which each holder renews its row can answer:
   *
   * <pre>{@code
   * 1 == jdbc.update(
   *     "update chat_lease set generation = generation + 1, owner = ?, until = ?"
   *         + " where session = ? and until < ?",
   *     me, now.plus(period), session, now);
   * }</pre>
   *
   * @param session {@link FrozenSession#id()}
   * @param generation {@link FrozenSession#generation()}
   * @return true if the caller may go on; false if the holder may still be there
   */
  default boolean takeOver(String session, long generation) {
    return acquire(session, generation);
  }
}
