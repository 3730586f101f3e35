package dev.chasitor.session;

import dev.chasitor.codec.Reply;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.time.Duration;

/**
 * What can happen to a session. Every input tells the time: a monotonic duration since the session
 * began, in any driver's clock.
 */
public sealed interface Input {

  /** Time since the session began; never goes back from one input to the next. */
  Duration now();

  /**
   * Opens the session and asks for the chat.
   *
   * @param now time since the session began
   */
  record Start(Duration now) implements Input {}

  /**
   * Says something. What is said before an agent is there waits.
   *
   * @param now time since the session began
   * @param ref the caller's name for the command, repeated in {@link Effect.Settle}
   * @param text what the visitor says
   */
  record Send(Duration now, long ref, String text) implements Input {}

  /**
   * Shows the agent that the visitor types, or stopped typing. Best effort: dropped unless an agent
   * is there, collapsed to the latest.
   *
   * @param now time since the session began
   * @param typing whether the visitor types
   */
  record Typing(Duration now, boolean typing) implements Input {}

  /**
   * Ends the chat after everything said before it; while no agent is there it leaves the queue at
   * once.
   *
   * @param now time since the session began
   * @param ref the caller's name for the command, repeated in {@link Effect.Settle}
   */
  record End(Duration now, long ref) implements Input {}

  /**
   * Drops the session without a word to the server.
   *
   * @param now time since the session began
   */
  record Abandon(Duration now) implements Input {}

  /**
   * The moment that {@link VisitorState#deadline()} named has come. Harmless when early.
   *
   * @param now time since the session began
   */
  record Deadline(Duration now) implements Input {}

  /**
   * A call was answered. Ignored unless the call is still waited for.
   *
   * @param now time since the session began
   * @param call the id in {@link Effect.Call}
   * @param reply the answer
   */
  record Replied(Duration now, long call, Reply reply) implements Input {}

  /**
   * A call was not answered. Ignored unless the call is still waited for.
   *
   * @param now time since the session began
   * @param call the id in {@link Effect.Call}
   * @param failure why
   */
  record Lost(Duration now, long call, FailureKind failure) implements Input {}
}
