package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.KnownLines;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Ways to break the machine: what it acknowledges, numbers and tells. */
final class MachineMutants {

  private static final KnownLines NOTHING = new KnownLines(0, List.of(), OptionalLong.empty(), 0);

  private MachineMutants() {}

  /** The headers of a request within the session. */
  static RequestHeaders headers(OpenSession session) {
    return RequestHeaders.session(
        session.settings().apiVersion(),
        session.credentials().affinity(),
        session.credentials().key());
  }

  private static Transition reference(VisitorState state, Input input) {
    return VisitorMachine.step(state, input);
  }

  static Transition callsFirst(VisitorState state, Input input) {
    Transition right = reference(state, input);
    List<Effect> calls = new ArrayList<>();
    List<Effect> others = new ArrayList<>();
    right.effects().forEach(e -> (e instanceof Effect.Call ? calls : others).add(e));
    calls.addAll(others);
    return new Transition(right.next(), calls);
  }

  /** Tells a message only when the next answer comes; a 503 makes it forget. */
  static final class TellsLate implements SubjectMachine {
    private final List<Effect> held = new ArrayList<>();

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition right = reference(state, input);
      List<Effect> effects = new ArrayList<>();
      if (input instanceof Input.Replied replied) {
        if (replied.reply() instanceof Reply.Refused) {
          held.clear();
        }
        effects.addAll(held);
        held.clear();
      }
      for (Effect effect : right.effects()) {
        boolean line =
            effect instanceof Effect.Tell tell
                && tell.event() instanceof SessionEvent.Received received
                && received.message() instanceof ChatMessage;
        (line ? held : effects).add(effect);
      }
      return new Transition(right.next(), effects);
    }
  }

  static Transition renumbersRetries(VisitorState state, Input input) {
    return change(
        reference(state, input),
        session -> {
          if (session.post() instanceof CallSlot.Pausing && !session.outbox().items().isEmpty()) {
            OutboxItem head = session.outbox().items().get(0);
            if (head.number().isPresent()) {
              List<OutboxItem> items = new ArrayList<>(session.outbox().items());
              items.set(
                  0,
                  new OutboxItem(
                      head.request(),
                      head.command(),
                      OptionalLong.empty(),
                      head.tries(),
                      head.doubts(),
                      head.refusals(),
                      head.sendBefore()));
              return session.withOutbox(new Outbox(session.outbox().nextNumber(), items));
            }
          }
          return session;
        });
  }

  static Transition dropsOutbox(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return right.next().kind() == StateKind.ASKING && state.kind() != StateKind.ASKING
        ? change(
            right,
            session -> session.withOutbox(new Outbox(session.outbox().nextNumber(), List.of())))
        : right;
  }

  static Transition numbersByTwo(VisitorState state, Input input) {
    Transition right = reference(state, input);
    boolean posted =
        right.effects().stream()
            .anyMatch(e -> e instanceof Effect.Call call && call.headers().sequence().isPresent());
    return posted
        ? change(
            right,
            session ->
                session.withOutbox(
                    new Outbox(session.outbox().nextNumber() + 1, session.outbox().items())))
        : right;
  }

  static Transition stacks(VisitorState state, Input input) {
    Transition right = reference(state, input);
    if (!(input instanceof Input.Send)) {
      return right;
    }
    return change(
        right,
        session -> {
          List<OutboxItem> items = new ArrayList<>(session.outbox().items());
          int last = items.size() - 1;
          if (last > 1 && items.get(last).tries() == 0) {
            items.add(1, items.remove(last));
          }
          return session.withOutbox(new Outbox(session.outbox().nextNumber(), items));
        });
  }

  static Transition beginsAtZero(VisitorState state, Input input) {
    return changePolls(reference(state, input), ack -> state.kind() == StateKind.OPENING ? 0 : ack);
  }

  static Transition resetsOnSilence(VisitorState state, Input input) {
    boolean silence =
        input instanceof Input.Replied replied && replied.reply() instanceof Reply.Empty;
    Transition right = reference(state, input);
    return silence ? changePolls(change(right, session -> session.withAck(-1)), ack -> -1) : right;
  }

  static Transition resetsOnFailure(VisitorState state, Input input) {
    boolean failed =
        input instanceof Input.Lost lost
            && state instanceof VisitorState.Live live
            && live.session().poll().waitsFor(lost.call());
    Transition right = reference(state, input);
    return failed ? changePolls(change(right, session -> session.withAck(-1)), ack -> -1) : right;
  }

  static Transition acknowledgesTheUnreadable(VisitorState state, Input input) {
    boolean isUnreadable =
        input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Malformed
            && state instanceof VisitorState.Live live
            && live.session().poll().waitsFor(replied.call());
    Transition right = reference(state, input);
    return isUnreadable
        ? changePolls(change(right, session -> session.withAck(session.ack() + 1)), ack -> ack + 1)
        : right;
  }

  /** A batch with a lower sequence is delivered as a new one. */
  static Transition takesLowerSequences(VisitorState state, Input input) {
    OptionalLong lower = lowerSequence(state, input);
    return lower.isPresent()
        ? reference(changed(state, session -> session.withAck(lower.getAsLong() - 1)), input)
        : reference(state, input);
  }

  /** Nothing of a batch with a lower sequence is delivered, and its sequence is the next ack. */
  static Transition goesBackToLowerSequences(VisitorState state, Input input) {
    OptionalLong lower = lowerSequence(state, input);
    Transition right = reference(state, input);
    return lower.isPresent()
        ? changePolls(
            change(right, session -> session.withAck(lower.getAsLong())), ack -> lower.getAsLong())
        : right;
  }

  private static OptionalLong lowerSequence(VisitorState state, Input input) {
    return isBatch(input)
            && state instanceof VisitorState.Live live
            && live.session().poll().waitsFor(((Input.Replied) input).call())
        ? sequence((Input.Replied) input, live.session().ack())
        : OptionalLong.empty();
  }

  private static OptionalLong sequence(Input.Replied batch, long ack) {
    OptionalLong sequence =
        ((MessagesResponse) ((Reply.Answered) batch.reply()).response()).sequence();
    return sequence.orElse(ack) < ack ? sequence : OptionalLong.empty();
  }

  static Transition countsAnswers(VisitorState state, Input input) {
    boolean batch = isBatch(input);
    long ack = state instanceof Open open ? open.session().ack() + 1 : 0;
    Transition right = reference(state, input);
    return batch ? changePolls(change(right, session -> session.withAck(ack)), old -> ack) : right;
  }

  static Transition takesRepeats(VisitorState state, Input input) {
    return isBatch(input) && state instanceof Open open
        ? reference(open.withSession(open.session().withAck(-2)), input)
        : reference(state, input);
  }

  static Transition takesLateAnswers(VisitorState state, Input input) {
    if (input instanceof Input.Replied replied
        && state instanceof Open open
        && !state.awaitedCalls().contains(replied.call())
        && isBatch(input)
        && open.session().poll() instanceof CallSlot.Busy busy) {
      return reference(state, new Input.Replied(replied.now(), busy.call(), replied.reply()));
    }
    if (input instanceof Input.Replied replied
        && state instanceof Open open
        && !state.awaitedCalls().contains(replied.call())
        && replied.reply() instanceof Reply.Accepted
        && open.session().post() instanceof CallSlot.Busy busy) {
      return reference(state, new Input.Replied(replied.now(), busy.call(), replied.reply()));
    }
    return reference(state, input);
  }

  static Transition cancelsNothing(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return new Transition(
        right.next(), right.effects().stream().filter(e -> !(e instanceof Effect.Cancel)).toList());
  }

  static Transition keepsOldToken(VisitorState state, Input input) {
    Transition right = reference(state, input);
    if (state.kind() != StateKind.ASKING || right.next().kind() != StateKind.RESTORING) {
      return right;
    }
    var old = ((Open) state).session().credentials();
    var latest = ((Open) right.next()).session().credentials();
    List<Effect> effects =
        right.effects().stream()
            .map(
                e ->
                    e instanceof Effect.Call call
                        ? new Effect.Call(
                            call.id(),
                            call.request(),
                            RequestHeaders.session(
                                ((Open) state).session().settings().apiVersion(),
                                old.affinity(),
                                latest.key()),
                            call.timeout(),
                            call.server())
                        : e)
            .toList();
    return new Transition(right.next(), effects);
  }

  static Transition resyncsOnFailure(VisitorState state, Input input) {
    return input instanceof Input.Lost lost && state instanceof VisitorState.Live
        ? reference(
            state,
            new Input.Replied(
                lost.now(), lost.call(), new Reply.Refused(new Refusal.AffinityLost(""))))
        : reference(state, input);
  }

  static Transition forgetsWhatWasSent(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? reference(
            changed(
                state,
                session ->
                    session.withOutbox(
                        new Outbox(
                            session.outbox().nextNumber(),
                            session.outbox().items().stream()
                                .map(
                                    item ->
                                        new OutboxItem(
                                            item.request(),
                                            item.command(),
                                            item.number(),
                                            0,
                                            0,
                                            item.refusals(),
                                            item.sendBefore()))
                                .toList()))),
            input)
        : reference(state, input);
  }

  static Transition forgetsWhatWasHeard(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? reference(
            changed(
                state,
                session ->
                    session.withTranscriptCount(
                        new TranscriptCount(
                            NOTHING,
                            session.transcriptCount().said(),
                            session.transcriptCount().givenUp()))),
            input)
        : reference(state, input);
  }

  static Transition settlesAtOnce(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return new Transition(
        right.next(),
        right.effects().stream()
            .map(
                e ->
                    e instanceof Effect.Tell told
                            && told.event() instanceof SessionEvent.Settled settled
                        ? new Effect.Tell(
                            told.number(),
                            new SessionEvent.Settled(settled.ref(), new CommandOutcome.Accepted()))
                        : e)
            .toList());
  }

  private static boolean isBatch(Input input) {
    return input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof MessagesResponse;
  }

  private static Transition changePolls(Transition right, LongUnaryOperator ack) {
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : right.effects()) {
      boolean poll =
          effect instanceof Effect.Call call && call.request().kind() == RequestType.MESSAGES;
      effects.add(poll ? withAck((Effect.Call) effect, ack) : effect);
    }
    return new Transition(right.next(), effects);
  }

  static Effect.Call withAck(Effect.Call poll, LongUnaryOperator ack) {
    long right = ((MessagesRequest) poll.request()).ack().orElse(-1);
    Request request = MessagesRequest.builder().ack(ack.applyAsLong(right)).build();
    return new Effect.Call(poll.id(), request, poll.headers(), poll.timeout(), poll.server());
  }

  private static Transition change(Transition right, UnaryOperator<OpenSession> change) {
    return new Transition(changed(right.next(), change), right.effects());
  }

  private static VisitorState changed(VisitorState state, UnaryOperator<OpenSession> change) {
    return state instanceof Open open ? open.withSession(change.apply(open.session())) : state;
  }
}
