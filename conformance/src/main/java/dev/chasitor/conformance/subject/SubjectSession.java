package dev.chasitor.conformance.subject;

import dev.chasitor.conformance.history.Event.Fate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One session of a client under test: what its application can ask of it. */
public interface SubjectSession {

  /**
   * The visitor says something.
   *
   * @return completes with what became of it, once; exceptionally if the client does not take it,
   *     because the chat is being ended
   */
  CompletionStage<Fate> say(String text);

  /** The visitor types. */
  void type();

  /** The visitor has typed this much of a line, if the client can show that. */
  default void peek(String text) {}

  /** The application posts a CustomEvent, if the client can do that. */
  default void raise(String type, String data) {}

  /**
   * The visitor ends the chat, after everything said before.
   *
   * @return completes with what became of it, as {@link #say} does
   */
  CompletionStage<Fate> end();

  /** The application drops the session here and now, without a word to the server. */
  void close();

  /**
   * The session is written down and driven no more, if the client can do that. Calls in flight are
   * given up; what was commanded and is not settled settles when the session goes on.
   *
   * @return what makes a new client go on from what was written; it completes when the last thing
   *     before was told, exceptionally if the client cannot do this
   */
  default CompletionStage<Runnable> freeze() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("freeze"));
  }
}
