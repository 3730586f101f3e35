package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.CommandOutcome;
import dev.chasitor.session.Effect;
import dev.chasitor.session.Input;
import dev.chasitor.session.Line;
import dev.chasitor.session.Link;
import dev.chasitor.session.Outbox;
import dev.chasitor.session.OutboxItem;
import dev.chasitor.session.SessionEvent;
import dev.chasitor.session.StateKind;
import dev.chasitor.session.Tally;
import dev.chasitor.session.Transition;
import dev.chasitor.session.VisitorMachine;
import dev.chasitor.session.VisitorState;
import dev.chasitor.session.VisitorState.Open;
import dev.chasitor.tck.rule.Rule;
import dev.chasitor.tck.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The visitor's machine, broken on purpose in one way each, and the rule that must notice. */
public enum Mutants {
  /** The next poll leaves before its batch is told. */
  ACK_BEFORE_HAND_OVER(Rule.C_ACK_04, () -> Mutants::callsFirst),
  /** What a batch holds is told one answer too late, and lost with the session's node. */
  BATCH_TOLD_TOO_LATE(Rule.C_DLV_03, TellsLate::new),
  /** A POST that failed is sent again under a new number. */
  RETRY_WITH_NEW_NUMBER(Rule.C_SEQ_02, () -> Mutants::renumbersRetries),
  /** A 503 empties the outbox. */
  OUTBOX_DROPPED_ON_503(Rule.C_LIV_02, () -> Mutants::dropsOutbox),
  /** Numbers grow by two. */
  NUMBERS_BY_TWO(Rule.C_SEQ_01, () -> Mutants::numbersByTwo),
  /** The outbox is a stack. */
  LAST_IN_FIRST_OUT(Rule.C_SEQ_03, () -> Mutants::stacks),
  /** The first poll bears 0. */
  BEGINS_AT_ZERO(Rule.C_ACK_01, () -> Mutants::beginsAtZero),
  /** 204 sets the ack back to -1. */
  ACK_RESET_ON_204(Rule.C_ACK_03, () -> Mutants::resetsOnSilence),
  /** The ack grows by one per answer, whatever the server says. */
  ACK_COUNTS_ANSWERS(Rule.C_ACK_02, () -> Mutants::countsAnswers),
  /** Batches are taken whatever their sequence. */
  REPEATS_TAKEN(Rule.C_ACK_06, () -> Mutants::takesRepeats),
  /** The answer to a call that was given up is taken for the current call's. */
  LATE_ANSWERS_TAKEN(Rule.C_RSY_10, () -> Mutants::takesLateAnswers),
  /** The poll stays open when a POST gets the 503. */
  NOTHING_CANCELLED(Rule.C_RSY_02, () -> Mutants::cancelsNothing),
  /** After a take-over the old token is used. */
  OLD_TOKEN(Rule.C_RSY_05, () -> Mutants::keepsOldToken),
  /** A broken connection is taken for a lost node. */
  RESYNC_ON_FAILURE(Rule.C_RSY_01, () -> Mutants::resyncsOnFailure),
  /** A line the transcript shows is sent again. */
  NO_LOOK_AT_TRANSCRIPT(Rule.C_RSY_09, () -> Mutants::forgetsWhatWasSent),
  /** What was heard before is told again from the transcript. */
  TRANSCRIPT_TOLD_AGAIN(Rule.C_DLV_01, () -> Mutants::forgetsWhatWasHeard),
  /** Lines that cannot be sent are settled as if they had been. */
  OPTIMISTIC(Rule.C_LIV_02, () -> Mutants::settlesAtOnce);

  private final Rule killedBy;
  private final Supplier<SubjectMachine> maker;

  Mutants(Rule killedBy, Supplier<SubjectMachine> maker) {
    this.killedBy = killedBy;
    this.maker = maker;
  }

  public Rule killedBy() {
    return killedBy;
  }

  /** A fresh one: some remember. */
  Subject make() {
    return maker.get().driven();
  }

  private static Transition reference(VisitorState state, Input input) {
    return VisitorMachine.step(state, input);
  }

  private static Transition callsFirst(VisitorState state, Input input) {
    Transition right = reference(state, input);
    List<Effect> calls = new ArrayList<>();
    List<Effect> others = new ArrayList<>();
    right.effects().forEach(e -> (e instanceof Effect.Call ? calls : others).add(e));
    calls.addAll(others);
    return new Transition(right.next(), calls);
  }

  /** Tells a message only when the next answer comes; a 503 makes it forget. */
  private static final class TellsLate implements SubjectMachine {
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

  private static Transition renumbersRetries(VisitorState state, Input input) {
    return change(
        reference(state, input),
        link -> {
          if (link.post() instanceof Line.Pausing && !link.outbox().items().isEmpty()) {
            OutboxItem head = link.outbox().items().get(0);
            if (head.number().isPresent()) {
              List<OutboxItem> items = new ArrayList<>(link.outbox().items());
              items.set(
                  0,
                  new OutboxItem(
                      head.request(),
                      head.ref(),
                      OptionalLong.empty(),
                      head.tries(),
                      head.refusals()));
              return link.withOutbox(new Outbox(link.outbox().nextNumber(), items));
            }
          }
          return link;
        });
  }

  private static Transition dropsOutbox(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return right.next().kind() == StateKind.ASKING && state.kind() != StateKind.ASKING
        ? change(right, link -> link.withOutbox(new Outbox(link.outbox().nextNumber(), List.of())))
        : right;
  }

  private static Transition numbersByTwo(VisitorState state, Input input) {
    Transition right = reference(state, input);
    boolean posted =
        right.effects().stream()
            .anyMatch(e -> e instanceof Effect.Call call && call.headers().sequence().isPresent());
    return posted
        ? change(
            right,
            link ->
                link.withOutbox(new Outbox(link.outbox().nextNumber() + 1, link.outbox().items())))
        : right;
  }

  private static Transition stacks(VisitorState state, Input input) {
    Transition right = reference(state, input);
    if (!(input instanceof Input.Send)) {
      return right;
    }
    return change(
        right,
        link -> {
          List<OutboxItem> items = new ArrayList<>(link.outbox().items());
          int last = items.size() - 1;
          if (last > 1 && items.get(last).tries() == 0) {
            items.add(1, items.remove(last));
          }
          return link.withOutbox(new Outbox(link.outbox().nextNumber(), items));
        });
  }

  private static Transition beginsAtZero(VisitorState state, Input input) {
    return changePolls(reference(state, input), ack -> state.kind() == StateKind.OPENING ? 0 : ack);
  }

  private static Transition resetsOnSilence(VisitorState state, Input input) {
    boolean silence =
        input instanceof Input.Replied replied && replied.reply() instanceof Reply.Empty;
    Transition right = reference(state, input);
    return silence ? changePolls(change(right, link -> link.withAck(-1)), ack -> -1) : right;
  }

  private static Transition countsAnswers(VisitorState state, Input input) {
    boolean batch = isBatch(input);
    long ack = state instanceof Open open ? open.link().ack() + 1 : 0;
    Transition right = reference(state, input);
    return batch ? changePolls(change(right, link -> link.withAck(ack)), old -> ack) : right;
  }

  private static Transition takesRepeats(VisitorState state, Input input) {
    return isBatch(input) && state instanceof Open open
        ? reference(open.withLink(open.link().withAck(-2)), input)
        : reference(state, input);
  }

  private static Transition takesLateAnswers(VisitorState state, Input input) {
    if (input instanceof Input.Replied replied
        && state instanceof Open open
        && !state.awaitedCalls().contains(replied.call())
        && isBatch(input)
        && open.link().poll() instanceof Line.Busy busy) {
      return reference(state, new Input.Replied(replied.now(), busy.call(), replied.reply()));
    }
    if (input instanceof Input.Replied replied
        && state instanceof Open open
        && !state.awaitedCalls().contains(replied.call())
        && replied.reply() instanceof Reply.Accepted
        && open.link().post() instanceof Line.Busy busy) {
      return reference(state, new Input.Replied(replied.now(), busy.call(), replied.reply()));
    }
    return reference(state, input);
  }

  private static Transition cancelsNothing(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return new Transition(
        right.next(), right.effects().stream().filter(e -> !(e instanceof Effect.Cancel)).toList());
  }

  private static Transition keepsOldToken(VisitorState state, Input input) {
    Transition right = reference(state, input);
    if (state.kind() != StateKind.ASKING || right.next().kind() != StateKind.RESTORING) {
      return right;
    }
    var old = ((Open) state).link().credentials();
    List<Effect> effects =
        right.effects().stream()
            .map(
                e ->
                    e instanceof Effect.Call call
                        ? new Effect.Call(
                            call.id(),
                            call.request(),
                            RequestHeaders.session(
                                ((Open) state).link().settings().apiVersion(),
                                old.affinity(),
                                old.key()),
                            call.timeout())
                        : e)
            .toList();
    return new Transition(right.next(), effects);
  }

  private static Transition resyncsOnFailure(VisitorState state, Input input) {
    return input instanceof Input.Lost lost && state instanceof VisitorState.Live
        ? reference(
            state,
            new Input.Replied(
                lost.now(), lost.call(), new Reply.Refused(new Refusal.AffinityLost(""))))
        : reference(state, input);
  }

  private static Transition forgetsWhatWasSent(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? reference(
            changed(
                state,
                link ->
                    link.withOutbox(
                        new Outbox(
                            link.outbox().nextNumber(),
                            link.outbox().items().stream()
                                .map(
                                    item ->
                                        new OutboxItem(
                                            item.request(),
                                            item.ref(),
                                            item.number(),
                                            0,
                                            item.refusals()))
                                .toList()))),
            input)
        : reference(state, input);
  }

  private static Transition forgetsWhatWasHeard(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? reference(
            changed(state, link -> link.withTally(new Tally(0, link.tally().said()))), input)
        : reference(state, input);
  }

  private static Transition settlesAtOnce(VisitorState state, Input input) {
    Transition right = reference(state, input);
    return new Transition(
        right.next(),
        right.effects().stream()
            .map(
                e ->
                    e instanceof Effect.Settle settle
                        ? new Effect.Settle(settle.ref(), new CommandOutcome.Accepted())
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

  private static Effect.Call withAck(Effect.Call poll, LongUnaryOperator ack) {
    long right = ((MessagesRequest) poll.request()).ack().orElse(-1);
    Request request = MessagesRequest.builder().ack(ack.applyAsLong(right)).build();
    return new Effect.Call(poll.id(), request, poll.headers(), poll.timeout());
  }

  private static Transition change(Transition right, UnaryOperator<Link> change) {
    return new Transition(changed(right.next(), change), right.effects());
  }

  private static VisitorState changed(VisitorState state, UnaryOperator<Link> change) {
    return state instanceof Open open ? open.withLink(change.apply(open.link())) : state;
  }
}
