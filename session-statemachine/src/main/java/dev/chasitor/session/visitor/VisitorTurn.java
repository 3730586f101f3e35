package dev.chasitor.session.visitor;

import dev.chasitor.codec.Redactor;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.Request;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.machine.TransitionTable;
import dev.chasitor.session.visitor.SessionEvent.PhaseChanged;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One step while it is made: its time, and the effects so far. One thread uses it, for one step.
 */
final class VisitorTurn {

  /** No call has this id. */
  private static final long NO_CALL = -1;

  private final TransitionTable<StateKind, InputKind, VisitorState, VisitorTurn> table;
  private final Duration now;
  private final Supplier<Redactor> maker;
  private final List<Effect> effects = new ArrayList<>(4);
  private final List<SessionEvent> events = new ArrayList<>(2);
  private final Deliveries deliveries;

  /** Made when the first text needs it: its work grows with what the outbox has. */
  private @Nullable Redactor redactor;

  /** The calls that ended in this step: two at most, one for each slot. */
  private long finished = NO_CALL;

  private long alsoFinished = NO_CALL;

  VisitorTurn(
      TransitionTable<StateKind, InputKind, VisitorState, VisitorTurn> table,
      Duration now,
      Deliveries deliveries,
      Supplier<Redactor> maker) {
    this.table = table;
    this.now = now;
    this.deliveries = deliveries;
    this.maker = maker;
  }

  Duration now() {
    return now;
  }

  /** Returns a text of the server's without the secrets of the session. */
  String safe(String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (redactor == null) {
      redactor = maker.get();
    }
    return redactor.redact(text);
  }

  /** The events so far, with those of this step. */
  Deliveries deliveries() {
    return deliveries.andTold(events);
  }

  /** Whether so many events wait for the application that no poll should bring more. */
  boolean isFull() {
    return deliveries.unconfirmed().size() + events.size() >= Deliveries.MOST;
  }

  List<Effect> effects() {
    return effects;
  }

  /** Applies the table to an input, and reports a change of phase to the application. */
  VisitorState take(VisitorState state, InputKind kind, Object input) {
    VisitorState next = table.apply(state, kind, input, this);
    // A nested row has reported its moves already, and the machine reports the end.
    if (!table.row(state.kind(), kind).nested()
        && next.phase() != state.phase()
        && next.phase() != Phase.ENDED) {
      tell(new PhaseChanged(state.phase(), next.phase()));
    }
    return next;
  }

  /** Applies the table to an input without reporting a change of phase. */
  VisitorState takeQuietly(VisitorState state, InputKind kind, Object input) {
    return table.apply(state, kind, input, this);
  }

  void tell(SessionEvent event) {
    events.add(event);
    effects.add(new Effect.Tell(deliveries.told() + events.size(), event));
  }

  void tell(ServerMessage message) {
    tell(new Received(message, false));
  }

  /**
   * Reports a line of an agent.
   *
   * @param place its number among the agents' lines of the chat
   */
  void tell(ServerMessage line, long place) {
    tell(new Received(line, false, false, OptionalLong.of(place)));
  }

  void settle(CommandRef command, CommandOutcome outcome) {
    tell(new SessionEvent.Settled(command.ref(), command.id(), outcome));
  }

  void call(long id, Request request, RequestHeaders headers, Duration timeout, URI server) {
    effects.add(new Effect.Call(id, request, headers, timeout, server));
  }

  /** Notes that a call ended, so that it is not cancelled. */
  void finished(long call) {
    alsoFinished = finished;
    finished = call;
  }

  /** Cancels the call in the slot, unless it has ended or was cancelled. */
  void cancel(CallSlot slot) {
    if (slot instanceof CallSlot.Busy busy && !isFinished(busy.call())) {
      finished(busy.call());
      effects.add(new Effect.Cancel(busy.call()));
    }
  }

  private boolean isFinished(long call) {
    return call == finished || call == alsoFinished;
  }
}
