package dev.chasitor.host;

import dev.chasitor.model.ChatFailReason;

/**
 * One chat as the desk sees it. Thread-safe: commands may come from any thread and take effect in
 * the order they are given, on whichever node holds the session, and also while none does.
 *
 * <p>A command that the chat does not allow, for example an answer before accepting, is logged and
 * changes nothing; one that comes after the end is ignored.
 */
public interface Chat {

  /** The session's id; not a secret. */
  String sessionId();

  /** Tells the visitor the place in the queue, 0 for next. */
  void queuePosition(int position);

  /**
   * Accepts the chat.
   *
   * @param name the agent's name
   * @param userId the agent's user id, {@code 005…}
   */
  void accept(String name, String userId);

  /** Says something. */
  void say(String text);

  /** Shows that the agent types, or stopped. */
  void typing(boolean typing);

  /**
   * Hands the chat to another agent.
   *
   * @param name the new agent's name
   * @param userId the new agent's user id, {@code 005…}
   */
  void transfer(String name, String userId);

  /** Tells that the agent was disconnected; the chat goes on, and another agent may take it. */
  void disconnected();

  /** Ends the chat. */
  void end();

  /** Turns the request down. */
  void fail(ChatFailReason reason);
}
