package dev.chasitor.server;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.DeskNotice.VisitorSaid;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A desk that lets every visitor wait a little, accepts, greets, and answers each line. It types
 * before it answers, and ends the chat at a word it was given. Thread-safe.
 */
public final class EchoDesk implements AgentDesk, AutoCloseable {

  private static final String USER_ID = "005000000000001AAA";

  private final Options options;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "chasitor-echo-desk");
            thread.setDaemon(true);
            return thread;
          });

  /** Delay of the next action of each chat, counted from now, so that actions stay in order. */
  private final Map<String, Long> busyUntilNanos = new ConcurrentHashMap<>();

  /**
   * How an echo desk behaves.
   *
   * @param agentName the agent's name
   * @param firstPosition the place in the queue a visitor begins at; 0 is served at once
   * @param pace time between any two things the desk does in a chat
   * @param greeting the first line, empty for none
   * @param answer what to say to a line
   * @param farewell the line that makes the desk end the chat, empty for none
   */
  public record Options(
      String agentName,
      int firstPosition,
      Duration pace,
      String greeting,
      UnaryOperator<String> answer,
      String farewell) {

    public Options {
      Objects.requireNonNull(agentName, "agentName");
      Objects.requireNonNull(pace, "pace");
      Objects.requireNonNull(greeting, "greeting");
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(farewell, "farewell");
    }

    /**
     * A patient desk: two others wait first, 200 ms between steps, and {@code bye} ends the chat.
     */
    public static Options defaults() {
      return new Options(
          "Echo", 2, Duration.ofMillis(200), "Hello, this is Echo.", text -> text, "bye");
    }

    /** A desk that does everything at once, for tests. */
    public static Options immediate() {
      return new Options("Echo", 0, Duration.ZERO, "", text -> "echo: " + text, "bye");
    }
  }

  /** A desk that behaves like this. */
  public EchoDesk(Options options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  @Override
  public void onNotice(Chat chat, DeskNotice notice) {
    switch (notice.kind()) {
      case CHAT_REQUESTED -> accept(chat);
      case VISITOR_SAID -> answer(chat, ((VisitorSaid) notice).text());
      case CHAT_OVER -> busyUntilNanos.remove(chat.sessionId());
      case VISITOR_TYPING, VISITOR_SENT -> {
        // Only lines have an echo.
      }
    }
  }

  private void accept(Chat chat) {
    for (int position = options.firstPosition(); position >= 0; position--) {
      int place = position;
      later(chat, () -> chat.queuePosition(place));
    }
    later(chat, () -> chat.accept(options.agentName(), USER_ID));
    if (!options.greeting().isEmpty()) {
      later(chat, () -> chat.say(options.greeting()));
    }
  }

  private void answer(Chat chat, String text) {
    if (!options.farewell().isEmpty() && text.equals(options.farewell())) {
      later(
          chat,
          () -> {
            chat.end();
            busyUntilNanos.remove(chat.sessionId());
          });
      return;
    }
    later(chat, () -> chat.typing(true));
    later(
        chat,
        () -> {
          chat.say(options.answer().apply(text));
          chat.typing(false);
        });
  }

  private void later(Chat chat, Runnable action) {
    long now = System.nanoTime();
    long at =
        busyUntilNanos.merge(
            chat.sessionId(),
            now + options.pace().toNanos(),
            (busy, fresh) -> Math.max(busy, now) + options.pace().toNanos());
    ScheduledFuture<?> unused = clock.schedule(action, at - now, TimeUnit.NANOSECONDS);
  }

  /** Does nothing more. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
