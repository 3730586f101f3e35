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
 * A desk that lets each visitor wait a little, accepts the chat, says a greeting, and answers each
 * line. It types before it answers, and ends the chat at a certain line. Thread-safe.
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

  /**
   * When the last planned action of each chat is due, in nanoseconds, so that actions stay in
   * order.
   */
  private final Map<String, Long> busyUntilNanos = new ConcurrentHashMap<>();

  /**
   * The options of an echo desk.
   *
   * @param agentName the agent's name
   * @param firstPosition the visitor's first place in the queue; 0 is next
   * @param pace the time between two actions of the desk in a chat
   * @param greeting the first line, empty for none
   * @param answer returns the answer to a line
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
     * Options with a first place of 2 and 200 ms between actions; the line {@code bye} ends the
     * chat.
     */
    public static Options defaults() {
      return new Options(
          "Echo", 2, Duration.ofMillis(200), "Hello, this is Echo.", text -> text, "bye");
    }

    /**
     * Options for tests: the desk acts at once and says no greeting; the line {@code bye} ends the
     * chat.
     */
    public static Options immediate() {
      return new Options("Echo", 0, Duration.ZERO, "", text -> "echo: " + text, "bye");
    }
  }

  /** Creates a desk with these options. */
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
        // The desk answers only lines.
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

  /** Stops the desk: it does nothing any more. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
