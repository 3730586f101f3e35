package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to break when the machine polls. */
final class PollMutants {

  /** Longer than a server keeps a session that nobody polls. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(60);

  /** A call of its own has an id that the machine never uses. */
  private static final long STRAY_CALLS = 2_000_000;

  private static final Set<StateKind> ENDS = Set.of(StateKind.ENDED, StateKind.SETTLING);

  private PollMutants() {}

  static Transition stopsAfterSilence(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    boolean isSilent =
        state instanceof Live live
            && live.session().poll() instanceof CallSlot.Busy busy
            && busy.until().compareTo(input.now()) <= 0
            && !(input instanceof Input.Replied);
    if (!isSilent || !(right.next() instanceof Live)) {
      return right;
    }
    List<Effect> effects = right.effects().stream().filter(effect -> !isPoll(effect)).toList();
    return new Transition(
        LoopMutants.changed(
            right.next(),
            session ->
                session.withPoll(
                    new CallSlot.Pausing(
                        input.now().plus(LoopMutants.FOR_EVER), session.poll().budget()))),
        effects);
  }

  private static boolean isPoll(Effect effect) {
    return effect instanceof Effect.Call call && call.request().kind() == RequestType.MESSAGES;
  }

  static Transition pausesForLong(VisitorState state, Input input) {
    return LoopMutants.withProfile(
        state,
        input,
        profile ->
            Profile.builder()
                .from(profile)
                .firstBackoff(LONG_PAUSE)
                .longestBackoff(LONG_PAUSE)
                .build());
  }

  static Transition pollsBehindTheEnd(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (!(state instanceof Open open)
        || !endsTheChat(open, input)
        || !ENDS.contains(right.next().kind())) {
      return right;
    }
    OpenSession session = open.session();
    List<Effect> effects = new ArrayList<>();
    effects.add(
        new Effect.Call(
            STRAY_CALLS + session.nextCall(),
            MessagesRequest.builder().ack(batch(open, input).orElseThrow().sequence()).build(),
            MachineMutants.headers(session),
            session.credentials().pollTimeout(),
            session.settings().server()));
    effects.addAll(right.effects());
    return new Transition(right.next(), effects);
  }

  private static boolean endsTheChat(Open open, Input input) {
    return batch(open, input)
        .filter(
            batch ->
                batch.messages().stream()
                    .anyMatch(each -> each.message().kind() == MessageType.CHAT_ENDED))
        .isPresent();
  }

  private static Optional<MessagesResponse> batch(Open open, Input input) {
    return input instanceof Input.Replied replied
            && open.session().poll().waitsFor(replied.call())
            && replied.reply() instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }

  static Transition believesTheSecond403(VisitorState state, Input input) {
    boolean isFirst =
        state instanceof Live live
            && input instanceof Input.Replied replied
            && live.session().poll().waitsFor(replied.call())
            && replied.reply() instanceof Reply.Refused no
            && no.refusal() instanceof Refusal.SessionInvalid
            && live.session().poll().budget().failures() == 0;
    return VisitorMachine.step(
        state,
        isFirst
            ? new Input.Replied(
                input.now(),
                ((Input.Replied) input).call(),
                new Reply.Refused(new Refusal.ServerFailed(500, "")))
            : input);
  }
}
