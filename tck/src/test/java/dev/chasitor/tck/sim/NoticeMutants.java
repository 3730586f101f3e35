package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Notices;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Wrong ways with notices, and with POSTs that failed. */
final class NoticeMutants {

  private static final Set<RequestType> NOTICES =
      Set.of(
          RequestType.CHASITOR_TYPING,
          RequestType.CHASITOR_NOT_TYPING,
          RequestType.CHASITOR_SNEAK_PEEK);

  private NoticeMutants() {}

  static Transition typesToNobody(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    boolean isLeft =
        state instanceof Established before
            && before.agent().connected()
            && right.next() instanceof Established after
            && !after.agent().connected();
    if (!isLeft) {
      return right;
    }
    Established after = (Established) right.next();
    return new Transition(
        new Established(after.session(), ((Established) state).agent(), after.unanswered()),
        right.effects());
  }

  static Transition peeksAtOnce(VisitorState state, Input input) {
    return VisitorMachine.step(
        state instanceof Established && input instanceof Input.SneakPeek
            ? LoopMutants.changed(
                state, session -> session.withNotices(leavingAt(session.notices(), input.now())))
            : state,
        input);
  }

  private static Notices leavingAt(Notices old, Duration now) {
    return new Notices(old.typing(), old.toldTyping(), old.peek(), now);
  }

  /** When the end is asked for, a typing notice is posted before it. */
  static Transition typesBeforeTheEnd(VisitorState state, Input input) {
    boolean isAsked =
        state instanceof Established established
            && input instanceof Input.End
            && established.agent().connected()
            && !established.session().isClosing();
    return VisitorMachine.step(
        isAsked ? LoopMutants.changed(state, NoticeMutants::withTyping) : state, input);
  }

  private static OpenSession withTyping(OpenSession session) {
    List<OutboxItem> items = new ArrayList<>(session.outbox().items());
    items.add(
        new OutboxItem(
            ChasitorTypingRequest.builder().build(),
            Optional.empty(),
            OptionalLong.empty(),
            0,
            0,
            0,
            Optional.empty()));
    return session.withOutbox(new Outbox(session.outbox().nextNumber(), items));
  }

  static Transition peeksUnmasked(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    boolean peeks =
        right.effects().stream()
            .anyMatch(
                effect ->
                    effect instanceof Effect.Call call
                        && call.request().kind() == RequestType.CHASITOR_SNEAK_PEEK);
    if (!peeks || !(right.next() instanceof Open masked)) {
      return right;
    }
    List<SensitiveDataRule> rules = masked.session().sensitiveDataRules();
    Transition bare =
        VisitorMachine.step(
            LoopMutants.changed(state, session -> session.withSensitiveDataRules(List.of())),
            input);
    return new Transition(
        LoopMutants.changed(bare.next(), session -> session.withSensitiveDataRules(rules)),
        bare.effects());
  }

  static Transition repeatsAtOnce(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (!isFailedPost(state, input)
        || !(right.next() instanceof Established established)
        || !(established.session().post() instanceof CallSlot.Pausing)
        || !isNotice(established)) {
      return right;
    }
    CallSlot soon =
        new CallSlot.Pausing(
            input.now().plus(Duration.ofMillis(10)), established.session().post().budget());
    return new Transition(
        LoopMutants.changed(right.next(), session -> session.withPost(soon)), right.effects());
  }

  private static boolean isNotice(Established established) {
    return established.session().outbox().items().stream()
        .findFirst()
        .filter(head -> NOTICES.contains(head.request().kind()))
        .isPresent();
  }

  static Transition givesUpALine(VisitorState state, Input input) {
    boolean givesUp =
        state instanceof Established established
            && input instanceof Input.Lost
            && isFailedPost(state, input)
            && established.session().outbox().items().stream()
                .findFirst()
                .filter(head -> head.request().kind() == RequestType.CHAT_MESSAGE)
                .isPresent();
    if (!givesUp) {
      return VisitorMachine.step(state, input);
    }
    SessionSettings settings = ((Open) state).session().settings();
    SessionSettings hasty =
        new SessionSettings(
            settings.init(),
            settings.apiVersion(),
            Profile.builder().from(settings.profile()).postRetries(0).build(),
            settings.server(),
            settings.jitterSeed(),
            settings.switches());
    Input failure =
        new Input.Replied(
            input.now(),
            ((Input.Lost) input).call(),
            new Reply.Refused(new Refusal.ServerFailed(500, "")));
    Transition dropped =
        VisitorMachine.step(
            LoopMutants.changed(state, session -> session.withSettings(hasty)), failure);
    return new Transition(
        LoopMutants.changed(dropped.next(), session -> session.withSettings(settings)),
        dropped.effects());
  }

  private static boolean isFailedPost(VisitorState state, Input input) {
    return state instanceof Open open
        && (input instanceof Input.Lost lost
            ? open.session().post().waitsFor(lost.call())
            : input instanceof Input.Replied replied
                && open.session().post().waitsFor(replied.call()));
  }
}
