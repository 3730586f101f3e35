package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.session.visitor.Phase;
import java.util.List;
import java.util.function.Consumer;

/**
 * The application of a run. It records the client's reports in the history and performs the hitches
 * of the schedule.
 */
final class Listening implements Application {

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final List<Hitch> hitches;
  private final Work work;
  private int calls;
  private boolean busy;

  Listening(VirtualTime time, Consumer<Event> history, List<Hitch> hitches, Work work) {
    this.time = time;
    this.history = history;
    this.hitches = hitches;
    this.work = work;
  }

  @Override
  public void moved(Phase to) {
    hear(new Event.Moved(time.now(), to));
  }

  @Override
  public void told(String type, String text, boolean recovered, boolean perhapsRepeated) {
    hear(new Event.Told(time.now(), type, text, recovered, perhapsRepeated));
  }

  @Override
  public void over(String cause) {
    hear(new Event.Over(time.now(), cause));
  }

  private void hear(Event event) {
    history.accept(event);
    if (busy) {
      history.accept(new Event.Listened(time.now(), Mishap.OVERLAPPED));
    }
    calls++;
    for (Hitch hitch : hitches) {
      if (hitch.nth() == calls) {
        history.accept(new Event.Struck(time.now(), hitch.toString()));
        have(hitch.kind());
      }
    }
  }

  /** The exception of a hitch. It has no stack trace, which would only fill logs. */
  private static final class OnPurpose extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OnPurpose() {
      super("The simulated application's listener throws on purpose", null, false, false);
    }
  }

  private void have(Hitch.Kind kind) {
    if (kind == Hitch.Kind.THROW) {
      history.accept(new Event.Listened(time.now(), Mishap.THREW));
      throw new OnPurpose();
    }
    if (work.isRunning() && !busy) {
      busy = true;
      // Other events happen during this call, as if on other threads.
      time.runUntil(time.now().plus(Hitch.SLOW));
      busy = false;
      history.accept(new Event.Listened(time.now(), Mishap.DAWDLED));
    }
  }
}
