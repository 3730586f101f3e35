package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import java.time.Duration;
import java.util.function.Consumer;

/** Calls the observer of one session, and catches what it throws. */
final class ObserverGuard {

  private static final System.Logger LOG = System.getLogger(ObserverGuard.class.getName());

  private final SessionObserver observer;
  private Duration lostAt = Duration.ZERO;

  ObserverGuard(SessionObserver observer) {
    this.observer = observer;
  }

  void tell(Consumer<SessionObserver> what) {
    try {
      what.accept(observer);
    } catch (Throwable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A session observer threw an exception, which is ignored",
          SafeTrace.of(e));
    }
  }

  /** Reports an event to the observer, if it concerns phases, hand-overs or retries. */
  void event(SessionEvent event, Duration now) {
    switch (event.kind()) {
      case PHASE_CHANGED -> {
        SessionEvent.PhaseChanged changed = (SessionEvent.PhaseChanged) event;
        phase(changed.from(), changed.to(), now);
      }
      case TROUBLED -> {
        SessionEvent.Troubled troubled = (SessionEvent.Troubled) event;
        tell(it -> it.onRetry(troubled.request(), troubled.problem(), troubled.retryIn()));
      }
      case RECEIVED,
          BATCH_DROPPED,
          IDLE_WARNING,
          MASKED,
          RULE_IGNORED,
          SAID_BEFORE,
          SETTLED,
          ENDED -> {
        // The listener gets these events.
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

  /** Notes when the session begins or goes on. */
  void begin(Duration now) {
    lostAt = now;
  }
}
