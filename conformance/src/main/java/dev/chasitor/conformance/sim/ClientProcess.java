package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One process of the client under test. After it was killed, nothing of it reaches the history. If
 * another process has claimed its session, its events stand in the history as {@link
 * Event.Elsewhere}.
 */
final class ClientProcess {

  /** A call that is open in a process. */
  interface OpenCall {
    /** Returns the event that the process no longer hears of the call. */
    Event.Cancelled cancelled();

    /** Ends the connection, since its process is gone. */
    void breakOff();
  }

  private final Consumer<Event> history;
  private final Work work;
  private final Set<OpenCall> calls = new LinkedHashSet<>();
  private boolean supplanted;
  private boolean writing;

  ClientProcess(Consumer<Event> history, Work work) {
    this.history = history;
    this.work = work;
  }

  Work work() {
    return work;
  }

  void record(Event event) {
    if (!work.isDead()) {
      history.accept(supplanted ? new Event.Elsewhere(event.at(), event) : event);
    }
  }

  boolean isDead() {
    return work.isDead();
  }

  /** Whether it lives, and no other process has claimed its session. */
  boolean isCurrent() {
    return !work.isDead() && !supplanted;
  }

  /**
   * Whether a write to the journal is under way. The client gives no call up meanwhile, so that
   * nobody can say whether an answer is late.
   */
  boolean isWriting() {
    return writing;
  }

  void isWriting(boolean value) {
    writing = value;
  }

  void begins(OpenCall call) {
    calls.add(call);
  }

  void ends(OpenCall call) {
    calls.remove(call);
  }

  /** Kills the process. Its connections end. */
  void die() {
    List<OpenCall> open = List.copyOf(calls);
    open.forEach(call -> record(call.cancelled()));
    work.die();
    open.forEach(OpenCall::breakOff);
  }

  /** Notes that another process has claimed the session. */
  void isSupplanted() {
    calls.forEach(call -> record(call.cancelled()));
    supplanted = true;
  }
}
