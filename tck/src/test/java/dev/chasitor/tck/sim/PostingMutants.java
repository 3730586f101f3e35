package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to break what the machine posts, and what it makes of refusals. */
final class PostingMutants {

  /** Calls that are none of the machine's have ids that it never uses. */
  private static final long STRAY_CALLS = 1_000_000;

  private PostingMutants() {}

  static Transition speaksInTheQueue(VisitorState state, Input input) {
    return straying(state, input, input instanceof Input.Send && state.kind() == StateKind.QUEUED);
  }

  static Transition postsInParallel(VisitorState state, Input input) {
    return straying(
        state,
        input,
        input instanceof Input.Send
            && state.kind() == StateKind.ESTABLISHED
            && ((Open) state).session().post() instanceof CallSlot.Busy);
  }

  /** A line leaves at once, whatever else is on its way. */
  private static Transition straying(VisitorState state, Input input, boolean when) {
    Transition right = VisitorMachine.step(state, input);
    if (!when) {
      return right;
    }
    ChatMessageRequest line =
        ChatMessageRequest.builder().text(((Input.Send) input).text()).build();
    return with(right, stray((Open) right.next(), line));
  }

  /** A call that the machine knows nothing of. */
  static Effect stray(Open open, Request request) {
    OpenSession session = open.session();
    return new Effect.Call(
        STRAY_CALLS + session.nextCall(),
        request,
        MachineMutants.headers(session).numbered(session.outbox().nextNumber()),
        session.settings().profile().requestTimeout(),
        session.settings().server());
  }

  static Transition with(Transition right, Effect another) {
    List<Effect> effects = new ArrayList<>(right.effects());
    effects.add(another);
    return new Transition(right.next(), effects);
  }

  static Transition reversesBatches(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return new Transition(
        right.next(), right.effects().stream().map(PostingMutants::reversed).toList());
  }

  private static Effect reversed(Effect effect) {
    if (effect instanceof Effect.Call call && call.request() instanceof MultiNounRequest batch) {
      List<NounWrapper> nouns = new ArrayList<>(batch.nouns());
      Collections.reverse(nouns);
      MultiNounRequest reversed = MultiNounRequest.builder().nouns(nouns).build();
      return new Effect.Call(call.id(), reversed, call.headers(), call.timeout(), call.server());
    }
    return effect;
  }

  static Transition endsFirst(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return input instanceof Input.End
        ? new Transition(
            LoopMutants.changed(right.next(), session -> session.withOutbox(endFirst(session))),
            right.effects())
        : right;
  }

  static Transition endsFirstWhenRestored(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Restoring && right.next() instanceof Live
        ? new Transition(
            LoopMutants.changed(right.next(), session -> session.withOutbox(endFirst(session))),
            right.effects())
        : right;
  }

  /** Puts ChatEnd behind what is on its way, and before all that waits. */
  private static Outbox endFirst(OpenSession session) {
    Outbox outbox = session.outbox();
    List<OutboxItem> items = new ArrayList<>(outbox.items());
    int last = items.size() - 1;
    if (last > 0 && items.get(last).request().kind() == RequestType.CHAT_END) {
      boolean isBusy = session.post() instanceof CallSlot.Busy || items.get(0).number().isPresent();
      items.add(isBusy ? 1 : 0, items.remove(last));
    }
    return new Outbox(outbox.nextNumber(), items);
  }

  static Transition retriesRefusals(VisitorState state, Input input) {
    return refusing(
        state,
        input,
        refusal ->
            refusal instanceof Refusal.Rejected
                ? new Refusal.ServerFailed(500, refusal.text())
                : refusal);
  }

  static Transition reusesRefusedNumber(VisitorState state, Input input) {
    boolean isRefused =
        state instanceof Live live
            && input instanceof Input.Replied replied
            && live.session().post().waitsFor(replied.call())
            && replied.reply() instanceof Reply.Refused told
            && told.refusal() instanceof Refusal.Rejected;
    return VisitorMachine.step(
        isRefused
            ? LoopMutants.changed(state, session -> session.withOutbox(oneBack(session.outbox())))
            : state,
        input);
  }

  private static Outbox oneBack(Outbox outbox) {
    long next = outbox.items().isEmpty() ? outbox.nextNumber() : outbox.nextNumber() - 1;
    return new Outbox(next, outbox.items());
  }

  static Transition takesOverOn403(VisitorState state, Input input) {
    return refusing(
        state,
        input,
        refusal ->
            refusal instanceof Refusal.SessionInvalid
                ? new Refusal.AffinityLost(refusal.text())
                : refusal);
  }

  static Transition takesGatewayForServer(VisitorState state, Input input) {
    return refusing(
        state,
        input,
        refusal ->
            refusal instanceof Refusal.ServerFailed && refusal.status() < 500
                ? new Refusal.Rejected(refusal.status(), refusal.text())
                : refusal);
  }

  static Transition takesLossForFailure(VisitorState state, Input input) {
    return refusing(
        state,
        input,
        refusal ->
            refusal instanceof Refusal.AffinityLost
                ? new Refusal.ServerFailed(503, refusal.text())
                : refusal);
  }

  static Transition knowsOneWayOnly(VisitorState state, Input input) {
    return refusing(
        state,
        input,
        refusal ->
            state.kind() == StateKind.ASKING && refusal instanceof Refusal.Rejected
                ? new Refusal.Rejected(400, refusal.text())
                : refusal);
  }

  private static Transition refusing(
      VisitorState state, Input input, UnaryOperator<Refusal> misread) {
    if (input instanceof Input.Replied replied && replied.reply() instanceof Reply.Refused told) {
      return VisitorMachine.step(
          state,
          new Input.Replied(
              replied.now(), replied.call(), new Reply.Refused(misread.apply(told.refusal()))));
    }
    return VisitorMachine.step(state, input);
  }

  static Transition renumbersAfter500(VisitorState state, Input input) {
    boolean failed =
        input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Refused told
            && told.refusal() instanceof Refusal.ServerFailed;
    return failed
        ? MachineMutants.renumbersRetries(state, input)
        : VisitorMachine.step(state, input);
  }
}
