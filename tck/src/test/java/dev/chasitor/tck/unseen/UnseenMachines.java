package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.batch;
import static dev.chasitor.tck.unseen.MachineTools.brings;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.headers;
import static dev.chasitor.tck.unseen.MachineTools.isCallOf;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPoll;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.pollBudget;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.refusing;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.with;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withHead;
import static dev.chasitor.tck.unseen.MachineTools.withItems;
import static dev.chasitor.tck.unseen.MachineTools.without;
import static dev.chasitor.tck.unseen.MachineTools.withoutMessages;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.FruitlessPolls;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Ledger;
import dev.chasitor.session.visitor.Notices;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The machines of {@link UnseenAgain}. */
final class UnseenMachines {

  private static final Set<RequestType> NOTICES =
      Set.of(
          RequestType.CHASITOR_TYPING,
          RequestType.CHASITOR_NOT_TYPING,
          RequestType.CHASITOR_SNEAK_PEEK);

  private static final Set<Integer> NO_SUCH_RESOURCE = Set.of(404, 405);

  private static final int SERVER_ERRORS = 500;

  private UnseenMachines() {}

  private static boolean isRefused(Input input, Class<? extends Refusal> kind) {
    return refusal(input).filter(kind::isInstance).isPresent();
  }

  private static boolean isPostRefused(
      VisitorState state, Input input, Class<? extends Refusal> kind, Set<RequestType> posts) {
    return isLive(state)
        && isOfPost(state, input)
        && isRefused(input, kind)
        && posts.contains(head(state).request().kind());
  }

  /** The step after a refusal of the poll that is on its way. */
  private static Transition pollRefused(Input input, Open open, CallSlot.Busy poll, Refusal why) {
    return right(open, new Input.Replied(input.now(), poll.call(), new Reply.Refused(why)));
  }

  static Transition looksAtFailureOnlyBeforeSuccess(VisitorState state, Input input) {
    return right(
        state,
        state.kind() == StateKind.QUEUED && brings(state, input, ChatRequestFail.class)
            ? withoutMessages(state, input, ChatRequestFail.class)
            : input);
  }

  static Transition takesTheNextNumberAfterMute409(VisitorState state, Input input) {
    boolean isMute =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input)
                .filter(no -> no instanceof Refusal.OutOfSync sync && sync.actual().isEmpty())
                .isPresent();
    Transition right = right(state, input);
    return isMute && isLive(right.next())
        ? changed(right, session -> withoutNumber(session, head(state).number()))
        : right;
  }

  private static OpenSession withoutNumber(OpenSession session, OptionalLong number) {
    return session.withOutbox(
        withItems(
            session.outbox(),
            session.outbox().items().stream()
                .map(
                    item ->
                        item.number().equals(number)
                            ? MachineTools.numbered(item, OptionalLong.empty())
                            : item)
                .toList()));
  }

  static Transition believesTheSecond403(VisitorState state, Input input) {
    boolean isFirst =
        isLive(state)
            && isOfPoll(state, input)
            && isRefused(input, Refusal.SessionInvalid.class)
            && pollBudget(state).failures() == 0;
    return right(
        state, isFirst ? refusing(input, new Refusal.ServerFailed(SERVER_ERRORS, "")) : input);
  }

  static Transition pollsUntilThePostIsAnswered(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (state.kind() == StateKind.SETTLING || right.next().kind() != StateKind.SETTLING) {
      return right;
    }
    OpenSession session = ((Open) right.next()).session();
    return with(
        changed(right, old -> old.withNextCall(old.nextCall() + 1)),
        new Effect.Call(
            session.nextCall(),
            MessagesRequest.builder().ack(session.ack()).build(),
            headers(session),
            session.credentials().pollTimeout(),
            session.settings().server()));
  }

  static Transition countsAgainAfterEachPause(VisitorState state, Input input) {
    Transition right = right(state, input);
    return isLive(state)
            && right.next() instanceof Open open
            && open.session().poll() instanceof CallSlot.Pausing
            && quick(open) > quick((Open) state)
        ? changed(
            right,
            session ->
                session.withFruitlessPolls(
                    new FruitlessPolls(0, session.fruitlessPolls().dropped())))
        : right;
  }

  private static int quick(Open open) {
    return open.session().fruitlessPolls().quick();
  }

  static Transition acknowledgesNothingUnknown(VisitorState state, Input input) {
    boolean isUnknown = isLive(state) && brings(state, input, UnknownMessage.class);
    if (!isUnknown) {
      return right(state, input);
    }
    long ack = ((Open) state).session().ack();
    return withEffects(
        changed(right(state, input), session -> session.withAck(ack)),
        effect ->
            effect instanceof Effect.Call call && call.request() instanceof MessagesRequest
                ? new Effect.Call(
                    call.id(),
                    MessagesRequest.builder().ack(ack).build(),
                    call.headers(),
                    call.timeout(),
                    call.server())
                : effect);
  }

  static Transition repeatsNoLastPoll(VisitorState state, Input input) {
    boolean failed =
        state.kind() == StateKind.LEAVING
            && isOfPoll(state, input)
            && (input instanceof Input.Lost || isRefused(input, Refusal.ServerFailed.class));
    return failed
            && state instanceof Open open
            && open.session().poll() instanceof CallSlot.Busy poll
        ? pollRefused(input, open, poll, new Refusal.SessionInvalid(""))
        : right(state, input);
  }

  static Transition readsNoLastTranscript(VisitorState state, Input input) {
    Transition right = right(state, input);
    return state instanceof VisitorState.Restoring restoring
            && restoring.before().kind() == StateKind.LEAVING
        ? without(right, UnseenMachines::isRecovered)
        : right;
  }

  private static boolean isRecovered(Effect effect) {
    return effect instanceof Effect.Tell tell
        && tell.event() instanceof SessionEvent.Received received
        && received.recovered();
  }

  static Transition takesTheOffsetOfARepeat(VisitorState state, Input input) {
    Optional<String> offset =
        isLive(state) && isOfPoll(state, input)
            ? batch(input)
                .filter(
                    batch ->
                        batch.sequence().orElse(Long.MAX_VALUE) <= ((Open) state).session().ack())
                .flatMap(batch -> batch.offset())
            : Optional.empty();
    Transition right = right(state, input);
    return offset.isPresent() ? changed(right, session -> session.withOffset(offset.get())) : right;
  }

  static Transition endsWhenBothWaysAreRefused(VisitorState state, Input input) {
    boolean isSecond =
        state instanceof VisitorState.Asking asking
            && asking.asksOtherWay()
            && isOfPoll(state, input)
            && refusal(input).filter(no -> NO_SUCH_RESOURCE.contains(no.status())).isPresent();
    return right(state, isSecond ? refusing(input, new Refusal.Rejected(400, "")) : input);
  }

  static Transition peeksAtOnce(VisitorState state, Input input) {
    return right(
        state.kind() == StateKind.ESTABLISHED && input instanceof Input.SneakPeek
            ? changed(
                state,
                session -> {
                  Notices old = session.notices();
                  return session.withNotices(
                      new Notices(old.typing(), old.toldTyping(), old.peek(), input.now()));
                })
            : state,
        input);
  }

  static Transition postsTheNoticeBeforeTheEnd(VisitorState state, Input input) {
    boolean isAsked =
        state instanceof VisitorState.Established established
            && input instanceof Input.End
            && established.agent().connected()
            && !established.session().isClosing();
    return right(isAsked ? changed(state, UnseenMachines::withWaitingNotice) : state, input);
  }

  private static OpenSession withWaitingNotice(OpenSession session) {
    return waiting(session.notices()).map(notice -> withLast(session, notice)).orElse(session);
  }

  private static Optional<Request> waiting(Notices notices) {
    if (notices.typing() != notices.toldTyping()) {
      return Optional.of(
          notices.typing()
              ? ChasitorTypingRequest.builder().build()
              : ChasitorNotTypingRequest.builder().build());
    }
    return notices.peek().map(text -> ChasitorSneakPeekRequest.builder().text(text).build());
  }

  private static OpenSession withLast(OpenSession session, Request request) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    items.add(
        new OutboxItem(request, Optional.empty(), OptionalLong.empty(), 0, 0, 0, Optional.empty()));
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition endPassesARetry(VisitorState state, Input input) {
    boolean failed =
        isPostRefused(state, input, Refusal.ServerFailed.class, Set.of(RequestType.CHAT_MESSAGE));
    Transition right = right(state, input);
    return failed && isLive(right.next()) ? changed(right, UnseenMachines::withEndFirst) : right;
  }

  private static OpenSession withEndFirst(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    int last = items.size() - 1;
    if (session.post() instanceof CallSlot.Pausing
        && last > 0
        && items.get(last).request().kind() == RequestType.CHAT_END) {
      items.add(0, items.remove(last));
    }
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition endsAtARefusedNotice(VisitorState state, Input input) {
    return isPostRefused(state, input, Refusal.Rejected.class, NOTICES)
            && state instanceof Open open
            && open.session().poll() instanceof CallSlot.Busy poll
        ? pollRefused(input, open, poll, refusal(input).orElseThrow())
        : right(state, input);
  }

  static Transition retriesRefusedEvents(VisitorState state, Input input) {
    boolean isEvent =
        isPostRefused(state, input, Refusal.Rejected.class, Set.of(RequestType.CUSTOM_EVENT));
    return right(
        state, isEvent ? refusing(input, new Refusal.ServerFailed(SERVER_ERRORS, "")) : input);
  }

  static Transition givesUpAtTheFirst500(VisitorState state, Input input) {
    boolean failed =
        isPostRefused(state, input, Refusal.ServerFailed.class, Set.of(RequestType.CHAT_MESSAGE))
            && refusal(input).filter(no -> no.status() >= SERVER_ERRORS).isPresent();
    return right(
        failed
            ? changed(
                state,
                session ->
                    session.withOutbox(
                        withHead(
                            session.outbox(),
                            MachineTools.withRefusals(
                                head(state), session.settings().profile().postRetries()))))
            : state,
        input);
  }

  static Transition reportsTriedLinesAsNotSent(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean ends = isLive(state) || state instanceof Resyncing;
    return ends && right.next().kind() == StateKind.ENDED
        ? withEffects(right, UnseenMachines::asNotSent)
        : right;
  }

  private static Effect asNotSent(Effect effect) {
    return effect instanceof Effect.Tell tell
            && tell.event() instanceof SessionEvent.Settled settled
            && settled.outcome() instanceof CommandOutcome.Unknown unknown
        ? new Effect.Tell(
            tell.number(),
            new SessionEvent.Settled(
                settled.ref(), settled.id(), new CommandOutcome.NotSent(unknown.reason())))
        : effect;
  }

  /** Does not mask what goes in a request of this type. */
  static Transition unmasked(RequestType type, VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(right.next() instanceof Open masked)
        || right.effects().stream().noneMatch(effect -> isCallOf(effect, type))) {
      return right;
    }
    List<SensitiveDataRule> rules = masked.session().sensitiveDataRules();
    return changed(
        right(changed(state, session -> session.withSensitiveDataRules(List.of())), input),
        session -> session.withSensitiveDataRules(rules));
  }

  /** Keeps only the last of the events that nobody confirmed. */
  static final class OnlyTheLastEvent implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return right(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      VisitorState right = Resumption.withoutCalls(frozen);
      Ledger ledger = right.ledger();
      List<SessionEvent> events = ledger.deliveries().unconfirmed();
      return right.withLedger(
          new Ledger(
              ledger.now(),
              ledger.ref(),
              new Deliveries(
                  ledger.deliveries().told(),
                  events.subList(Math.max(0, events.size() - 1), events.size()))));
    }
  }
}
