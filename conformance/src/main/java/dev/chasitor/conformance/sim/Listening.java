package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.session.visitor.Phase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application of a run, in one process. It records the client's reports in the history and
 * performs the hitches of the schedule.
 */
final class Listening implements Application {

  private final VirtualTime time;
  private final Processes processes;
  private final ClientProcess process;
  private final List<Hitch> hitches;
  private final AtomicInteger calls;
  private boolean busy;

  /**
   * Creates the application of one process.
   *
   * @param calls counts the calls of the listener in all processes
   */
  Listening(
      VirtualTime time,
      Processes processes,
      ClientProcess process,
      List<Hitch> hitches,
      AtomicInteger calls) {
    this.time = time;
    this.processes = processes;
    this.process = process;
    this.hitches = hitches;
    this.calls = calls;
  }

  @Override
  public void delivers(long number, String what) {
    process.record(new Event.Delivered(time.now(), number, withoutSecrets("an event", what)));
  }

  @Override
  public void confirms(long number) {
    process.record(new Event.Confirmed(time.now(), number));
  }

  @Override
  public void moved(Phase to) {
    hear(new Event.Moved(time.now(), to));
  }

  @Override
  public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
    String known = withoutSecrets("a message", type);
    String line = withoutSecrets("a line", text);
    hear(new Event.Told(time.now(), known, line, recovered, perhapsRepeated));
  }

  @Override
  public void over(String cause) {
    hear(new Event.Over(time.now(), withoutSecrets("the cause of the end", cause)));
  }

  /** Returns what the history keeps of a text, and records that it held a secret. */
  private String withoutSecrets(String where, String text) {
    if (!Tags.SECRETS.isKeyIn(text) && !Tags.SECRETS.isTokenIn(text)) {
      return text;
    }
    process.record(new Event.Disclosed(time.now(), where));
    return "";
  }

  private void hear(Event event) {
    if (process.isDead()) {
      return;
    }
    process.record(event);
    if (busy) {
      process.record(new Event.Listened(time.now(), Mishap.OVERLAPPED));
    }
    int nth = calls.incrementAndGet();
    processes
        .crash(Crash.Place.EVENT, nth)
        .ifPresent(crash -> processes.kill(process, Crash.PAUSE, crash));
    for (Hitch hitch : hitches) {
      if (hitch.nth() == nth && !process.isDead()) {
        process.record(new Event.Struck(time.now(), hitch.toString()));
        have(hitch.kind());
      }
    }
  }

  private void have(Hitch.Kind kind) {
    if (kind == Hitch.Kind.THROW) {
      process.record(new Event.Listened(time.now(), Mishap.THREW));
      throw new OnPurpose();
    }
    if (process.work().isRunning() && !busy) {
      busy = true;
      // Other events happen during this call, as if on other threads.
      time.runUntil(time.now().plus(Hitch.SLOW));
      busy = false;
      process.record(new Event.Listened(time.now(), Mishap.DAWDLED));
    }
  }
}
