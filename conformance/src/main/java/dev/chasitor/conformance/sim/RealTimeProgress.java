package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Breached;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The log of a run in real time, and how far the run has come. Thread-safe: the server, the visitor
 * and the client's threads write to it, and the visitor waits for what it shows.
 */
final class RealTimeProgress implements Consumer<Event> {

  private final EventLog log = new EventLog();
  private final Supplier<Duration> now;
  private final Set<Long> unsettled = new HashSet<>();
  private final Set<String> unheard = new HashSet<>();
  private final Map<Long, RequestType> open = new HashMap<>();
  private boolean isRouted;
  private boolean isThere;
  private boolean isOver;
  private boolean isClosed;
  private long told;
  private long sent;

  RealTimeProgress(Supplier<Duration> now) {
    this.now = now;
  }

  @Override
  public synchronized void accept(Event event) {
    log.accept(event);
    follow(event);
    notifyAll();
  }

  /** Adds an event that happens now. */
  synchronized void add(Function<Duration, Event> event) {
    accept(event.apply(now.get()));
  }

  /** Adds what the client reports. After the report of the end it must report nothing. */
  synchronized void reports(Function<Duration, Event> event) {
    boolean wasOver = isOver;
    add(event);
    if (wasOver) {
      add(
          at ->
              new Breached(
                  at,
                  AdapterDemand.SILENT_AFTER_END,
                  "the client reported something after it had reported the end",
                  Stacks.of(Thread.currentThread().getStackTrace())));
    }
  }

  private void follow(Event event) {
    switch (event.kind()) {
      case SAID -> unsettled.add(((Event.Said) event).ref());
      case END_ASKED -> unsettled.add(((Event.EndAsked) event).ref());
      case SETTLED -> unsettled.remove(((Event.Settled) event).ref());
      case AGENT_SAID -> unheard.add(((Event.AgentSaid) event).text());
      case TOLD -> {
        Event.Told message = (Event.Told) event;
        told++;
        unheard.remove(message.text());
        isRouted |= message.type().equals(MessageType.CHAT_REQUEST_SUCCESS.word());
        isThere |= message.type().equals(MessageType.CHAT_ESTABLISHED.word());
      }
      case MOVED -> {
        isRouted |= ((Event.Moved) event).to() == Phase.QUEUED;
        isThere |= ((Event.Moved) event).to() == Phase.ESTABLISHED;
      }
      case OVER -> isOver = true;
      case CLOSED -> isClosed = true;
      case SENT -> {
        Event.Sent request = (Event.Sent) event;
        sent++;
        open.put(request.call(), request.type());
      }
      case ANSWERED -> open.remove(((Event.Answered) event).call());
      case FAILED -> open.remove(((Event.Failed) event).call());
      case CANCELLED -> open.remove(((Event.Cancelled) event).call());
      case LISTENED,
          HALTED,
          RESUMED,
          DELIVERED,
          DISCLOSED,
          CONFIRMED,
          WROTE,
          CLAIMED,
          ELSEWHERE,
          STRUCK,
          PROCESSED,
          NODE_LOST,
          TAKEN_OVER,
          BREACHED,
          RUN_OVER -> {
        // They change nothing that the visitor waits for.
      }
    }
  }

  /** Whether the client has reported that the chat request was routed, or more. */
  synchronized boolean isRouted() {
    return isRouted || isThere();
  }

  /** Whether an agent is there, or nobody will come any more. */
  synchronized boolean isThere() {
    return isThere || isOver;
  }

  /** Whether the client has reported the end, or the application has dropped the session. */
  synchronized boolean isOver() {
    return isOver || isClosed;
  }

  /** Whether all commands are settled and all lines of the agent are delivered. */
  synchronized boolean isQuiet() {
    return unsettled.isEmpty() && unheard.isEmpty();
  }

  /** Whether the session is over and the client has no request open. */
  synchronized boolean isAtRest() {
    return isOver() && open.isEmpty();
  }

  /** Whether nothing is left to do and the client polls. */
  synchronized boolean isWaiting() {
    return isQuiet() && open.containsValue(RequestType.MESSAGES);
  }

  /** Returns a number that grows with each request and each message that is delivered. */
  synchronized long signs() {
    return sent + told;
  }

  /** Returns how many messages the client has delivered. */
  synchronized long told() {
    return told;
  }

  /** Waits until this holds, which events of the run change. Returns whether it holds. */
  synchronized boolean await(BooleanSupplier holds, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    boolean held = holds.getAsBoolean();
    for (long left = longest.toNanos(); !held && left > 0; left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
      held = holds.getAsBoolean();
    }
    return held;
  }

  /** Adds that the run is over, and returns its history. */
  synchronized History close() {
    add(Event.RunOver::new);
    return log.close();
  }
}
