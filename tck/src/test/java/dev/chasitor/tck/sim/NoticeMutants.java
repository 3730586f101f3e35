package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
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
