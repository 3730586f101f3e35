package dev.chasitor.session.visitor;

import java.util.ArrayList;
import java.util.List;

/** Ends a session whose driver failed, so that no input can end it. Pure, as the machine is. */
public final class Breakdown {

  private Breakdown() {}

  /**
   * Returns the end of a session, and the events that report it: an unknown outcome for each open
   * command, and the end itself unless it was reported before.
   *
   * @param state the last state
   * @param refs the refs of the commands that have no outcome
   * @param cause why the session ends
   */
  public static Transition of(VisitorState state, List<Long> refs, EndCause cause) {
    List<SessionEvent> events = new ArrayList<>();
    CommandOutcome unknown = new CommandOutcome.Unknown(cause.detail());
    refs.forEach(ref -> events.add(new SessionEvent.Settled(ref, unknown)));
    if (state.phase() != Phase.ENDED) {
      events.add(new SessionEvent.PhaseChanged(state.phase(), Phase.ENDED));
      events.add(new SessionEvent.Ended(cause));
    }
    Ledger ledger = state.ledger();
    Deliveries told = ledger.deliveries().andTold(events);
    List<Effect> effects = new ArrayList<>();
    for (SessionEvent event : events) {
      effects.add(new Effect.Tell(ledger.deliveries().told() + effects.size() + 1, event));
    }
    return new Transition(new VisitorState.Ended(cause, ledger.with(told)), effects);
  }
}
