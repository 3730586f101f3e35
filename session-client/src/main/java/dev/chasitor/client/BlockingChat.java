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
 * A chat for code that would rather wait: one call after the other, on a thread that may block. A
 * virtual thread does as well: nothing is locked while waiting. Every wait has an end and can be
 * interrupted; one of more than 292 years has none.
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
 * <p>Thread-safe; of several threads that wait for events, each event goes to one. Not for use
 * where the session tells something (in its listener, a subscriber, or what depends on one of its
 * stages): what is waited for there could not be told before that returns, so every wait throws
 * {@link IllegalStateException} there.
 */
public final class BlockingChat implements AutoCloseable {

  private final ChatSession session;
  private final EventQueue events;

  /** One for all waits: each stage that is asked for would be kept until the end. */
  private final CompletableFuture<EndCause> ended;

  private BlockingChat(ChatSession session) {
    this.session = session;
    this.events = new EventQueue();
    this.ended = session.ended().toCompletableFuture();
    session.events().subscribe(events);
  }

  /**
   * Asks for a chat; returns at once.
   *
   * @throws IllegalStateException if the client is closed
   */
  public static BlockingChat start(ChatClient client, ChasitorInitRequest init) {
    return over(client.start(init));
  }

  /**
   * Waits for what happens in a session. It takes a place as a subscriber of {@link
   * ChatSession#events()}: of a session that has neither listener nor subscriber yet, nothing is
   * missed.
   */
  public static BlockingChat over(ChatSession session) {
    return new BlockingChat(Objects.requireNonNull(session, "session"));
  }

  /** The session, for everything that need not be waited for. */
  public ChatSession session() {
    return session;
  }

  /**
   * Says something and waits until it is known what became of it: until an agent is there, among
   * other things.
   *
   * @param patience how long to wait at most
   * @throws TimeoutException if it is not known by then; what was said is on its way all the same
   * @throws dev.chasitor.session.machine.IllegalCommandException after the end was asked for
   * @throws SessionFrozenException if the session is frozen first
   */
  public CommandOutcome send(String text, Duration patience)
      throws InterruptedException, TimeoutException {
    refuseWhereToldOf();
    return await(session.send(text).toCompletableFuture(), patience);
  }

  /**
   * Ends the chat behind everything said before, and waits until it is over.
   *
   * @param patience how long to wait at most
   * @throws EndRefusedException if the server did not take the end: the chat goes on
   * @throws TimeoutException if it is not over by then; it is being ended all the same
   * @throws dev.chasitor.session.machine.IllegalCommandException if the end was asked for before
   * @throws SessionFrozenException if the session is frozen first
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
   * What happens next.
   *
   * @param patience how long to wait at most
   * @return empty if nothing happened in that time, and at once if nothing will: after {@link
   *     SessionEvent.Ended}, or when the session was frozen
   * @throws EventOverflowException if so much happened since the last call that some of it could
   *     not be kept
   */
  public Optional<SessionEvent> next(Duration patience) throws InterruptedException {
    refuseWhereToldOf();
    return events.next(patience);
  }

  /**
   * Waits until the chat is over.
   *
   * @param patience how long to wait at most
   * @throws TimeoutException if it is not over by then
   * @throws SessionFrozenException if the session is frozen first
   */
  public EndCause awaitEnd(Duration patience) throws InterruptedException, TimeoutException {
    refuseWhereToldOf();
    return await(ended, patience);
  }

  /** Drops the session, as {@link ChatSession#close()} does; waits for nothing. */
  @Override
  public void close() {
    session.close();
  }

  private void refuseWhereToldOf() {
    if (session.isTelling()) {
      throw new IllegalStateException(
          "Waiting here, where the session tells something, would keep it from telling more");
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
