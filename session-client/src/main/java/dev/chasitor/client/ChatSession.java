package dev.chasitor.client;

import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * One chat, from asking for it to its end. Thread-safe: commands may come from any thread and take
 * effect in the order they are given.
 *
 * <p>Every command's stage completes exactly once, where the listener is told of events ({@link
 * ChatClient.Builder#executor}) and in order with them. What was said and could not be delivered is
 * reported, never dropped in silence: {@link CommandOutcome.Accepted} the server has it, {@link
 * CommandOutcome.Refused} it does not want it, {@link CommandOutcome.NotSent} it never left, {@link
 * CommandOutcome.Unknown} it left, and nothing told whether it arrived.
 */
public final class ChatSession implements AutoCloseable {

  private final SessionDriver driver;

  ChatSession(SessionDriver driver) {
    this.driver = driver;
  }

  /**
   * Says something. Before an agent is there, and while the session is being taken over, it waits.
   *
   * @return what became of it; exceptionally {@link
   *     dev.chasitor.session.machine.IllegalCommandException} after {@link #end()}
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
   * Shows the agent what the visitor has typed so far. Best effort: dropped unless an agent is
   * there who may see it.
   */
  public void sneakPeek(String text) {
    Objects.requireNonNull(text, "text");
    driver.submit(now -> new Input.SneakPeek(now, text));
  }

  /**
   * Sends an event of the application's own making; it keeps its place among the lines that are
   * said.
   *
   * @return what became of it, as for {@link #send}
   */
  public CompletionStage<CommandOutcome> event(CustomEventRequest event) {
    return post(event);
  }

  /**
   * Sends an event of the application's own making; it keeps its place among the lines that are
   * said.
   *
   * @param type what happened
   * @param data more about it
   * @return what became of it, as for {@link #send}
   */
  public CompletionStage<CommandOutcome> event(String type, String data) {
    return post(CustomEventRequest.builder().type(type).data(data).build());
  }

  /**
   * Chooses from a menu that the other side showed; it keeps its place among the lines that are
   * said.
   *
   * @return what became of it, as for {@link #send}
   * @throws IllegalArgumentException if the choice cannot be written: an additional property is not
   *     JSON, or has the name of a known one
   */
  public CompletionStage<CommandOutcome> richMessage(RichMessageRequest choice) {
    return post(choice);
  }

  private CompletionStage<CommandOutcome> post(Request request) {
    Objects.requireNonNull(request, "request");
    driver.check(request);
    return driver.command((now, ref) -> new Input.Post(now, ref, request));
  }

  /**
   * Ends the chat after everything said before; while no agent is there it leaves the queue at
   * once.
   *
   * @return what became of it; exceptionally {@link
   *     dev.chasitor.session.machine.IllegalCommandException} when the end was asked for before
   */
  public CompletionStage<CommandOutcome> end() {
    return driver.command(Input.End::new);
  }

  /** Where the chat stands; of a frozen session, where it stood. */
  public Phase phase() {
    return driver.phase();
  }

  /**
   * What happens, for subscribers that say how much of it they can take. The session never waits
   * for them: polling goes on.
   *
   * <ul>
   *   <li>A session that was started or thawed without a listener keeps what happens for its first
   *       subscriber, who misses nothing. Every other subscriber gets what happens after it came.
   *   <li>For each subscriber at most {@link ChatClient.Builder#eventBuffer} events wait. One that
   *       is slower gets all of those and then {@link EventOverflowException}: nothing is left out
   *       in between.
   *   <li>It completes after {@link SessionEvent.Ended}, or without that event when the session is
   *       frozen.
   *   <li>Calls of subscribers and of the listener of one session never overlap (rule C-DLV-05); a
   *       subscriber that throws is cancelled and harms no other.
   * </ul>
   */
  public Flow.Publisher<SessionEvent> events() {
    return driver.audience().events();
  }

  /**
   * Completes when the chat is over, after the listener was told its last event; exceptionally
   * {@link SessionFrozenException} when the session is frozen first.
   */
  public CompletionStage<EndCause> ended() {
    return driver.audience().ended();
  }

  /** How many stages wait for the end. */
  int waiters() {
    return driver.audience().waiters();
  }

  /** Whether the calling thread is being told something of this session. */
  boolean isTelling() {
    return driver.audience().isTelling();
  }

  /**
   * Stops driving the session, so that this or another process can go on with it by {@link
   * ChatClient#thaw}. Calls in flight are given up, and the thawed session tries them again under
   * their old numbers: nothing is lost and nothing arrives twice. A session that is over can be
   * frozen as well; it is still over then.
   *
   * <p>The stage completes after the listener was told the last event before freezing; there is
   * none after it. Subscribers of {@link #events()} still get what waits for them. OpenCommands
   * that are not settled complete exceptionally with {@link SessionFrozenException}, whose {@code
   * ref} finds them again in {@link #carriedOver()} of the thawed session; a command given later is
   * {@link CommandOutcome.NotSent}. Freezing twice gives the same frozen session.
   *
   * @return completes exceptionally with {@link IllegalStateException} if the document could not be
   *     written, or could not be read again; the session goes on then
   */
  public CompletionStage<FrozenSession> freeze() {
    return driver.freeze();
  }

  /**
   * The commands this session was thawed with, by their refs: what they come to is told here, since
   * whoever gave them is elsewhere. Empty in a session that was started.
   */
  public Map<Long, CompletionStage<CommandOutcome>> carriedOver() {
    return driver.carriedOver();
  }

  /**
   * Drops the session here and now, and returns at once: calls in flight are given up, what was not
   * sent is reported as such, and the server is not told (it ends the chat when polls stay away).
   * Ends nothing on a session that is over or frozen. For a polite end, call {@link #end()} and
   * wait for {@link #ended()} first.
   */
  @Override
  public void close() {
    driver.submit(Input.Abandon::new);
  }

  @Override
  public String toString() {
    return "ChatSession[" + phase() + "]";
  }
}
