package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.awakeNow;
import static dev.chasitor.tck.unseen.MachineTools.brings;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.headers;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPoll;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.refusing;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.with;
import static dev.chasitor.tck.unseen.MachineTools.withItems;
import static dev.chasitor.tck.unseen.MachineTools.withMessages;
import static dev.chasitor.tck.unseen.MachineTools.without;
import static dev.chasitor.tck.unseen.MachineTools.withoutMessages;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.Message;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Ledger;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Mistakes around the loss of a node, and in what another process goes on from. */
final class UnseenHandOvers {

  private UnseenHandOvers() {}

  private static boolean isAffinityLost(Input input) {
    return refusal(input).filter(Refusal.AffinityLost.class::isInstance).isPresent();
  }

  static Transition asksForTheChatAgain(VisitorState state, Input input) {
    boolean isBackInTheQueue =
        state instanceof VisitorState.Restoring restoring
            && restoring.before().kind() != StateKind.ESTABLISHED
            && brings(state, input, ChasitorSessionData.class)
            && restoring.session().outbox().items().stream()
                .noneMatch(item -> item.request().kind() == RequestType.CHASITOR_INIT);
    return right(isBackInTheQueue ? changed(state, UnseenHandOvers::withInit) : state, input);
  }

  private static OpenSession withInit(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    items.add(
        0,
        new OutboxItem(
            session.settings().init(),
            Optional.empty(),
            OptionalLong.empty(),
            0,
            0,
            0,
            Optional.empty()));
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition missesFailureWhileRestoring(VisitorState state, Input input) {
    return right(
        state,
        state.kind() == StateKind.RESTORING && brings(state, input, ChatRequestFail.class)
            ? withoutMessages(state, input, ChatRequestFail.class)
            : input);
  }

  static Transition stopsAtSessionData(VisitorState state, Input input) {
    return right(
        state,
        state.kind() == StateKind.RESTORING && brings(state, input, ChasitorSessionData.class)
            ? withMessages(state, input, UnseenHandOvers::upToSessionData)
            : input);
  }

  private static List<Message> upToSessionData(List<Message> messages) {
    List<Message> first = new ArrayList<>();
    for (Message each : messages) {
      first.add(each);
      if (each.message() instanceof ChasitorSessionData) {
        break;
      }
    }
    return first;
  }

  static Transition keepsPostOpen(VisitorState state, Input input) {
    boolean isPollLost = isLive(state) && isOfPoll(state, input) && isAffinityLost(input);
    Transition right = right(state, input);
    return isPollLost && ((Open) state).session().post() instanceof CallSlot.Busy busy
        ? without(right, e -> e instanceof Effect.Cancel cancel && cancel.id() == busy.call())
        : right;
  }

  static Transition postsResyncStateTooEarly(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (state.kind() != StateKind.ASKING
        || right.next().kind() != StateKind.RESTORING
        || !((Open) state).session().settings().profile().postsResyncState()) {
      return right;
    }
    OpenSession session = ((Open) right.next()).session();
    return with(
        changed(right, old -> old.withNextCall(old.nextCall() + 1)),
        new Effect.Call(
            session.nextCall(),
            ChasitorResyncStateRequest.builder()
                .organizationId(session.settings().init().organizationId())
                .build(),
            headers(session),
            session.settings().profile().requestTimeout(),
            session.settings().server()));
  }

  static Transition asksAgainAtOnce(VisitorState state, Input input) {
    boolean failed =
        state.kind() == StateKind.ASKING && isOfPoll(state, input) && input instanceof Input.Lost;
    Transition right = right(state, input);
    return failed && right.next().kind() == StateKind.ASKING
        ? changed(right, session -> session.withPoll(awakeNow(session.poll(), input.now())))
        : right;
  }

  static Transition asksAgainAfter403(VisitorState state, Input input) {
    boolean isRefused =
        state.kind() == StateKind.ASKING
            && isOfPoll(state, input)
            && refusal(input).filter(Refusal.SessionInvalid.class::isInstance).isPresent();
    return right(state, isRefused ? refusing(input, new Refusal.ServerFailed(500, "")) : input);
  }

  static Transition takes409ForALostNode(VisitorState state, Input input) {
    boolean isOutOfSync =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input).filter(Refusal.OutOfSync.class::isInstance).isPresent();
    return right(state, isOutOfSync ? refusing(input, new Refusal.AffinityLost("")) : input);
  }

  static Transition takes503ToPostForAFailure(VisitorState state, Input input) {
    boolean isPost = isLive(state) && isOfPost(state, input) && isAffinityLost(input);
    return right(state, isPost ? refusing(input, new Refusal.ServerFailed(500, "")) : input);
  }

  static Transition knowsNo405(VisitorState state, Input input) {
    boolean isNotAllowed =
        state.kind() == StateKind.ASKING
            && isOfPoll(state, input)
            && refusal(input).filter(no -> no.status() == 405).isPresent();
    return right(state, isNotAllowed ? refusing(input, new Refusal.Rejected(400, "")) : input);
  }

  static Transition doesNotCountWhatItRecovers(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (state.kind() != StateKind.RESTORING || !isLive(right.next())) {
      return right;
    }
    TranscriptCount before = ((Open) state).session().transcriptCount();
    return changed(
        right,
        session ->
            session.withTranscriptCount(
                new TranscriptCount(
                    before.heard(),
                    session.transcriptCount().said(),
                    session.transcriptCount().givenUp())));
  }

  static Transition recoversFromTheNewest(VisitorState state, Input input) {
    Transition right = right(state, input);
    List<Integer> places = new ArrayList<>();
    List<SessionEvent> lines = new ArrayList<>();
    for (int at = 0; at < right.effects().size(); at++) {
      if (right.effects().get(at) instanceof Effect.Tell tell
          && tell.event() instanceof SessionEvent.Received received
          && received.recovered()) {
        places.add(at);
        lines.add(received);
      }
    }
    Collections.reverse(lines);
    List<Effect> effects = new ArrayList<>(right.effects());
    for (int at = 0; at < lines.size(); at++) {
      long number = ((Effect.Tell) effects.get(places.get(at))).number();
      effects.set(places.get(at), new Effect.Tell(number, lines.get(at)));
    }
    return new Transition(right.next(), effects);
  }

  static Transition looksUpNoBatch(VisitorState state, Input input) {
    return right(
        state.kind() == StateKind.RESTORING && brings(state, input, ChasitorSessionData.class)
            ? changed(state, UnseenHandOvers::withBatchUnsent)
            : state,
        input);
  }

  private static OpenSession withBatchUnsent(OpenSession session) {
    List<OutboxItem> items = session.outbox().items();
    long sent = items.stream().filter(item -> item.tries() > 0).count();
    return sent > 1
        ? session.withOutbox(
            withItems(
                session.outbox(),
                items.stream().map(item -> MachineTools.tried(item, item.number(), 0, 0)).toList()))
        : session;
  }

  static Transition dropsEventsOn503(VisitorState state, Input input) {
    Transition right = right(state, input);
    return isLive(state) && right.next().kind() == StateKind.ASKING
        ? changed(
            right,
            session ->
                session.withOutbox(
                    withItems(
                        session.outbox(),
                        session.outbox().items().stream()
                            .filter(item -> item.request().kind() != RequestType.CUSTOM_EVENT)
                            .toList())))
        : right;
  }

  /** Keeps the offset of the first hand-over for the next ones. */
  static final class OffsetOfTheFirstLoss implements SubjectMachine {
    private Optional<String> first = Optional.empty();
    private boolean isLost;

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition right = right(state, input);
      if (!isLost && right.next() instanceof VisitorState.Asking asking) {
        first = asking.session().offset();
        isLost = true;
      }
      return isLost && first.isPresent()
          ? changed(right, session -> session.withOffset(first.get()))
          : right;
    }
  }

  /** Lets the numbers go on after the second hand-over, although they start again. */
  static final class SecondHandOverGoesOn implements SubjectMachine {
    private int handOvers;

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition right = right(state, input);
      if (state.kind() != StateKind.ASKING || right.next().kind() != StateKind.RESTORING) {
        return right;
      }
      handOvers++;
      OpenSession before = ((Open) state).session();
      boolean restarts =
          before.settings().profile().numbersAfterHandOver()
              == Profile.NumbersAfterHandOver.RESTART;
      return restarts && handOvers == 2 && !((Resyncing) state).before().stale()
          ? changed(right, session -> session.withOutbox(before.outbox()))
          : right;
    }
  }

  /** Settles a line by the late answer to a POST that the 503 interrupted. */
  static final class LateAnswerSettles implements SubjectMachine {
    private OptionalLong interrupted = OptionalLong.empty();

    @Override
    public Transition step(VisitorState state, Input input) {
      if (isLive(state) && ((Open) state).session().post() instanceof CallSlot.Busy busy) {
        interrupted = OptionalLong.of(busy.call());
      }
      Transition right = right(state, input);
      boolean isLate =
          state instanceof Resyncing
              && input instanceof Input.Replied replied
              && replied.reply() instanceof Reply.Accepted
              && interrupted.isPresent()
              && interrupted.getAsLong() == replied.call();
      return isLate
              && right.next() instanceof Open open
              && !open.session().outbox().items().isEmpty()
          ? headSettled(right, open)
          : right;
    }

    private static Transition headSettled(Transition right, Open open) {
      OutboxItem head = head(open);
      if (head.command().isEmpty()) {
        return right;
      }
      SessionEvent settled =
          new SessionEvent.Settled(
              head.command().get().ref(), head.command().get().id(), new CommandOutcome.Accepted());
      Ledger ledger = open.ledger();
      Deliveries old = ledger.deliveries();
      List<SessionEvent> waiting = new ArrayList<>(old.unconfirmed());
      waiting.add(settled);
      Deliveries told = new Deliveries(old.told() + 1, waiting);
      VisitorState next =
          changed(
              open,
              session ->
                  session
                      .withOutbox(
                          new Outbox(
                              session.outbox().nextNumber(),
                              session.outbox().items().subList(1, session.outbox().items().size())))
                      .withLedger(new Ledger(ledger.now(), ledger.ref(), told)));
      return with(new Transition(next, right.effects()), new Effect.Tell(told.told(), settled));
    }
  }

  static Transition takesDoubtForSuccess(VisitorState state, Input input) {
    boolean isStale =
        state instanceof Resyncing resyncing
            && resyncing.before().stale()
            && isOfPoll(state, input);
    Transition right = right(state, input);
    return isStale && isLive(right.next())
        ? MachineTools.withEffects(right, UnseenHandOvers::asAccepted)
        : right;
  }

  private static Effect asAccepted(Effect effect) {
    return effect instanceof Effect.Tell tell
            && tell.event() instanceof SessionEvent.Settled settled
            && settled.outcome() instanceof CommandOutcome.Unknown
        ? new Effect.Tell(
            tell.number(),
            new SessionEvent.Settled(settled.ref(), settled.id(), new CommandOutcome.Accepted()))
        : effect;
  }

  /** Keeps the events that nobody confirmed as a stack. */
  static final class EventsInReverse implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return right(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      VisitorState right = Resumption.withoutCalls(frozen);
      Ledger ledger = right.ledger();
      List<SessionEvent> events = new ArrayList<>(ledger.deliveries().unconfirmed());
      Collections.reverse(events);
      return right.withLedger(
          new Ledger(
              ledger.now(), ledger.ref(), new Deliveries(ledger.deliveries().told(), events)));
    }
  }

  /** Numbers the events anew that nobody confirmed. */
  static final class EventsNumberedAnew implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return right(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      VisitorState right = Resumption.withoutCalls(frozen);
      Deliveries old = right.ledger().deliveries();
      return old.unconfirmed().isEmpty()
          ? right
          : right.withLedger(
              new Ledger(
                  right.ledger().now(),
                  right.ledger().ref(),
                  new Deliveries(old.told() + old.unconfirmed().size(), old.unconfirmed())));
    }
  }
}
