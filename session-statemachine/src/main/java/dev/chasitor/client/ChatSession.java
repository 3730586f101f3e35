package dev.chasitor.client;

import dev.chasitor.session.CommandOutcome;
import dev.chasitor.session.EndCause;
import dev.chasitor.session.Input;
import dev.chasitor.session.Phase;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * One chat, from asking for it to its end. Thread-safe: commands may come from any thread and take
 * effect in the order they are given.
 *
 * <p>Every command's stage completes exactly once, on the client's executor, in order with the
 * events the listener is told. What was said and could not be delivered is reported, never dropped
 * in silence.
 */
public final class ChatSession implements AutoCloseable {

  private final SessionDriver driver;

  ChatSession(SessionDriver driver) {
    this.driver = driver;
  }

  /**
   * Says something. Before an agent is there, and while the session is being taken over, it waits.
   *
   * @return what became of it; exceptionally {@link dev.chasitor.machine.IllegalCommandException}
   *     after {@link #end()}
   */
  public CompletionStage<CommandOutcome> send(String text) {
    Objects.requireNonNull(text, "text");
    return driver.command((now, ref) -> new Input.Send(now, ref, text));
  }

  /** Shows the agent that the visitor types, or stopped. Best effort. */
  public void typing(boolean typing) {
    driver.submit(now -> new Input.Typing(now, typing));
  }

  /**
   * Ends the chat after everything said before; while no agent is there it leaves the queue at
   * once.
   *
   * @return what became of it; exceptionally {@link dev.chasitor.machine.IllegalCommandException}
   *     when the end was asked for before
   */
  public CompletionStage<CommandOutcome> end() {
    return driver.command(Input.End::new);
  }

  /** Where the chat stands. */
  public Phase phase() {
    return driver.phase();
  }

  /** Completes when the chat is over, after the listener was told its last event. */
  public CompletionStage<EndCause> ended() {
    return driver.ended();
  }

  /**
   * Drops the session here and now: calls in flight are given up, what was not sent is reported as
   * such, and the server is not told (it ends the chat when polls stay away). Ends nothing on a
   * session that is over. For a polite end, call {@link #end()} and wait for {@link #ended()}
   * first.
   */
  @Override
  public void close() {
    driver.submit(Input.Abandon::new);
  }
}
