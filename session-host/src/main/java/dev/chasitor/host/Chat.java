package dev.chasitor.host;

import dev.chasitor.model.ChatFailReason;

/**
 * One chat as the desk sees it, with the desk's commands. Thread-safe: commands may come from any
 * thread, and take effect in the order in which they are given. They reach the session on any node,
 * even while no node holds it.
 *
 * <p>The host logs a command that the chat does not allow, for example a line before {@link
 * #accept}, and changes nothing. It ignores commands after the end.
 *
 * <p>A command is lost if the store cannot load the session for it, or cannot save its step. The
 * host logs the loss with the kind of the command and the session's id, and does not try again. The
 * desk gets no report of it.
 *
 * <p>A method throws NullPointerException with the argument's name if that argument is null.
 */
public interface Chat {

  /** The session's id; not a secret. */
  String sessionId();

  /** Shows the visitor the place in the queue; 0 is next. */
  void queuePosition(int position);

  /**
   * Accepts the chat.
   *
   * @param name the agent's name
   * @param userId the agent's user id, {@code 005…}
   */
  void accept(String name, String userId);

  /** Says a line. */
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

  /** Reports that the agent was disconnected. The chat goes on, and another agent may take it. */
  void disconnected();

  /** Ends the chat. */
  void end();

  /** Rejects the request for a chat. */
  void fail(ChatFailReason reason);
}
