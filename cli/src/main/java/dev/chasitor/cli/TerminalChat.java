package dev.chasitor.cli;

import dev.chasitor.client.ChatSession;
import dev.chasitor.client.SessionListener;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A chat between a terminal and a session.
 *
 * <p>Lines, events and outcomes arrive on several threads. The thread that calls {@link #run}
 * handles them one after the other; all fields except the queue and the input belong to it.
 */
final class TerminalChat implements SessionListener {

  private final EventLines notices;
  private final Duration linger;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final InputLines input;

  private final List<String> undelivered = new ArrayList<>();
  private int unsettled;
  private boolean inputEnded;
  private boolean endAsked;
  private Phase phase = Phase.INIT;
  private long silentSince = System.nanoTime();
  private @Nullable EndCause ended;

  /** One thing to handle: a line, an event or an outcome. */
  @FunctionalInterface
  private interface Arrival {
    void handle(ChatSession session);
  }

  TerminalChat(Terminal terminal, Duration linger) {
    this.notices = new EventLines(terminal);
    this.linger = linger;
    this.input =
        new InputLines(
            terminal.in(),
            line -> arrivals.add(session -> say(session, line)),
            () -> arrivals.add(session -> inputEnded = true));
  }

  @Override
  public void onEvent(SessionEvent event) {
    arrivals.add(session -> handle(event));
  }

  /** Prints a notice. Any thread may call it. */
  void notice(String text) {
    arrivals.add(session -> notices.say(text));
  }

  /** Ends the chat early. Any thread may call it. */
  void stop() {
    arrivals.add(this::end);
  }

  /** Runs the chat until it ends and returns the exit code. */
  int run(ChatSession session) throws InterruptedException {
    input.start();
    EndCause cause = ended;
    while (cause == null) {
      Arrival arrival = next();
      if (arrival == null) {
        end(session);
      } else {
        arrival.handle(session);
      }
      cause = ended;
    }
    takeRest(session);
    notices.ended(cause, undelivered);
    return cause.kind().isClean() ? ExitCode.OK : ExitCode.LOST;
  }

  /**
   * Sends the rest of the input to the session, so that undelivered lines are reported. A session
   * that is over still settles every command, in order.
   */
  private void takeRest(ChatSession session) throws InterruptedException {
    input.readRest();
    while (unsettled > 0 || !arrivals.isEmpty()) {
      arrivals.take().handle(session);
    }
  }

  /** Returns what to handle next; null when the agent has been silent long enough. */
  private @Nullable Arrival next() throws InterruptedException {
    boolean reachable = phase == Phase.QUEUED || phase == Phase.ESTABLISHED;
    if (!inputEnded || unsettled > 0 || endAsked || !reachable) {
      return arrivals.take();
    }
    long left = linger.toNanos() - (System.nanoTime() - silentSince);
    return arrivals.poll(left, TimeUnit.NANOSECONDS);
  }

  private void end(ChatSession session) {
    if (!endAsked) {
      endAsked = true;
      session.end();
    }
  }

  private void handle(SessionEvent event) {
    silentSince = System.nanoTime();
    switch (event.kind()) {
      case PHASE_CHANGED -> phase = ((SessionEvent.PhaseChanged) event).to();
      case ENDED -> ended = ((SessionEvent.Ended) event).cause();
      case RECEIVED,
          TROUBLED,
          BATCH_DROPPED,
          IDLE_WARNING,
          MASKED,
          RULE_IGNORED,
          SAID_BEFORE,
          SETTLED -> {
        // Printed below, like every event.
      }
    }
    notices.tell(event);
  }

  private void say(ChatSession session, String line) {
    unsettled++;
    session
        .send(line)
        .whenComplete((outcome, problem) -> arrivals.add(s -> settled(line, outcome, problem)));
  }

  private void settled(String line, @Nullable CommandOutcome outcome, @Nullable Throwable problem) {
    unsettled--;
    input.dealtWith();
    silentSince = System.nanoTime();
    if (!(outcome instanceof CommandOutcome.Accepted)) {
      undelivered.add(line);
      notices.undelivered(line, outcome, problem);
    }
  }
}
