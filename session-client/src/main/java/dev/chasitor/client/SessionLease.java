package dev.chasitor.client;

/**
 * Says who may go on with a frozen session. Two processes that drive one session would repeat each
 * other's words and steal each other's messages; the server cannot tell them apart, so the caller
 * must.
 *
 * <p>A lease that compares and sets, in any store that all processes share, admits exactly one
 * holder per generation. With a row per session, of generation 0 from the start:
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
   * Takes one generation of a session, if nobody has. Called once per {@link ChatClient#thaw}, on
   * its thread, before anything is sent; may block. What it throws goes to the caller of {@code
   * thaw}.
   *
   * @param session {@link FrozenSession#name()}
   * @param generation {@link FrozenSession#generation()}
   * @return whether the caller holds it now; a generation that was taken before is refused
   */
  boolean acquire(String session, long generation);
}
