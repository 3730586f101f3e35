package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Breakdown;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionEvent.Settled;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ways to break the account that a client gives of what was said. */
final class AccountMutants {

  private AccountMutants() {}

  /** Reports the outcome of lines, and never that of an end. */
  static final class ForgetsEnds implements SubjectMachine {
    private final Set<Long> ends = new HashSet<>();

    @Override
    public Transition step(VisitorState state, Input input) {
      if (input instanceof Input.End end) {
        ends.add(end.command().ref());
      }
      Transition right = VisitorMachine.step(state, input);
      return new Transition(
          right.next(),
          right.effects().stream()
              .filter(
                  effect ->
                      !(event(effect) instanceof Settled settled && ends.contains(settled.ref())))
              .toList());
    }
  }

  static Transition doubtsWhatNeverLeft(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return new Transition(
        right.next(), right.effects().stream().map(AccountMutants::inDoubt).toList());
  }

  private static Effect inDoubt(Effect effect) {
    return event(effect) instanceof Settled settled
            && settled.outcome() instanceof CommandOutcome.NotSent
        ? new Effect.Tell(
            ((Effect.Tell) effect).number(),
            new Settled(settled.ref(), new CommandOutcome.Unknown("who knows")))
        : effect;
  }

  private static @Nullable SessionEvent event(Effect effect) {
    return effect instanceof Effect.Tell told ? told.event() : null;
  }

  /** Lets the next line go first when one has failed. */
  static Transition skipsWhatFailed(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return input instanceof Input.Lost && right.next() instanceof Open open
        ? new Transition(open.withSession(skipping(open.session())), right.effects())
        : right;
  }

  private static OpenSession skipping(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    boolean skips =
        session.post() instanceof CallSlot.Pausing
            && items.size() > 1
            && items.get(0).tries() > 0
            && isLine(items.get(0))
            && isLine(items.get(1));
    if (skips) {
      OutboxItem failed = items.remove(0);
      items.add(
          1,
          new OutboxItem(
              failed.request(),
              failed.command(),
              OptionalLong.empty(),
              failed.tries(),
              failed.doubts(),
              failed.refusals(),
              failed.sendBefore()));
    }
    return session.withOutbox(new Outbox(session.outbox().nextNumber(), items));
  }

  private static boolean isLine(OutboxItem item) {
    return item.request().kind() == RequestType.CHAT_MESSAGE;
  }

  /** Takes the refusal of a line for the end. */
  static final class EndsAtARefusedLine implements SubjectMachine {
    private final Set<Long> lines = new HashSet<>();

    @Override
    public Transition step(VisitorState state, Input input) {
      boolean ends =
          input instanceof Input.Replied replied
              && replied.reply() instanceof Reply.Refused refused
              && refused.refusal().status() / 100 == 4
              && refused.refusal().status() != 403
              && lines.contains(replied.call())
              && state instanceof Open;
      Transition right =
          ends
              ? Breakdown.of(
                  state,
                  state.pendingCommands().stream().map(CommandRef::ref).toList(),
                  new EndCause(EndCause.Kind.REFUSED, "a line was refused"))
              : VisitorMachine.step(state, input);
      for (Effect effect : right.effects()) {
        if (effect instanceof Effect.Call call
            && call.request().kind() == RequestType.CHAT_MESSAGE) {
          lines.add(call.id());
        }
      }
      return right;
    }
  }
}
