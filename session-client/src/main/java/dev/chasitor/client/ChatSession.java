package dev.chasitor.client;

import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.session.visitor.Agent;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * One chat session, from its start to its end. Thread-safe: commands may come from any thread, and
 * take effect in the order in which they are given.
 *
 * <p>The stage of a command completes exactly once, on the executor of the listener ({@link
 * ChatClient.Builder#executor}) and in order with the events. Its outcome says what became of the
 * command: {@link CommandOutcome.Accepted}, {@link CommandOutcome.Refused}, {@link
 * CommandOutcome.NotSent}, or {@link CommandOutcome.Unknown} if it was sent and may have arrived.
 */
public final class ChatSession implements AutoCloseable {

  private final SessionDriver driver;
  private final SessionDescription description;

  ChatSession(SessionDriver driver, SessionDescription description) {
    this.driver = driver;
    this.description = description;
  }

  SessionDriver driver() {
    return driver;
  }

  /**
   * The id of the session: the one that the application chose in {@link SessionOptions}, or a
   * random one. It stays the same after a thaw.
   */
  public String id() {
    return description.id();
  }

  /**
   * The attributes that the application gave the session, in its order. They stay the same after a
   * thaw.
   */
  public Map<String, String> attributes() {
    return description.attributes();
  }

  /**
   * Says a line. The line waits until an agent is there, and during a hand-over.
   *
   * @return the outcome; exceptionally {@link dev.chasitor.session.machine.IllegalCommandException}
   *     after {@link #end()}, and {@link SessionStoppedException} if this client no longer drives
   *     the session
   */
  public CompletionStage<CommandOutcome> send(String text) {
    return say(Optional.empty(), text, Optional.empty()).outcome();
  }

  /**
   * Says a line under an id of the application's. Given again under the same id, it is not said
   * again: the stages are those of the first time. This holds after a freeze and a crash, too, in
   * the session that goes on. So an application that does not know whether its line was kept says
   * it again. The texts are not compared.
   *
   * <p>A session remembers the outcomes of the last {@link
   * dev.chasitor.session.visitor.SettledCommands#MOST} commands with ids. The outcome of an older
   * one is {@link CommandOutcome.Unknown}, and says that it is forgotten.
   *
   * @param id the application's id, for one command of this session
   * @return the stages of the command
   */
  public GivenCommand send(CommandId id, String text) {
    return say(Optional.of(id), text, Optional.empty());
  }

  /**
   * Says a line under an id of the application's, unless it waits longer than this for its first
   * try. Then it is settled as {@link CommandOutcome.NotSent}. The time counts also while the
   * session is frozen, and after a crash.
   *
   * @param id the application's id, for one command of this session
   * @param timeToLive how long the line may wait
   * @return the stages, as for {@link #send(CommandId, String)}
   * @throws IllegalArgumentException if the time is not positive, or longer than {@link
   *     dev.chasitor.session.visitor.Profile#LONGEST}
   */
  public GivenCommand send(CommandId id, String text, Duration timeToLive) {
    return say(Optional.of(id), text, Optional.of(timeToLive));
  }

  /**
   * Says a line that the application may have given before, in a process whose session is lost. Use
   * it after a stale thaw ({@link Thaw#STALE}): the document does not know the ids of commands that
   * came after it. If the id is known, the stages are those of the first time, as for {@link
   * #send(CommandId, String)}. If it is not, the line takes the first line of equal text that the
   * transcript shows and no other command has taken, and is settled as {@link
   * CommandOutcome.Accepted}. If there is none, it is said. So give each line once, in its order.
   *
   * <p>The outcome is {@link CommandOutcome.Unknown}, and the line is not said, if no transcript
   * shows whether it was said before: the server knows no take-over, the transcript begins too
   * late, or the session is over.
   *
   * @param id the application's id, for one command of this session
   * @return the stages of the command
   */
  public GivenCommand sendAgain(CommandId id, String text) {
    Objects.requireNonNull(id, "id");
    // It is made here too, so that the caller is told what the input refuses.
    var unused = new Input.Send(Duration.ZERO, 1, text, Optional.of(id), Optional.empty(), true);
    return driver.command(
        Optional.of(id),
        (now, names) -> new Input.Send(now, names.ref(), text, names.id(), Optional.empty(), true));
  }

  private GivenCommand say(Optional<CommandId> id, String text, Optional<Duration> timeToLive) {
    // The input refuses what it must not have. It is made here too, so that the caller is told.
    var unused = new Input.Send(Duration.ZERO, 1, text, id, timeToLive);
    return driver.command(
        id, (now, names) -> new Input.Send(now, names.ref(), text, names.id(), timeToLive));
  }

  /**
   * Takes a line, an event or a choice back that waits for its first try. It is then settled as
   * {@link CommandOutcome.NotSent}. Nothing happens if it was sent, is settled, or is not known.
   *
   * @param id the application's id of the command
   */
  public void withdraw(CommandId id) {
    driver.withdraw(Objects.requireNonNull(id, "id"));
  }

  /** Shows the agent that the visitor types, or stopped. It is dropped unless an agent is there. */
  public void typing(boolean typing) {
    driver.submit(now -> new Input.Typing(now, typing));
  }

  /**
   * Shows the agent what the visitor has typed so far. It is dropped unless an agent is there who
   * may see it.
   */
  public void sneakPeek(String text) {
    Objects.requireNonNull(text, "text");
    driver.submit(now -> new Input.SneakPeek(now, text));
  }

  /**
   * Sends an event that the application defines. It keeps its place among the lines.
   *
   * @return the outcome, as for {@link #send}
   */
  public CompletionStage<CommandOutcome> event(CustomEventRequest event) {
    return post(Optional.empty(), event).outcome();
  }

  /**
   * Sends an event that the application defines, under an id of the application's.
   *
   * @return the stages, as for {@link #send(CommandId, String)}
   */
  public GivenCommand event(CommandId id, CustomEventRequest event) {
    return post(Optional.of(id), event);
  }

  /**
   * Sends an event that the application defines. It keeps its place among the lines.
   *
   * @param type the type of the event
   * @param data the data of the event
   * @return the outcome, as for {@link #send}
   */
  public CompletionStage<CommandOutcome> event(String type, String data) {
    return event(CustomEventRequest.builder().type(type).data(data).build());
  }

  /**
   * Sends the visitor's choice from a menu that the agent's side showed. It keeps its place among
   * the lines.
   *
   * @return the outcome, as for {@link #send}
   * @throws IllegalArgumentException if the choice cannot be written, because an additional
   *     property is not JSON or has the name of a known one
   */
  public CompletionStage<CommandOutcome> richMessage(RichMessageRequest choice) {
    return post(Optional.empty(), choice).outcome();
  }

  /**
   * Sends the visitor's choice from a menu, under an id of the application's.
   *
   * @return the stages, as for {@link #send(CommandId, String)}
   * @throws IllegalArgumentException if the choice cannot be written
   */
  public GivenCommand richMessage(CommandId id, RichMessageRequest choice) {
    return post(Optional.of(id), choice);
  }

  private GivenCommand post(Optional<CommandId> id, Request request) {
    Objects.requireNonNull(request, "request");
    // The input refuses what cannot be written. It is made here too, so that the caller is told.
    var unused = new Input.Post(Duration.ZERO, 1, request);
    return driver.command(
        id,
        (now, names) -> new Input.Post(now, names.ref(), request, names.id(), Optional.empty()));
  }

  /**
   * Ends the chat after everything said before. While no agent is there, the visitor leaves the
   * queue at once.
   *
   * @return the outcome; exceptionally {@link dev.chasitor.session.machine.IllegalCommandException}
   *     if {@code end} was called before
   */
  public CompletionStage<CommandOutcome> end() {
    return end(Optional.empty()).outcome();
  }

  /**
   * Ends the chat as {@link #end()} does, under an id of the application's.
   *
   * @return the stages, as for {@link #send(CommandId, String)}
   */
  public GivenCommand end(CommandId id) {
    return end(Optional.of(id));
  }

  private GivenCommand end(Optional<CommandId> id) {
    return driver.command(id, (now, names) -> new Input.End(now, names.ref(), names.id()));
  }

  /** The phase of the session; for a frozen session, the phase at the freeze. */
  public Phase phase() {
    return driver.state().phase();
  }

  /**
   * The agent of the chat, with name and user id as far as the server sent them. Empty before an
   * agent accepts, and from the end of the chat on.
   */
  public Optional<Agent> agent() {
    return driver.state().knownAgent();
  }

  /**
   * The visitor's place in the queue, as the server reported it last; 0 means that the visitor is
   * next. Empty outside a queue, and if the server does not report it.
   */
  public OptionalInt queuePosition() {
    return driver.state().queuePosition();
  }

  /**
   * How long until an agent accepts, as the server estimated last. The value does not count down.
   * Empty outside a queue, and if the server does not know or does not say. Servers say it from API
   * version 47 on, and some only if the request asked for it.
   *
   * <p>Guide chapters 5 and 7, {@code estimatedWaitTime} of ChatRequestSuccess and QueueUpdate.
   */
  public Optional<Duration> estimatedWaitTime() {
    return driver.state().estimatedWaitTime();
  }

  /**
   * A publisher of the session's events, for subscribers that request them. No call of the session
   * waits for a subscriber. But when {@link dev.chasitor.session.visitor.Deliveries#MOST} events
   * wait to be confirmed, the session polls no more often than it must.
   *
   * <ul>
   *   <li>A session that was started or thawed without a listener keeps its events for its first
   *       subscriber, who misses none. An event counts as delivered when that subscriber's {@code
   *       onNext} returns. Every other subscriber gets the events after it subscribed.
   *   <li>At most {@link ChatClient.Builder#eventBuffer} events wait for each subscriber. A slower
   *       subscriber gets all of these and then {@link EventOverflowException}, without a gap
   *       between them.
   *   <li>The publisher completes after {@link SessionEvent.Ended}, or without that event when the
   *       session is frozen or stopped.
   *   <li>Calls to the subscribers and the listener of one session never overlap (rule C-DLV-05). A
   *       subscriber that throws is cancelled, and the others go on.
   * </ul>
   */
  public Flow.Publisher<SessionEvent> events() {
    return driver.audience().events();
  }

  /**
   * A stage that completes when the session is over, after the listener received the last event. It
   * completes exceptionally with {@link SessionFrozenException} if the session is frozen before
   * that, and with {@link SessionStoppedException} if this client stops driving it.
   */
  public CompletionStage<EndCause> ended() {
    return driver.audience().ended();
  }

  /** How many stages wait for the end. */
  int waiters() {
    return driver.audience().waiters();
  }

  /** Whether the calling thread runs a callback of this session. */
  boolean isTelling() {
    return driver.audience().isTelling();
  }

  /**
   * Stops the session, so that this or another process can go on with it by {@link
   * ChatClient#thaw}. The session gives up calls on their way, and the thawed session tries them
   * again with the same numbers. So nothing is lost, and nothing arrives twice. A session that is
   * over can be frozen too, and stays over.
   *
   * <p>The stage completes after the listener received the last event before the freeze; no event
   * follows. What the listener did not confirm, or the first subscriber of a session without a
   * listener did not receive, stands in the document: the thawed session delivers it again, with
   * the same number. The stages of unsettled commands complete exceptionally with {@link
   * SessionFrozenException}. Its {@code ref} is the key of the command in {@link #carriedOver()} of
   * the thawed session. A later command is not kept, and is settled as {@link
   * CommandOutcome.NotSent}. One with an id of the application's may be in the document already, so
   * its stages fail with {@link SessionFrozenException}: give it again to the thawed session. A
   * second freeze returns the same frozen session.
   *
   * @return the frozen session; exceptionally {@link IllegalStateException} if its document cannot
   *     be written or read again, in which case the session goes on
   */
  public CompletionStage<FrozenSession> freeze() {
    return driver.freeze(Optional.empty());
  }

  /**
   * Stops the session as {@link #freeze()} does, but waits no longer than this for a callback that
   * is under way. The thawed session delivers again what the listener has not confirmed by then.
   *
   * @param patience how long to wait for the listener; zero does not wait
   * @return the frozen session, as for {@link #freeze()}
   * @throws IllegalArgumentException if the time is negative
   */
  public CompletionStage<FrozenSession> freeze(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("The time for a freeze must not be negative: " + patience);
    }
    return driver.freeze(Optional.of(patience));
  }

  /**
   * The outcomes of the commands that were unsettled when the session was frozen, or when its
   * process was gone, by their refs. Empty in a session that was started here.
   */
  public Map<Long, CompletionStage<CommandOutcome>> carriedOver() {
    return driver.carriedOver();
  }

  /**
   * The outcomes of {@link #carriedOver()} whose commands have ids of the application's, by these.
   */
  public Map<CommandId, CompletionStage<CommandOutcome>> carriedOverById() {
    return driver.carriedOverById();
  }

  /**
   * Drops the session, and returns at once. The session gives up calls on their way, settles every
   * command, and sends the server nothing. The server ends the chat when no poll comes. This does
   * nothing if the session is over or frozen. To end the chat properly, call {@link #end()} and
   * wait for {@link #ended()} first.
   */
  @Override
  public void close() {
    driver.submit(Input.Abandon::new);
  }

  @Override
  public String toString() {
    return "ChatSession[" + description.label() + ", " + phase() + "]";
  }
}
