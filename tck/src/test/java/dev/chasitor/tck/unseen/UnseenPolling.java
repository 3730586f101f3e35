package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.awakeNow;
import static dev.chasitor.tck.unseen.MachineTools.batch;
import static dev.chasitor.tck.unseen.MachineTools.brings;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.isCallOf;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPoll;
import static dev.chasitor.tck.unseen.MachineTools.pollBudget;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.refusing;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.with;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withMessages;
import static dev.chasitor.tck.unseen.MachineTools.without;
import static dev.chasitor.tck.unseen.MachineTools.withoutMessages;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.FruitlessPolls;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Queued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Mistakes in what is polled, acknowledged and taken from a batch. */
final class UnseenPolling {

  private static final Set<Integer> OF_GATEWAYS = Set.of(408, 425, 429);

  private static final int FEW = 5;

  private UnseenPolling() {}

  static Transition switchesWithAnAgent(VisitorState state, Input input) {
    return right(
        state.kind() == StateKind.ESTABLISHED && brings(state, input, SwitchServer.class)
            ? new Queued(((Open) state).session(), OptionalInt.empty(), Optional.empty())
            : state,
        input);
  }

  static Transition switchesOnce(VisitorState state, Input input) {
    boolean waits = state.kind() == StateKind.REQUESTED || state.kind() == StateKind.QUEUED;
    return right(
        state,
        waits
                && ((Open) state).session().settings().switches() > 0
                && brings(state, input, SwitchServer.class)
            ? withoutMessages(state, input, SwitchServer.class)
            : input);
  }

  static Transition takesLateAck(VisitorState state, Input input) {
    boolean isLate =
        state instanceof Open
            && batch(input).isPresent()
            && !state.waitsFor(((Input.Replied) input).call());
    Transition right = right(state, input);
    return isLate
        ? changed(
            right,
            session ->
                session.withAck(
                    Math.max(session.ack(), batch(input).orElseThrow().sequence().orElse(-1))))
        : right;
  }

  static Transition countsOnlySilence(VisitorState state, Input input) {
    return right(
        isOfPoll(state, input) && batch(input).isPresent()
            ? changed(state, session -> session.withFruitlessPolls(FruitlessPolls.NONE))
            : state,
        input);
  }

  static Transition ackLostWithConnection(VisitorState state, Input input) {
    boolean broke =
        isLive(state)
            && isOfPoll(state, input)
            && input instanceof Input.Lost lost
            && lost.failure() == FailureKind.CONNECTION_LOST;
    Transition right = right(state, input);
    return broke && isLive(right.next())
        ? changed(right, session -> session.withAck(OpenSession.NOTHING_RECEIVED))
        : right;
  }

  static Transition skipsWhatStaysUnreadable(VisitorState state, Input input) {
    boolean isSecond =
        isLive(state)
            && isOfPoll(state, input)
            && input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Malformed
            && pollBudget(state).malformed() > 0;
    Transition right = right(state, input);
    return isSecond && isLive(right.next())
        ? changed(right, session -> session.withAck(session.ack() + 1))
        : right;
  }

  static Transition dropsOnlyTheSameSequence(VisitorState state, Input input) {
    return right(hasSequence(state, input, -1) ? withAckBelow(state, input) : state, input);
  }

  static Transition takesTheSameSequence(VisitorState state, Input input) {
    return right(hasSequence(state, input, 0) ? withAckBelow(state, input) : state, input);
  }

  /** Whether the batch's sequence compares to the ack in this way. */
  private static boolean hasSequence(VisitorState state, Input input, int sign) {
    return isOfPoll(state, input)
        && batch(input)
            .filter(batch -> batch.sequence().isPresent())
            .filter(
                batch ->
                    Long.compare(batch.sequence().getAsLong(), ((Open) state).session().ack())
                        == sign)
            .isPresent();
  }

  private static VisitorState withAckBelow(VisitorState state, Input input) {
    return changed(
        state, session -> session.withAck(batch(input).orElseThrow().sequence().orElseThrow() - 1));
  }

  static Transition shortPollsWhileRestoring(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (right.next().kind() != StateKind.RESTORING
        || right.effects().stream().noneMatch(e -> isCallOf(e, RequestType.MESSAGES))) {
      return right;
    }
    OpenSession session = ((Open) right.next()).session();
    Duration usual = session.settings().profile().requestTimeout();
    if (!(session.poll() instanceof CallSlot.Busy busy)
        || usual.compareTo(session.credentials().pollTimeout()) >= 0) {
      return right;
    }
    CallSlot sooner =
        new CallSlot.Busy(busy.call(), busy.began(), busy.began().plus(usual), busy.budget());
    return withEffects(
        changed(right, old -> old.withPoll(sooner)),
        effect ->
            effect instanceof Effect.Call call && call.request().kind() == RequestType.MESSAGES
                ? new Effect.Call(call.id(), call.request(), call.headers(), usual, call.server())
                : effect);
  }

  static Transition pausesOnlyOnce(VisitorState state, Input input) {
    boolean isPoll = isLive(state) && isOfPoll(state, input);
    Transition right = right(state, input);
    return isPoll && isLive(right.next()) && pollBudget(right.next()).failures() == 2
        ? changed(right, session -> session.withPoll(awakeNow(session.poll(), input.now())))
        : right;
  }

  static Transition pollsDespiteRetryAfter(VisitorState state, Input input) {
    Optional<Refusal> waits =
        refusal(input)
            .filter(no -> no instanceof Refusal.ServerFailed failed && isPollToWait(failed));
    return right(
        state,
        waits.isPresent() && isLive(state) && isOfPoll(state, input)
            ? refusing(input, new Refusal.ServerFailed(waits.get().status(), waits.get().text()))
            : input);
  }

  private static boolean isPollToWait(Refusal.ServerFailed failed) {
    return failed.retryAfter().isPresent();
  }

  static Transition gatewayEndsTheOpening(VisitorState state, Input input) {
    Optional<Refusal> ofGateway = refusal(input).filter(no -> OF_GATEWAYS.contains(no.status()));
    return right(
        state,
        state.kind() == StateKind.OPENING && ofGateway.isPresent()
            ? refusing(
                input, new Refusal.Rejected(ofGateway.get().status(), ofGateway.get().text()))
            : input);
  }

  static Transition fewFailuresAreEnough(VisitorState state, Input input) {
    boolean isLast =
        isLive(state)
            && isOfPoll(state, input)
            && input instanceof Input.Lost
            && pollBudget(state).failures() >= FEW - 1;
    return right(
        isLast
            ? changed(state, session -> session.withPoll(spent(session.poll(), input.now())))
            : state,
        input);
  }

  private static CallSlot spent(CallSlot slot, Duration now) {
    RetryBudget old = slot.budget();
    Duration longAgo = now.minus(old.patience());
    return slot instanceof CallSlot.Busy busy
        ? new CallSlot.Busy(
            busy.call(),
            busy.began(),
            busy.until(),
            new RetryBudget(old.failures(), old.malformed(), Optional.of(longAgo), old.patience()))
        : slot;
  }

  static Transition ignoresAnAgentWithoutId(VisitorState state, Input input) {
    return right(
        state,
        brings(state, input, ChatEstablished.class)
            ? withMessages(
                state,
                input,
                messages -> messages.stream().filter(each -> !isWithoutId(each)).toList())
            : input);
  }

  private static boolean isWithoutId(Message envelope) {
    return envelope.message() instanceof ChatEstablished established
        && established.userId().isEmpty();
  }

  /** Takes the second AgentDisconnect of a session for its end. */
  static final class SecondDisconnectEnds implements SubjectMachine {
    private int disconnects;

    @Override
    public Transition step(VisitorState state, Input input) {
      if (!isLive(state) || !brings(state, input, AgentDisconnect.class)) {
        return right(state, input);
      }
      disconnects++;
      return disconnects == 2
          ? without(
              right(state, withMessages(state, input, SecondDisconnectEnds::withEnd)),
              effect ->
                  effect instanceof Effect.Tell tell
                      && tell.event() instanceof SessionEvent.Received received
                      && received.message() instanceof ChatEnded)
          : right(state, input);
    }

    private static List<Message> withEnd(List<Message> messages) {
      List<Message> all = new ArrayList<>(messages);
      all.add(Message.of(ChatEnded.builder().reason(Word.of(ChatEndReason.AGENT)).build()));
      return all;
    }
  }

  static Transition endsWhenChatEndIsAccepted(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean left =
        isLive(state)
            && input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Accepted
            && right.next().kind() == StateKind.LEAVING;
    if (!left || !(((Open) right.next()).session().poll() instanceof CallSlot.Busy poll)) {
      return right;
    }
    Transition over =
        right(
            right.next(),
            new Input.Replied(
                input.now(), poll.call(), new Reply.Refused(new Refusal.SessionInvalid(""))));
    List<Effect> effects = new ArrayList<>(right.effects());
    effects.add(new Effect.Cancel(poll.call()));
    effects.addAll(over.effects());
    return new Transition(over.next(), effects);
  }

  static Transition endsTheOldSessionAtTheNewServer(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!isLive(state) || right.next().kind() != StateKind.OPENING) {
      return right;
    }
    OpenSession old = ((Open) state).session();
    return with(
        right,
        new Effect.Call(
            Long.MAX_VALUE - old.nextCall(),
            DeleteSessionIdRequest.builder().key(old.credentials().key()).build(),
            RequestHeaders.version(old.settings().apiVersion()),
            old.settings().profile().requestTimeout(),
            right.next().knownSettings().orElseThrow().server()));
  }
}
