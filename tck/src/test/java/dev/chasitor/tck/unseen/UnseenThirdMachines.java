package dev.chasitor.tck.unseen;

import static dev.chasitor.tck.unseen.MachineTools.awakeNow;
import static dev.chasitor.tck.unseen.MachineTools.batch;
import static dev.chasitor.tck.unseen.MachineTools.brings;
import static dev.chasitor.tck.unseen.MachineTools.changed;
import static dev.chasitor.tck.unseen.MachineTools.head;
import static dev.chasitor.tck.unseen.MachineTools.headers;
import static dev.chasitor.tck.unseen.MachineTools.isCallOf;
import static dev.chasitor.tck.unseen.MachineTools.isLive;
import static dev.chasitor.tck.unseen.MachineTools.isOfPoll;
import static dev.chasitor.tck.unseen.MachineTools.isOfPost;
import static dev.chasitor.tck.unseen.MachineTools.refusal;
import static dev.chasitor.tck.unseen.MachineTools.refusing;
import static dev.chasitor.tck.unseen.MachineTools.right;
import static dev.chasitor.tck.unseen.MachineTools.tried;
import static dev.chasitor.tck.unseen.MachineTools.with;
import static dev.chasitor.tck.unseen.MachineTools.withEffects;
import static dev.chasitor.tck.unseen.MachineTools.withHead;
import static dev.chasitor.tck.unseen.MachineTools.withItems;
import static dev.chasitor.tck.unseen.MachineTools.withMessages;
import static dev.chasitor.tck.unseen.MachineTools.without;
import static dev.chasitor.tck.unseen.MachineTools.withoutMessages;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The machines of {@link UnseenThird}. */
final class UnseenThirdMachines {

  private static final Set<RequestType> NOTICES =
      Set.of(
          RequestType.CHASITOR_TYPING,
          RequestType.CHASITOR_NOT_TYPING,
          RequestType.CHASITOR_SNEAK_PEEK);

  private static final int SERVER_ERROR = 500;

  private static final int MILLIS_OF_A_SECOND = 1_000;

  /** Longer than every clientPollTimeout, so that the machine alone gives a poll up. */
  private static final Duration ENDLESS = Duration.ofHours(1);

  private UnseenThirdMachines() {}

  private static OutboxItem own(Request request) {
    return new OutboxItem(
        request, Optional.empty(), OptionalLong.empty(), 0, 0, 0, Optional.empty());
  }

  private static Effect requesting(Effect.Call call, Request request) {
    return new Effect.Call(call.id(), request, call.headers(), call.timeout(), call.server());
  }

  /** Whether a hand-over of this session is over. */
  private static boolean wasHandedOver(OpenSession session) {
    return !session.handOvers().restored().isZero();
  }

  private static boolean isPostRejected(VisitorState state, Input input) {
    return isLive(state)
        && isOfPost(state, input)
        && refusal(input).filter(Refusal.Rejected.class::isInstance).isPresent();
  }

  /** Names each session by the id of the first one. */
  static final class InitKeepsTheFirstId implements SubjectMachine {
    private Optional<String> first = Optional.empty();

    @Override
    public Transition step(VisitorState state, Input input) {
      return withEffects(right(state, input), this::named);
    }

    private Effect named(Effect effect) {
      if (!(effect instanceof Effect.Call call)
          || !(call.request() instanceof ChasitorInitRequest init)) {
        return effect;
      }
      first = first.or(init::sessionId);
      return requesting(
          call, ChasitorInitRequest.builder().from(init).sessionId(first.orElseThrow()).build());
    }
  }

  static Transition opensTheGateAfterHandOver(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(right.next() instanceof VisitorState.Queued queued)
        || !(queued.session().post() instanceof CallSlot.Idle idle)) {
      return right;
    }
    OpenSession session = queued.session();
    // Lines that a rule may mask wait, so that the mistake breaks no other rule.
    boolean isOpen =
        wasHandedOver(session)
            && session.dismissal().isEmpty()
            && session.sensitiveDataRules().isEmpty()
            && !session.outbox().items().isEmpty()
            && head(queued).request().kind() == RequestType.CHAT_MESSAGE;
    return isOpen ? headPosted(right, session, idle, input.now()) : right;
  }

  private static Transition headPosted(
      Transition right, OpenSession session, CallSlot.Idle idle, Duration now) {
    Outbox outbox = session.outbox();
    OutboxItem head = outbox.items().get(0);
    long number = head.number().orElse(outbox.nextNumber());
    OutboxItem sent = tried(head, OptionalLong.of(number), head.tries() + 1, head.doubts() + 1);
    Duration timeout = session.settings().profile().requestTimeout();
    Outbox posted =
        new Outbox(Math.max(outbox.nextNumber(), number + 1), withHead(outbox, sent).items());
    return with(
        changed(
            right,
            old ->
                old.withOutbox(posted)
                    .withPost(
                        new CallSlot.Busy(old.nextCall(), now, now.plus(timeout), idle.budget()))
                    .withNextCall(old.nextCall() + 1)),
        new Effect.Call(
            session.nextCall(),
            head.request(),
            headers(session).numbered(number),
            timeout,
            session.settings().server()));
  }

  /** Keeps the path of DELETE from the beginning of the session. */
  static final class DeleteBearsTheFirstKey implements SubjectMachine {
    private Optional<SessionKey> first = Optional.empty();

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition right = right(state, input);
      if (state.kind() == StateKind.OPENING && right.next() instanceof Open open) {
        first = Optional.of(open.session().credentials().key());
      }
      return withEffects(
          right,
          effect ->
              effect instanceof Effect.Call call
                      && call.request() instanceof DeleteSessionIdRequest delete
                  ? requesting(
                      call,
                      DeleteSessionIdRequest.builder().key(first.orElse(delete.key())).build())
                  : effect);
    }
  }

  static Transition numbersResyncState(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(right.next() instanceof Open open)
        || right.effects().stream().noneMatch(UnseenThirdMachines::isUnnumberedResyncState)) {
      return right;
    }
    Outbox outbox = open.session().outbox();
    long number = outbox.nextNumber();
    OutboxItem head = MachineTools.numbered(outbox.items().get(0), OptionalLong.of(number));
    return withEffects(
        changed(
            right,
            session -> session.withOutbox(new Outbox(number + 1, withHead(outbox, head).items()))),
        effect ->
            isUnnumberedResyncState(effect)
                ? withHeaders((Effect.Call) effect, headers(open.session()).numbered(number))
                : effect);
  }

  private static boolean isUnnumberedResyncState(Effect effect) {
    return isCallOf(effect, RequestType.CHASITOR_RESYNC_STATE)
        && ((Effect.Call) effect).headers().sequence().isEmpty();
  }

  private static Effect withHeaders(Effect.Call call, RequestHeaders headers) {
    return new Effect.Call(call.id(), call.request(), headers, call.timeout(), call.server());
  }

  static Transition skipsANumberAfterARefusal(VisitorState state, Input input) {
    boolean isRejected = isPostRejected(state, input) && head(state).number().isPresent();
    return right(
        isRejected
            ? changed(
                state,
                session ->
                    session.withOutbox(
                        new Outbox(session.outbox().nextNumber() + 1, session.outbox().items())))
            : state,
        input);
  }

  static Transition retriesPeeksWithNewerText(VisitorState state, Input input) {
    Transition right = right(state, input);
    return input instanceof Input.SneakPeek peek
            && right.next() instanceof Established established
            && established.session().notices().peek().equals(Optional.of(peek.text()))
            && established.session().sensitiveDataRules().isEmpty()
        ? changed(right, session -> withNewerPeek(session, peek.text()))
        : right;
  }

  private static OpenSession withNewerPeek(OpenSession session, String text) {
    List<OutboxItem> items = session.outbox().items();
    if (items.isEmpty()
        || items.get(0).tries() == 0
        || !(items.get(0).request() instanceof ChasitorSneakPeekRequest old)) {
      return session;
    }
    OutboxItem head = items.get(0);
    return session.withOutbox(
        withHead(
            session.outbox(),
            new OutboxItem(
                ChasitorSneakPeekRequest.builder().from(old).text(text).build(),
                head.command(),
                head.number(),
                head.tries(),
                head.doubts(),
                head.refusals(),
                head.sendBefore())));
  }

  static Transition sendsPartsInReverse(VisitorState state, Input input) {
    return right(
        isPostRejected(state, input) && head(state).number().isPresent()
            ? changed(state, UnseenThirdMachines::withPartsReversed)
            : state,
        input);
  }

  private static OpenSession withPartsReversed(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    OptionalLong number = items.get(0).number();
    int parts = (int) items.stream().filter(item -> item.number().equals(number)).count();
    Collections.reverse(items.subList(0, parts));
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition waitsForThePost(VisitorState state, Input input) {
    Transition right = right(state, input);
    boolean isDue =
        isLive(state)
            && (((Open) state).session().poll() instanceof CallSlot.Idle
                || (isOfPoll(state, input) && isAnswered(input)));
    return isDue
            && isLive(right.next())
            && ((Open) state).session().post() instanceof CallSlot.Busy post
            && ((Open) right.next()).session().post().waitsFor(post.call())
            && right.effects().stream().anyMatch(effect -> isCallOf(effect, RequestType.MESSAGES))
        ? changed(
            without(right, effect -> isCallOf(effect, RequestType.MESSAGES)),
            session -> session.withPoll(new CallSlot.Idle(session.poll().budget())))
        : right;
  }

  /** Whether the input is a 200 with a batch, or a 204. */
  private static boolean isAnswered(Input input) {
    return batch(input).isPresent() || isSilence(input);
  }

  private static boolean isSilence(Input input) {
    return input instanceof Input.Replied replied && replied.reply() instanceof Reply.Empty;
  }

  static Transition renewsTheTimeout(VisitorState state, Input input) {
    boolean isAccepted =
        isLive(state)
            && isOfPost(state, input)
            && input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Accepted;
    Transition patient =
        withEffects(
            right(state, input),
            effect ->
                effect instanceof Effect.Call call && call.request() instanceof MessagesRequest
                    ? new Effect.Call(
                        call.id(), call.request(), call.headers(), ENDLESS, call.server())
                    : effect);
    return isAccepted
        ? changed(patient, session -> session.withPoll(renewed(session, input.now())))
        : patient;
  }

  private static CallSlot renewed(OpenSession session, Duration now) {
    return session.poll() instanceof CallSlot.Busy busy
        ? new CallSlot.Busy(
            busy.call(), busy.began(), now.plus(session.credentials().pollTimeout()), busy.budget())
        : session.poll();
  }

  static Transition pollsAtOnceAfter500(VisitorState state, Input input) {
    boolean failed =
        isLive(state)
            && isOfPoll(state, input)
            && refusal(input)
                .filter(no -> no instanceof Refusal.ServerFailed bad && bad.retryAfter().isEmpty())
                .filter(no -> no.status() == SERVER_ERROR)
                .isPresent();
    Transition right = right(state, input);
    return failed
        ? changed(right, session -> session.withPoll(awakeNow(session.poll(), input.now())))
        : right;
  }

  /** Keeps one ack for all sessions, and sets it by the batches only. */
  static final class AckSurvivesTheSwitch implements SubjectMachine {
    private OptionalLong old = OptionalLong.empty();

    @Override
    public Transition step(VisitorState state, Input input) {
      Transition right = right(state, input);
      if (isLive(state) && right.next().kind() == StateKind.OPENING) {
        old = OptionalLong.of(sequence(((Open) state).session(), input));
      }
      return old.isPresent()
              && right.next() instanceof VisitorState.Requested requested
              && requested.session().ack() == OpenSession.NOTHING_RECEIVED
              && !wasHandedOver(requested.session())
          ? withAcks(right, old.getAsLong())
          : right;
    }

    private static long sequence(OpenSession session, Input input) {
      return batch(input)
          .map(batch -> batch.sequence().orElse(session.ack() + batch.messages().size()))
          .orElse(session.ack());
    }
  }

  private static Transition withAcks(Transition right, long ack) {
    return withEffects(
        right,
        effect ->
            effect instanceof Effect.Call call && call.request() instanceof MessagesRequest
                ? requesting(call, MessagesRequest.builder().ack(ack).build())
                : effect);
  }

  static Transition acknowledgesNoSessionData(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(state instanceof Restoring restoring)
        || !brings(state, input, ChasitorSessionData.class)) {
      return right;
    }
    long ack = restoring.session().ack();
    return withAcks(changed(right, session -> session.withAck(ack)), ack);
  }

  static Transition ignoresAnEndWithoutReason(VisitorState state, Input input) {
    return right(
        state,
        brings(state, input, ChatEnded.class)
            ? withMessages(
                state,
                input,
                messages ->
                    messages.stream()
                        .filter(each -> !UnseenThirdMachines.isEndWithoutReason(each))
                        .toList())
            : input);
  }

  private static boolean isEndWithoutReason(Message each) {
    return each.message() instanceof ChatEnded ended && ended.reason().isEmpty();
  }

  static Transition looksAtTheLastEntryOnly(VisitorState state, Input input) {
    boolean isOverlooked =
        state instanceof Restoring restoring
            && !restoring.before().stale()
            && brings(state, input, ChasitorSessionData.class)
            && !endsWithTheVisitor(batch(input).orElseThrow().messages());
    return right(
        isOverlooked ? changed(state, UnseenThirdMachines::withLinesUnsent) : state, input);
  }

  private static boolean endsWithTheVisitor(List<Message> messages) {
    List<TranscriptEntry> entries =
        messages.stream()
            .map(Message::message)
            .filter(ChasitorSessionData.class::isInstance)
            .flatMap(message -> ((ChasitorSessionData) message).chatMessages().stream())
            .toList();
    return !entries.isEmpty()
        && entries
            .get(entries.size() - 1)
            .type()
            .filter(type -> type.is(TranscriptEntryType.CHASITOR))
            .isPresent();
  }

  private static OpenSession withLinesUnsent(OpenSession session) {
    return session.withOutbox(
        withItems(
            session.outbox(),
            session.outbox().items().stream()
                .map(
                    item ->
                        item.request().kind() == RequestType.CHAT_MESSAGE
                            ? tried(item, item.number(), 0, 0)
                            : item)
                .toList()));
  }

  static Transition stopsTypingForNobody(VisitorState state, Input input) {
    boolean isLeftTyping =
        state instanceof Established established
            && established.agent().connected()
            && established.session().notices().toldTyping()
            && !established.session().isClosing()
            && brings(state, input, AgentDisconnect.class)
            && !bringsAgent(state, input)
            && !brings(state, input, ChatEnded.class);
    return right(
        isLeftTyping ? changed(state, UnseenThirdMachines::withTypingStopped) : state, input);
  }

  private static boolean bringsAgent(VisitorState state, Input input) {
    return brings(state, input, ChatEstablished.class)
        || brings(state, input, ChatTransferred.class);
  }

  private static OpenSession withTypingStopped(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    items.add(own(ChasitorNotTypingRequest.builder().build()));
    return session.withOutbox(withItems(session.outbox(), items));
  }

  static Transition endsAgainAtChatEnded(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(state instanceof VisitorState.Leaving leaving)
        || !brings(state, input, ChatEnded.class)) {
      return right;
    }
    OpenSession session = leaving.session();
    List<Effect> effects = new ArrayList<>();
    effects.add(
        new Effect.Call(
            session.nextCall(),
            ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build(),
            headers(session).numbered(session.outbox().nextNumber()),
            session.settings().profile().requestTimeout(),
            session.settings().server()));
    effects.addAll(right.effects());
    return new Transition(right.next(), effects);
  }

  static Transition postsOnAfterANoticeGot403(VisitorState state, Input input) {
    boolean isNotice =
        isLive(state)
            && isOfPost(state, input)
            && refusal(input).filter(Refusal.SessionInvalid.class::isInstance).isPresent()
            && NOTICES.contains(head(state).request().kind());
    return right(state, isNotice ? refusing(input, new Refusal.Rejected(400, "")) : input);
  }

  static Transition readsRetryAfterAsMilliseconds(VisitorState state, Input input) {
    return right(
        state,
        refusal(input)
                .filter(
                    no -> no instanceof Refusal.ServerFailed bad && bad.retryAfter().isPresent())
                .isPresent()
            ? refusing(input, impatient((Refusal.ServerFailed) refusal(input).orElseThrow()))
            : input);
  }

  private static Refusal impatient(Refusal.ServerFailed failed) {
    return new Refusal.ServerFailed(
        failed.status(),
        failed.text(),
        failed.retryAfter().map(wait -> wait.dividedBy(MILLIS_OF_A_SECOND)));
  }

  static Transition deliversNothingWithoutAgent(VisitorState state, Input input) {
    boolean isAlone =
        state instanceof Established established
            && !established.agent().connected()
            && brings(state, input, ChatMessage.class)
            && !bringsAgent(state, input);
    return right(state, isAlone ? withoutMessages(state, input, ChatMessage.class) : input);
  }

  static Transition renewsThePatience(VisitorState state, Input input) {
    Transition right = right(state, input);
    return state.kind() == StateKind.RESTORING
            && isOfPoll(state, input)
            && isSilence(input)
            && right.next() instanceof Restoring still
        ? new Transition(
            new Restoring(
                still.session(),
                still.before(),
                renewed(still.budget(), input.now()),
                still.heard()),
            right.effects())
        : right;
  }

  private static RetryBudget renewed(RetryBudget budget, Duration now) {
    return new RetryBudget(
        budget.failures(), budget.malformed(), Optional.of(now), budget.patience());
  }

  static Transition losesTheRulesInTheHandOver(VisitorState state, Input input) {
    Transition right = right(state, input);
    return state.kind() == StateKind.ASKING && right.next().kind() == StateKind.RESTORING
        ? changed(right, session -> session.withSensitiveDataRules(List.of()))
        : right;
  }

  static Transition leapsOnlyWithLines(VisitorState state, Input input) {
    Transition right = right(state, input);
    if (!(state instanceof VisitorState.Asking asking)
        || !asking.before().stale()
        || !(right.next() instanceof Restoring restoring)) {
      return right;
    }
    Outbox before = asking.session().outbox();
    boolean leaps = restoring.session().outbox().nextNumber() > before.nextNumber();
    return leaps && before.items().isEmpty()
        ? changed(right, session -> session.withOutbox(before))
        : right;
  }
}
