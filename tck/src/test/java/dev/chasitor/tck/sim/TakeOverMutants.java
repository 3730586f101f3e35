package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Credentials;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Ways to break the single steps of a take-over: from the 503 to the first line after it. */
final class TakeOverMutants {

  private TakeOverMutants() {}

  private static Transition without(Transition right, Predicate<Effect> dropped) {
    return new Transition(right.next(), right.effects().stream().filter(dropped.negate()).toList());
  }

  private static boolean tells(Effect effect, Class<? extends SessionEvent> event) {
    return effect instanceof Effect.Tell tell && event.isInstance(tell.event());
  }

  private static boolean isRestored(VisitorState before, Transition transition) {
    return before instanceof Restoring && transition.next() instanceof Live;
  }

  private static Optional<Refusal> refusalInAsking(VisitorState state, Input input) {
    return state instanceof Asking
            && input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Refused refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  static Transition keepsThePost(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Live live
            && right.next() instanceof Asking
            && live.session().post() instanceof CallSlot.Busy post
        ? without(right, effect -> effect instanceof Effect.Cancel call && call.id() == post.call())
        : right;
  }

  static Transition sendsNothingAgain(VisitorState state, Input input) {
    Transition right =
        VisitorMachine.step(
            state instanceof Restoring
                ? LoopMutants.changed(
                    state,
                    session ->
                        session.withOutbox(new Outbox(session.outbox().nextNumber(), List.of())))
                : state,
            input);
    return isRestored(state, right) ? right : VisitorMachine.step(state, input);
  }

  /** The take-over is neither asked for nor waited for. */
  static Transition doesNothing(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Live && right.next() instanceof Asking
        ? new Transition(
            LoopMutants.changed(right.next(), TakeOverMutants::sleeping),
            without(right, Effect.Call.class::isInstance).effects())
        : right;
  }

  private static OpenSession sleeping(OpenSession session) {
    return session.withPoll(new CallSlot.Pausing(LoopMutants.FOR_EVER, session.poll().budget()));
  }

  static Transition keepsTheOldKey(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (!(state instanceof Asking asking) || right.next().kind() != StateKind.RESTORING) {
      return right;
    }
    Credentials latest = ((Open) right.next()).session().credentials();
    return new Transition(
        right.next(),
        right.effects().stream()
            .map(
                effect ->
                    effect instanceof Effect.Call call
                        ? new Effect.Call(
                            call.id(),
                            call.request(),
                            RequestHeaders.session(
                                asking.session().settings().apiVersion(),
                                latest.affinity(),
                                asking.session().credentials().key()),
                            call.timeout(),
                            call.server())
                        : effect)
            .toList());
  }

  static Transition keepsTheLossSecret(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Asking
        ? without(right, effect -> tells(effect, SessionEvent.Ended.class))
        : right;
  }

  static Transition forgetsTheLinesOfALostSession(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    boolean ends = right.effects().stream().anyMatch(e -> tells(e, SessionEvent.Ended.class));
    return state instanceof Asking && ends
        ? without(right, effect -> tells(effect, SessionEvent.Settled.class))
        : right;
  }

  static Transition asksAgainAtOnce(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Asking
            && right.next() instanceof Asking asking
            && asking.session().poll() instanceof CallSlot.Pausing pausing
        ? new Transition(
            asking.withSession(
                asking.session().withPoll(new CallSlot.Pausing(input.now(), pausing.budget()))),
            right.effects())
        : right;
  }

  static Transition endsAfterBothWays(VisitorState state, Input input) {
    boolean isLastWay =
        state instanceof Asking asking
            && asking.asksOtherWay()
            && refusalInAsking(state, input).filter(Refusal.Rejected.class::isInstance).isPresent();
    return VisitorMachine.step(state, isLastWay ? new Input.Abandon(input.now()) : input);
  }

  static Transition keepsTheFirstOffset(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Open open && open.session().offset().isPresent()
        ? new Transition(
            LoopMutants.changed(
                right.next(), session -> session.withOffset(open.session().offset().get())),
            right.effects())
        : right;
  }

  static Transition takesTheOffsetOfARepeat(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    Optional<String> offset =
        input instanceof Input.Replied replied
                && state.awaitedCalls().contains(replied.call())
                && replied.reply() instanceof Reply.Answered answered
                && answered.response() instanceof MessagesResponse batch
            ? batch.offset()
            : Optional.empty();
    return offset.isPresent()
        ? new Transition(
            LoopMutants.changed(right.next(), session -> session.withOffset(offset.get())),
            right.effects())
        : right;
  }

  /** What only a transcript shows is not told when the visitor has left. */
  static Transition readsNoLastTranscript(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Restoring restoring && restoring.before().kind() == StateKind.LEAVING
        ? without(
            right,
            effect ->
                effect instanceof Effect.Tell tell
                    && tell.event() instanceof SessionEvent.Received received
                    && received.recovered())
        : right;
  }

  static Transition stopsPolling(Transition right) {
    return new Transition(
        LoopMutants.changed(right.next(), TakeOverMutants::sleeping),
        without(
                right,
                effect ->
                    effect instanceof Effect.Call call
                        && call.request().kind() == RequestType.MESSAGES)
            .effects());
  }
}
