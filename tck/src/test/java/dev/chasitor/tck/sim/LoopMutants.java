package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.FruitlessPolls;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.StateKind;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Fresh;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways to break the machine's poll loop. */
final class LoopMutants {

  /** Longer than any run. */
  static final Duration FOR_EVER = Duration.ofHours(10);

  private LoopMutants() {}

  static Transition spins(VisitorState state, Input input) {
    FruitlessPolls none = new FruitlessPolls(0, List.of());
    return VisitorMachine.step(changed(state, session -> session.withFruitlessPolls(none)), input);
  }

  static Transition waitsForEver(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return new Transition(
        changed(
            right.next(),
            session ->
                session.poll() instanceof CallSlot.Busy busy
                    ? session.withPoll(
                        new CallSlot.Busy(
                            busy.call(), busy.began(), later(busy.until()), busy.budget()))
                    : session),
        right.effects().stream().map(LoopMutants::withoutTimeout).toList());
  }

  /** What was put off once is not put off again. */
  private static Duration later(Duration until) {
    return until.compareTo(FOR_EVER) < 0 ? until.plus(FOR_EVER) : until;
  }

  private static Effect withoutTimeout(Effect effect) {
    return effect instanceof Effect.Call call && call.request().kind() == RequestType.MESSAGES
        ? new Effect.Call(call.id(), call.request(), call.headers(), FOR_EVER, call.server())
        : effect;
  }

  static Transition fixedTimeout(VisitorState state, Input input) {
    if (input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof SessionIdResponse told) {
      SessionIdResponse fixed =
          SessionIdResponse.builder().from(told).clientPollTimeout(40).build();
      return VisitorMachine.step(
          state, new Input.Replied(replied.now(), replied.call(), new Reply.Answered(fixed)));
    }
    return VisitorMachine.step(state, input);
  }

  static Transition noPause(VisitorState state, Input input) {
    Duration nothing = Duration.ofNanos(1);
    return withProfile(
        state,
        input,
        profile ->
            Profile.builder().from(profile).firstBackoff(nothing).longestBackoff(nothing).build());
  }

  /** The machine with another profile than was agreed. */
  static Transition withProfile(VisitorState state, Input input, UnaryOperator<Profile> change) {
    if (state instanceof Fresh fresh) {
      SessionSettings agreed = fresh.settings();
      return VisitorMachine.step(
          VisitorMachine.fresh(
              new SessionSettings(
                  agreed.init(),
                  agreed.apiVersion(),
                  change.apply(agreed.profile()),
                  agreed.server(),
                  agreed.jitterSeed())),
          input);
    }
    return VisitorMachine.step(state, input);
  }

  static Transition endsOnSilence(VisitorState state, Input input) {
    boolean silence =
        input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Empty
            && state.awaitedCalls().contains(replied.call());
    return VisitorMachine.step(state, silence ? new Input.Abandon(input.now()) : input);
  }

  static Transition endsOnDisconnect(VisitorState state, Input input) {
    boolean disconnect =
        batch(state, input).stream()
            .flatMap(batch -> batch.messages().stream())
            .anyMatch(message -> message.message() instanceof AgentDisconnect);
    return VisitorMachine.step(state, disconnect ? new Input.Abandon(input.now()) : input);
  }

  /** ChatEstablished that lacks a property of the guide is not looked at. */
  static Transition takesOddForUnknown(VisitorState state, Input input) {
    return overlooking(
        state,
        input,
        message ->
            message instanceof ChatEstablished established && established.userId().isEmpty());
  }

  /** ChatEnded with a property that cannot be read is not looked at. */
  static Transition takesOddEndForUnknown(VisitorState state, Input input) {
    return overlooking(
        state,
        input,
        message ->
            message instanceof ChatEnded ended
                && ended.additionalProperties().containsKey("attachedRecords"));
  }

  /** The end of the chat, or its failure, is not looked at before the session is restored. */
  static Transition missesTheEndWhileRestoring(VisitorState state, Input input) {
    return state.kind() == StateKind.RESTORING
        ? overlooking(
            state,
            input,
            message -> message instanceof ChatEnded || message instanceof ChatRequestFail)
        : VisitorMachine.step(state, input);
  }

  private static Transition overlooking(
      VisitorState state, Input input, Predicate<ServerMessage> which) {
    Optional<MessagesResponse> batch = batch(state, input);
    if (batch.isEmpty()) {
      return VisitorMachine.step(state, input);
    }
    List<Message> read =
        batch.get().messages().stream()
            .map(message -> which.test(message.message()) ? unknown(message.message()) : message)
            .toList();
    Input.Replied replied = (Input.Replied) input;
    return VisitorMachine.step(
        state,
        new Input.Replied(
            replied.now(),
            replied.call(),
            new Reply.Answered(
                MessagesResponse.builder().from(batch.get()).messages(read).build())));
  }

  private static Message unknown(ServerMessage message) {
    return Message.of(
        UnknownMessage.builder().typeWord(message.kind().word()).raw(Json.of("{}")).build());
  }

  /** The poll that had an unknown message was the last. */
  static Transition stopsPollingAtUnknown(VisitorState state, Input input) {
    boolean isUnknown =
        batch(state, input).stream()
            .flatMap(batch -> batch.messages().stream())
            .anyMatch(message -> message.message() instanceof UnknownMessage);
    Transition right = VisitorMachine.step(state, input);
    return isUnknown ? TakeOverMutants.stopsPolling(right) : right;
  }

  static Transition stopsAtUnknown(VisitorState state, Input input) {
    Optional<MessagesResponse> batch = batch(state, input);
    if (batch.isEmpty()) {
      return VisitorMachine.step(state, input);
    }
    List<Message> read =
        batch.get().messages().stream()
            .takeWhile(message -> !(message.message() instanceof UnknownMessage))
            .toList();
    Input.Replied replied = (Input.Replied) input;
    return VisitorMachine.step(
        state,
        new Input.Replied(
            replied.now(),
            replied.call(),
            new Reply.Answered(
                MessagesResponse.builder().from(batch.get()).messages(read).build())));
  }

  private static Optional<MessagesResponse> batch(VisitorState state, Input input) {
    return input instanceof Input.Replied replied
            && state.awaitedCalls().contains(replied.call())
            && replied.reply() instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse messages
        ? Optional.of(messages)
        : Optional.empty();
  }

  static Transition tellsBackwards(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    List<Effect> lines =
        new ArrayList<>(right.effects().stream().filter(LoopMutants::tellsLine).toList());
    Collections.reverse(lines);
    List<Effect> effects = new ArrayList<>();
    for (Effect effect : right.effects()) {
      effects.add(tellsLine(effect) ? lines.remove(0) : effect);
    }
    return new Transition(right.next(), effects);
  }

  private static boolean tellsLine(Effect effect) {
    return effect instanceof Effect.Tell tell
        && tell.event() instanceof SessionEvent.Received received
        && received.message() instanceof ChatMessage;
  }

  static Transition givesUpOnFailure(VisitorState state, Input input) {
    return givingUp(state, input, input instanceof Input.Lost);
  }

  static Transition givesUpOn500(VisitorState state, Input input) {
    return givingUp(
        state,
        input,
        input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Refused refused
            && refused.refusal() instanceof Refusal.ServerFailed);
  }

  private static Transition givingUp(VisitorState state, Input input, boolean when) {
    Transition right = VisitorMachine.step(state, input);
    return when && right.next() instanceof Live
        ? new Transition(changed(right.next(), LoopMutants::withoutAnotherTry), right.effects())
        : right;
  }

  /** The pause before the next try takes for ever. */
  static OpenSession withoutAnotherTry(OpenSession session) {
    return session.poll() instanceof CallSlot.Pausing pausing
        ? session.withPoll(new CallSlot.Pausing(later(pausing.until()), pausing.budget()))
        : session;
  }

  static VisitorState changed(VisitorState state, UnaryOperator<OpenSession> change) {
    return state instanceof Open open ? open.withSession(change.apply(open.session())) : state;
  }
}
