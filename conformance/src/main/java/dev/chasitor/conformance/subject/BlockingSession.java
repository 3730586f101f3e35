package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;

/**
 * A chat of a client under test that blocks. The kit calls it on one thread of its own, one call
 * after the other. A call may wait for the network and for other threads, but it must return within
 * some seconds.
 */
public interface BlockingSession {

  /**
   * Says a line to the agent.
   *
   * @return what became of the line; {@code UNKNOWN} if the client sent it and knows no more
   */
  Fate say(String text);

  /**
   * Ends the chat on behalf of the visitor.
   *
   * @return what became of the request to end
   */
  Fate end();

  /** The visitor types. Does nothing if the client cannot say so. */
  default void type() {}

  /** Drops the session: the client cancels its requests and stops its threads. Idempotent. */
  void close();
}
