package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.time.Duration;
import java.util.function.Consumer;

/** Calls the observer of one session, and catches what it throws. */
final class ObserverGuard {

  private static final System.Logger LOG = System.getLogger(ObserverGuard.class.getName());

  private final SessionObserver observer;
  private final SessionLog log;
  private Duration lostAt = Duration.ZERO;
  private boolean over;

  ObserverGuard(SessionObserver observer, SessionLog log) {
    this.observer = observer;
    this.log = log;
  }

  void tell(Consumer<SessionObserver> what) {
    try {
      what.accept(observer);
    } catch (Throwable e) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "A session observer threw an exception, which is ignored",
          SafeTrace.of(e));
    }
  }

  /** Reports an event to the observer, unless the session was over before. */
  void event(SessionEvent event, Duration now) {
    if (over) {
      return;
    }
    over = event instanceof SessionEvent.Ended;
    tell(it -> it.onEvent(event));
    switch (event.kind()) {
      case PHASE_CHANGED -> {
        SessionEvent.PhaseChanged changed = (SessionEvent.PhaseChanged) event;
        phase(changed.from(), changed.to(), now);
      }
      case TROUBLED -> {
        SessionEvent.Troubled troubled = (SessionEvent.Troubled) event;
        tell(it -> it.onRetry(troubled.request(), troubled.problem(), troubled.retryIn()));
      }
      case ENDED -> tell(it -> it.onEnded(((SessionEvent.Ended) event).cause(), now));
      case RECEIVED, BATCH_DROPPED, IDLE_WARNING, MASKED, RULE_IGNORED, SAID_BEFORE, SETTLED -> {
        // onEvent reports these.
      }
    }
  }

  private void phase(Phase from, Phase to, Duration now) {
    tell(it -> it.onPhase(from, to));
    if (to == Phase.RESYNCING) {
      lostAt = now;
      tell(it -> it.onHandOverBegun(from));
    } else if (from == Phase.RESYNCING) {
      tell(it -> it.onHandOverEnded(to, now.minus(lostAt)));
    }
  }

  /** Reports that a session of the journal goes on. */
  void resumed(SessionDocument beginning, long epoch) {
    goesOn(beginning);
    Phase phase = beginning.state().phase();
    tell(it -> it.onResumed(epoch, phase, beginning.pending()));
  }

  private void goesOn(SessionDocument beginning) {
    lostAt = beginning.time();
    over = beginning.state().phase() == Phase.ENDED;
  }

  /** Reports that the session begins, or goes on. */
  void begun(SessionDocument beginning) {
    goesOn(beginning);
    if (beginning.generation() == 0) {
      tell(SessionObserver::onStarted);
    } else {
      Phase phase = beginning.state().phase();
      tell(it -> it.onThawed(beginning.generation(), phase, beginning.pending()));
    }
  }
}
