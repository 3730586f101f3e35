package dev.chasitor.client;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A chat for code that waits for each result, on a thread that may block. Virtual threads work too:
 * no lock is held during a wait. Every wait has a time limit and can be interrupted; a limit of
 * more than 292 years counts as 292 years.
 *
 * <pre>{@code
 * try (BlockingChat chat = BlockingChat.start(client, request)) {
 *   chat.send("Hello", Duration.ofMinutes(5));
 *   for (Optional<SessionEvent> event = chat.next(WAIT); event.isPresent(); event = chat.next(WAIT)) {
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>One event is taken ahead of {@link #next}, and counts as delivered. When the session is
 * frozen, {@code next} still returns it, and the document has the later ones.
 *
 * <p>Thread-safe. If several threads wait for events, each event goes to one of them. Do not wait
 * in a callback of the session: in its listener, in a subscriber, or in a dependent of one of its
 * stages. The session delivers nothing before the callback returns, so every wait throws {@link
 * IllegalStateException} there.
 */
public final class BlockingChat implements AutoCloseable {

  private final ChatSession session;
  private final EventQueue events;

  /**
   * One future for all waits, because the session would keep a new one for each wait until the end.
   */
  private final CompletableFuture<EndCause> ended;

  private BlockingChat(ChatSession session) {
    this.session = session;
    this.events = new EventQueue();
    this.ended = session.ended().toCompletableFuture();
    session.events().subscribe(events);
  }

  /**
   * Starts a chat, and returns at once.
   *
   * @throws IllegalStateException if the client is closed or drained
   */
  public static BlockingChat start(ChatClient client, ChasitorInitRequest init) {
    return over(client.start(init));
  }

  /**
   * Starts a chat with an id and attributes of the application, and returns at once.
   *
   * @throws SessionIdInUseException if an open session of the client has the same id
   * @throws IllegalStateException if the client is closed or drained
   */
  public static BlockingChat start(
      ChatClient client, ChasitorInitRequest init, SessionOptions options) {
    return over(client.start(init, options));
  }

  /**
   * Wraps a session. It subscribes to {@link ChatSession#events()}, and misses no event of a
   * session that was started without a listener and has no subscriber yet.
   */
  public static BlockingChat over(ChatSession session) {
    return new BlockingChat(Objects.requireNonNull(session, "session"));
  }

  /** The session, for commands without waiting. */
  public ChatSession session() {
    return session;
  }

  /**
   * Says a line and waits for its outcome. Before an agent is there, that includes the wait for the
   * agent.
   *
   * @param patience how long to wait at most
   * @throws TimeoutException if the outcome is not known in time; the session still sends the line
   * @throws dev.chasitor.session.machine.IllegalCommandException if {@link #end} was called before
   * @throws SessionFrozenException if the session is frozen before that
   */
  public CommandOutcome send(String text, Duration patience)
      throws InterruptedException, TimeoutException {
    refuseWhereToldOf();
    return await(session.send(text).toCompletableFuture(), patience);
  }

  /**
   * Ends the chat after everything said before, and waits until the session is over.
   *
   * @param patience how long to wait at most
   * @throws EndRefusedException if the server did not accept the end, so that the chat goes on
   * @throws TimeoutException if the session is not over in time; it still ends later
   * @throws dev.chasitor.session.machine.IllegalCommandException if {@code end} was called before
   * @throws SessionFrozenException if the session is frozen before that
   */
  public EndCause end(Duration patience) throws InterruptedException, TimeoutException {
    refuseWhereToldOf();
    long begun = System.nanoTime();
    CommandOutcome outcome = await(session.end().toCompletableFuture(), patience);
    if (!(outcome instanceof CommandOutcome.Accepted) && session.phase() != Phase.ENDED) {
      throw new EndRefusedException(outcome);
    }
    return await(ended, patience.minusNanos(System.nanoTime() - begun));
  }

  /**
   * Waits for the next event.
   *
   * @param patience how long to wait at most
   * @return the event; empty if none came in time, and at once after {@link SessionEvent.Ended} or
   *     when the session was frozen
   * @throws EventOverflowException if more events came than the session keeps for a subscriber
   */
  public Optional<SessionEvent> next(Duration patience) throws InterruptedException {
    refuseWhereToldOf();
    return events.next(patience);
  }

  /**
   * Waits until the session is over.
   *
   * @param patience how long to wait at most
   * @throws TimeoutException if the session is not over in time
   * @throws SessionFrozenException if the session is frozen before that
   */
  public EndCause awaitEnd(Duration patience) throws InterruptedException, TimeoutException {
    refuseWhereToldOf();
    return await(ended, patience);
  }

  /** Drops the session as {@link ChatSession#close()} does, without waiting. */
  @Override
  public void close() {
    session.close();
  }

  private void refuseWhereToldOf() {
    if (session.isTelling()) {
      throw new IllegalStateException(
          "A callback of the session must not wait for the session: wait on another thread");
    }
  }

  private static <T> T await(CompletableFuture<T> awaited, Duration patience)
      throws InterruptedException, TimeoutException {
    try {
      return awaited.get(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
