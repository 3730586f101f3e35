package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.session.visitor.Credentials;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.KnownLines;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.TranscriptCount;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Ways to break how the machine survives the loss of its node. */
final class HandOverMutants {

  private static final long STRAY_CALLS = 2_000_000;

  private HandOverMutants() {}

  private static boolean enters(StateKind kind, VisitorState before, Transition transition) {
    return before.kind() != kind && transition.next().kind() == kind;
  }

  static Transition numbersOtherwise(VisitorState state, Input input) {
    return LoopMutants.withProfile(
        state,
        input,
        profile ->
            Profile.builder()
                .from(profile)
                .numbersAfterHandOver(
                    profile.numbersAfterHandOver() == NumbersAfterHandOver.RESTART
                        ? NumbersAfterHandOver.CONTINUE
                        : NumbersAfterHandOver.RESTART)
                .build());
  }

  static Transition acksOtherwise(VisitorState state, Input input) {
    return LoopMutants.withProfile(
        state,
        input,
        profile ->
            Profile.builder()
                .from(profile)
                .ackAfterHandOver(
                    profile.ackAfterHandOver() == AckAfterHandOver.RESTART
                        ? AckAfterHandOver.KEEP
                        : AckAfterHandOver.RESTART)
                .build());
  }

  static Transition losesEvents(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return state instanceof Live && right.next() instanceof Asking
        ? new Transition(
            LoopMutants.changed(
                right.next(),
                session ->
                    session.withOutbox(
                        new Outbox(
                            session.outbox().nextNumber(),
                            session.outbox().items().stream()
                                .filter(item -> item.request().kind() != RequestType.CUSTOM_EVENT)
                                .toList()))),
            right.effects())
        : right;
  }

  static Transition reversesOutbox(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return enters(StateKind.ASKING, state, right)
        ? new Transition(
            LoopMutants.changed(
                right.next(), session -> session.withOutbox(reversed(session.outbox()))),
            right.effects())
        : right;
  }

  private static Outbox reversed(Outbox outbox) {
    List<OutboxItem> items = new ArrayList<>(outbox.items());
    Collections.reverse(items);
    return new Outbox(outbox.nextNumber(), items);
  }

  static Transition postsEarly(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    if (!enters(StateKind.RESTORING, state, right)) {
      return right;
    }
    Open open = (Open) right.next();
    List<OutboxItem> items = open.session().outbox().items();
    return items.isEmpty()
        ? right
        : PostingMutants.with(right, PostingMutants.stray(open, items.get(0).request()));
  }

  /** What it goes on with is what it had before. */
  static Transition believesInTheSession(VisitorState state, Input input) {
    if (state.kind() == StateKind.ASKING
        && input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof ResyncSessionResponse told
        && !told.isValid()) {
      Credentials old = ((Open) state).session().credentials();
      ResyncSessionResponse believed =
          ResyncSessionResponse.builder()
              .isValid(true)
              .key(old.key())
              .affinityToken(old.affinity())
              .build();
      return VisitorMachine.step(
          state, new Input.Replied(replied.now(), replied.call(), new Reply.Answered(believed)));
    }
    return VisitorMachine.step(state, input);
  }

  static Transition asksTwice(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : right.effects()) {
      effects.add(effect);
      if (effect instanceof Effect.Call call && Recovery.isAskedBy(call.request().kind())) {
        effects.add(
            new Effect.Call(
                STRAY_CALLS + call.id(),
                call.request(),
                call.headers(),
                call.timeout(),
                call.server()));
      }
    }
    return new Transition(right.next(), effects);
  }

  static Transition takesOffsetForNumber(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    List<Effect> effects = right.effects().stream().map(HandOverMutants::withShortOffset).toList();
    return new Transition(right.next(), effects);
  }

  private static Effect withShortOffset(Effect effect) {
    if (effect instanceof Effect.Call call
        && call.request() instanceof ReconnectSessionRequest asked
        && asked.offset().isPresent()) {
      String cut = Long.toString(new BigInteger(asked.offset().get()).longValue());
      return new Effect.Call(
          call.id(),
          ReconnectSessionRequest.builder().offset(cut).build(),
          call.headers(),
          call.timeout(),
          call.server());
    }
    return effect;
  }

  static Transition asksOnce(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return right.next().kind() == StateKind.ASKING
        ? new Transition(
            LoopMutants.changed(right.next(), LoopMutants::withoutAnotherTry), right.effects())
        : right;
  }

  /** The transcript is overlooked, and it is waited for without end. */
  static Transition waitsForTheTranscript(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, withoutTranscript(state, input));
    return enters(StateKind.RESTORING, state, right) && right.next() instanceof Restoring patient
        ? new Transition(
            patient.withBudget(
                new RetryBudget(0, 0, Optional.of(input.now()), LoopMutants.FOR_EVER)),
            right.effects())
        : right;
  }

  /** What was heard is known by its number only, and each transcript seems to begin with line 1. */
  static Transition takesEachTranscriptForWhole(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? VisitorMachine.step(
            LoopMutants.changed(state, HandOverMutants::withCountsOnly),
            withBatch(input, HandOverMutants::renumbered))
        : VisitorMachine.step(state, input);
  }

  private static OpenSession withCountsOnly(OpenSession session) {
    TranscriptCount count = session.transcriptCount();
    long lines = count.heard().count();
    KnownLines heard = new KnownLines(lines, List.of(), OptionalLong.empty(), lines);
    return session.withTranscriptCount(new TranscriptCount(heard, count.said(), count.givenUp()));
  }

  private static ServerMessage renumbered(ServerMessage message) {
    if (!(message instanceof ChasitorSessionData data)) {
      return message;
    }
    List<TranscriptEntry> entries = new ArrayList<>();
    for (TranscriptEntry entry : data.chatMessages()) {
      entries.add(TranscriptEntry.builder().from(entry).sequence(entries.size() + 1L).build());
    }
    return ChasitorSessionData.builder().from(data).chatMessages(entries).build();
  }

  static Transition marksEverything(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : right.effects()) {
      effects.add(
          recovered(effect)
              ? new Effect.Tell(
                  ((Effect.Tell) effect).number(),
                  new SessionEvent.Received(
                      received(effect).message(), true, true, received(effect).place()))
              : effect);
    }
    return new Transition(right.next(), effects);
  }

  private static boolean recovered(Effect effect) {
    return effect instanceof Effect.Tell tell
        && tell.event() instanceof SessionEvent.Received received
        && received.recovered();
  }

  private static SessionEvent.Received received(Effect effect) {
    return (SessionEvent.Received) ((Effect.Tell) effect).event();
  }

  private static Input withBatch(Input input, UnaryOperator<ServerMessage> change) {
    if (input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof MessagesResponse batch) {
      MessagesResponse changed =
          MessagesResponse.builder()
              .from(batch)
              .messages(
                  batch.messages().stream()
                      .map(message -> Message.of(change.apply(message.message())))
                      .toList())
              .build();
      return new Input.Replied(replied.now(), replied.call(), new Reply.Answered(changed));
    }
    return input;
  }

  private static Input withoutTranscript(VisitorState state, Input input) {
    if (state.kind() == StateKind.RESTORING
        && input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof MessagesResponse batch) {
      MessagesResponse rest =
          MessagesResponse.builder()
              .from(batch)
              .messages(
                  batch.messages().stream()
                      .filter(message -> !(message.message() instanceof ChasitorSessionData))
                      .toList())
              .build();
      return new Input.Replied(replied.now(), replied.call(), new Reply.Answered(rest));
    }
    return input;
  }
}
