package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.headers;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.with;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withHead;
import static dev.chasitor.tck.unseen.MachineTools.withItems;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.CommandRef;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Mistakes in what is posted: numbers, order, retries, notices and the end. */
final class UnseenPosting {

  private UnseenPosting() {}

  static Transition reusesRefusedNumber(VisitorState state, Input input) {
    boolean isRefused =
        isOfPost(state, input)
            && refusal(input).filter(Refusal.Rejected.class::isInstance).isPresent();
    return right(
        isRefused
            ? changed(
                state,
                session ->
                    session.withOutbox(
                        new Outbox(
                            head(state).number().orElse(session.outbox().nextNumber()),
                            session.outbox().items())))
            : state,
        input);
  }

  static Transition retryTakesNextLine(VisitorState state, Input input) {
    boolean retries =
        state.kind() == StateKind.ESTABLISHED
            && input instanceof Input.Deadline
            && ((Open) state).session().post() instanceof CallSlot.Pausing pausing
            && pausing.until().compareTo(input.now()) <= 0;
    return right(retries ? changed(state, UnseenPosting::nextLineJoined) : state, input);
  }

  private static OpenSession nextLineJoined(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    boolean mayJoin =
        session.sendsBatches()
            && session.settings().profile().batchLimit() > 1
            && items.size() > 1
            && items.get(0).number().isPresent()
            && items.get(1).tries() == 0
            && isLine(items.get(0))
            && isLine(items.get(1));
    if (mayJoin) {
      items.set(1, MachineTools.numbered(items.get(1), items.get(0).number()));
    }
    return session.withOutbox(withItems(session.outbox(), items));
  }

  private static boolean isLine(OutboxItem item) {
    return item.request().kind() == RequestType.CHAT_MESSAGE;
  }

  static Transition goesToTheBackAfter500(VisitorState state, Input input) {
    boolean failed =
        isOfPost(state, input)
            && refusal(input).filter(Refusal.ServerFailed.class::isInstance).isPresent();
    Transition right = right(state, input);
    return failed && isLive(right.next()) ? changed(right, UnseenPosting::headAtTheBack) : right;
  }

  private static OpenSession headAtTheBack(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    if (session.post() instanceof CallSlot.Pausing
        && items.size() > 1
        && items.stream().allMatch(UnseenPosting::isLine)) {
      items.add(items.remove(0));
    }
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition swapsLastNouns(VisitorState state, Input input) {
    return withEffects(
        right(state, input),
        effect ->
            effect instanceof Effect.Call call
                    && call.request() instanceof MultiNounRequest batch
                    && batch.nouns().size() > 2
                ? new Effect.Call(
                    call.id(), swapped(batch), call.headers(), call.timeout(), call.server())
                : effect);
  }

  private static MultiNounRequest swapped(MultiNounRequest batch) {
    List<NounWrapper> nouns = new ArrayList<>(batch.nouns());
    Collections.swap(nouns, nouns.size() - 1, nouns.size() - 2);
    return MultiNounRequest.builder().addAllNouns(nouns).build();
  }

  static Transition typesInParallel(VisitorState state, Input input) {
    boolean isBusy =
        state.kind() == StateKind.ESTABLISHED
            && input instanceof Input.Typing
            && !((Open) state).session().isClosing()
            && ((Open) state).session().post() instanceof CallSlot.Busy;
    if (!isBusy) {
      return right(state, input);
    }
    Transition right =
        changed(
            right(state, input),
            session -> session.withNotices(((Open) state).session().notices()));
    return right.next() instanceof Open open ? postedUnseen(right, open.session()) : right;
  }

  static Transition leavesWithoutRequest(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean leavesEarly =
        state.kind() == StateKind.REQUESTED
            && input instanceof Input.End
            && ((Open) state).session().post() instanceof CallSlot.Busy
            && right.next().kind() == StateKind.LEAVING;
    if (!leavesEarly || !(((Open) right.next()).session().post() instanceof CallSlot.Busy exit)) {
      return right;
    }
    Transition over =
        right(right.next(), new Input.Replied(input.now(), exit.call(), new Reply.Accepted()));
    List<Effect> effects = new ArrayList<>(right.effects());
    effects.removeIf(effect -> effect instanceof Effect.Call call && call.id() == exit.call());
    effects.addAll(over.effects());
    return new Transition(over.next(), effects);
  }

  /** Posts a typing notice under the next number, and does not wait for its answer. */
  private static Transition postedUnseen(Transition right, OpenSession session) {
    long number = session.outbox().nextNumber();
    Effect typing =
        new Effect.Call(
            session.nextCall(),
            ChasitorTypingRequest.builder().build(),
            headers(session).numbered(number),
            session.settings().profile().requestTimeout(),
            session.settings().server());
    return with(
        changed(
            right,
            old ->
                old.withNextCall(old.nextCall() + 1)
                    .withOutbox(new Outbox(number + 1, old.outbox().items()))),
        typing);
  }

  static Transition postsEventInTheQueue(VisitorState state, Input input) {
    Transition right = right(state, input);
    return state.kind() == StateKind.QUEUED
            && input instanceof Input.Post
            && right.next() instanceof Open open
            && open.session().post() instanceof CallSlot.Idle
            && open.session().outbox().items().size() == 1
            && open.session().dismissal().isEmpty()
        ? headPosted(right, open.session(), input.now())
        : right;
  }

  private static Transition headPosted(Transition right, OpenSession session, Duration now) {
    long number = session.outbox().nextNumber();
    OutboxItem sent =
        MachineTools.tried(session.outbox().items().get(0), OptionalLong.of(number), 1, 1);
    Duration timeout = session.settings().profile().requestTimeout();
    Effect call =
        new Effect.Call(
            session.nextCall(),
            sent.request(),
            headers(session).numbered(number),
            timeout,
            session.settings().server());
    return with(
        changed(
            right,
            old ->
                old.withOutbox(new Outbox(number + 1, List.of(sent)))
                    .withPost(
                        new CallSlot.Busy(
                            old.nextCall(), now, now.plus(timeout), old.post().budget()))
                    .withNextCall(old.nextCall() + 1)),
        call);
  }

  static Transition endOvertakesInHandOver(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean isHandedOver = state.kind() == StateKind.ASKING || state.kind() == StateKind.RESTORING;
    return isHandedOver && input instanceof Input.End
        ? changed(right, UnseenPosting::endBeforeUnsent)
        : right;
  }

  private static OpenSession endBeforeUnsent(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    int last = items.size() - 1;
    if (last > 0 && items.get(last).request().kind() == RequestType.CHAT_END) {
      int sent = (int) items.stream().filter(item -> item.tries() > 0).count();
      items.add(sent, items.remove(last));
    }
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition takes409AheadForSuccess(VisitorState state, Input input) {
    boolean isAhead =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input)
                .filter(no -> isAhead(no, head(state).number().orElse(Long.MAX_VALUE)))
                .isPresent();
    return right(state, isAhead ? MachineTools.answering(input, new Reply.Accepted()) : input);
  }

  private static boolean isAhead(Refusal refusal, long number) {
    return refusal instanceof Refusal.OutOfSync no && no.actual().orElse(-1) > number;
  }

  static Transition refusedAlthoughTried(VisitorState state, Input input) {
    boolean isRefused =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input).filter(Refusal.Rejected.class::isInstance).isPresent();
    Transition right = right(state, input);
    return isRefused
        ? withEffects(right, effect -> asRefused(effect, refusal(input).orElseThrow()))
        : right;
  }

  private static Effect asRefused(Effect effect, Refusal refusal) {
    return effect instanceof Effect.Tell tell
            && tell.event() instanceof SessionEvent.Settled settled
            && settled.outcome() instanceof CommandOutcome.Unknown
        ? new Effect.Tell(
            tell.number(),
            new SessionEvent.Settled(
                settled.ref(), settled.id(), new CommandOutcome.Refused(refusal)))
        : effect;
  }

  static Transition retries500ForEver(VisitorState state, Input input) {
    boolean failed =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input).filter(Refusal.ServerFailed.class::isInstance).isPresent();
    return right(
        failed
            ? changed(
                state,
                session ->
                    session.withOutbox(
                        withHead(session.outbox(), MachineTools.withRefusals(head(state), 0))))
            : state,
        input);
  }

  static Transition asksForTheChatAfter403(VisitorState state, Input input) {
    boolean isInit =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input).filter(Refusal.SessionInvalid.class::isInstance).isPresent()
            && head(state).request().kind() == RequestType.CHASITOR_INIT;
    return right(
        state, isInit ? MachineTools.refusing(input, new Refusal.ServerFailed(500, "")) : input);
  }

  /** Masks a line when it is said, and not when it is sent. */
  static final class MasksWhenSaid implements SubjectMachine {
    private final Map<Long, ChatMessageRequest> saidBefore = new HashMap<>();

    @Override
    public Transition step(VisitorState state, Input input) {
      boolean knowsRules =
          state instanceof Open open && !open.session().sensitiveDataRules().isEmpty();
      if (input instanceof Input.Send line && !knowsRules) {
        saidBefore.put(line.ref(), ChatMessageRequest.builder().text(line.text()).build());
      }
      Transition right = right(state, input);
      if (!(right.next() instanceof Open open) || open.session().outbox().items().isEmpty()) {
        return right;
      }
      OutboxItem head = head(open);
      Optional<ChatMessageRequest> said = head.command().map(CommandRef::ref).map(saidBefore::get);
      return said.isPresent() && right.effects().stream().anyMatch(MasksWhenSaid::isLineSent)
          ? unmasked(right, said.get())
          : right;
    }

    private static boolean isLineSent(Effect effect) {
      return MachineTools.isCallOf(effect, RequestType.CHAT_MESSAGE);
    }

    private static Transition unmasked(Transition right, ChatMessageRequest line) {
      return withEffects(
          changed(
              right,
              session ->
                  session.withOutbox(
                      withHead(
                          session.outbox(),
                          MachineTools.saying(session.outbox().items().get(0), line)))),
          effect ->
              isLineSent(effect) && effect instanceof Effect.Call call
                  ? new Effect.Call(call.id(), line, call.headers(), call.timeout(), call.server())
                  : effect);
    }
  }

  /** Keeps the rules for sensitive data in memory only. */
  static final class RulesLostInTheFreeze implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return right(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      return changed(
          Resumption.withoutCalls(frozen), session -> session.withSensitiveDataRules(List.of()));
    }
  }
}
