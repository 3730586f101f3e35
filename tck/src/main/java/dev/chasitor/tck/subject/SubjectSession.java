package dev.chasitor.tck.subject;

import dev.chasitor.tck.history.Event.Fate;
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

  /** The session is written down and goes on from what was written, if the client can do that. */
  default void freeze() {}
}
