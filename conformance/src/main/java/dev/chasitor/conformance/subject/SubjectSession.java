package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One session of a client under test, with the commands that an application can give. */
public interface SubjectSession {

  /**
   * Sends a line of the visitor.
   *
   * @return completes once with the line's fate; exceptionally if the client does not take the line
   *     because the chat is ending
   */
  CompletionStage<Fate> say(String text);

  /** Reports that the visitor types. */
  void type();

  /**
   * Shows the agent what the visitor has typed so far. Does nothing if the client has no sneak
   * peek.
   */
  default void peek(String text) {}

  /** Posts a CustomEvent. Does nothing if the client has no such command. */
  default void raise(String type, String data) {}

  /**
   * Ends the chat, after everything that the visitor said before.
   *
   * @return completes with the fate of the command, as {@link #say} does
   */
  CompletionStage<Fate> end();

  /** Drops the session at once, without a request to the server. */
  void close();

  /**
   * Freezes the session, if the client can do that. The client cancels open calls. Commands that
   * are not settled yet are settled after the thaw.
   *
   * @return completes after the last report of the frozen session, with a task that thaws it in a
   *     new client; completes exceptionally if the client cannot freeze
   */
  default CompletionStage<Runnable> freeze() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("freeze"));
  }

  /**
   * Whether {@link #restart} could go on in this way now. No crash happens to a client that cannot,
   * so the kit does not judge it by crashes.
   */
  default boolean canRestart(Restart how) {
    return false;
  }

  /**
   * Goes on with the session in a new process. The process before was killed, or lives on and does
   * not know yet. Later calls of this object concern the new process. Commands that were kept are
   * settled by the new process; those that were not kept may or may not have been sent.
   *
   * @param process the world of the new process
   * @param how what the new process knows
   * @return completes when the new process has the session; false if it does not get it; completes
   *     exceptionally if the client cannot restart
   */
  default CompletionStage<Boolean> restart(Environment process, Restart how) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("restart"));
  }
}
