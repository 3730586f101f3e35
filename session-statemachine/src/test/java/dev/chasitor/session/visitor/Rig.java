package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A session under test: takes inputs, remembers every effect, knows the calls still open. */
final class Rig {

  static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .build();

  static final URI HOME = URI.create("https://first.example/chat/rest/");

  final List<Effect> effects = new ArrayList<>();
  private final List<Effect.Call> open = new ArrayList<>();
  VisitorState state;
  Duration now = Duration.ZERO;
  private long sequence = -1;

  private Rig(Profile profile) {
    state = VisitorMachine.fresh(settings(profile, 0));
  }

  /** Settings with this seed of the jitter. */
  static SessionSettings settings(Profile profile, long jitterSeed) {
    return new SessionSettings(INIT, ApiVersion.of(42), profile, HOME, jitterSeed);
  }

  static Rig fresh() {
    return new Rig(Profile.defaults());
  }

  static Rig fresh(Profile profile) {
    return new Rig(profile);
  }

  static Rig requested() {
    return fresh().opened();
  }

  static Rig queued() {
    return requested().pushed(success(1));
  }

  static Rig established() {
    return fresh().opened().chatting();
  }

  Rig opened() {
    take(new Input.Start(now));
    reply(RequestType.SESSION_ID, session());
    reply(RequestType.CHASITOR_INIT, new Reply.Accepted());
    return this;
  }

  Rig chatting() {
    return pushed(success(1)).pushed(agent("Andy"));
  }

  Rig take(Input input) {
    Transition transition = VisitorMachine.step(state, input);
    state = transition.next();
    for (Effect effect : transition.effects()) {
      effects.add(effect);
      if (effect instanceof Effect.Call call) {
        open.add(call);
      } else if (effect instanceof Effect.Cancel cancel) {
        open.removeIf(call -> call.id() == cancel.id());
      }
    }
    return this;
  }

  Rig say(long ref, String text) {
    return take(new Input.Send(now, ref, text));
  }

  Rig post(long ref, Request request) {
    return take(new Input.Post(now, ref, request));
  }

  Rig type(boolean typing) {
    return take(new Input.Typing(now, typing));
  }

  Rig peek(String text) {
    return take(new Input.SneakPeek(now, text));
  }

  Rig end(long ref) {
    return take(new Input.End(now, ref));
  }

  Rig after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  /** Lets time pass to the next deadline and tells the machine. */
  Rig toDeadline() {
    now = state.deadline().orElseThrow();
    return take(new Input.Deadline(now));
  }

  Rig reply(RequestType type, Reply reply) {
    Effect.Call call = call(type);
    open.remove(call);
    return take(new Input.Replied(now, call.id(), reply));
  }

  Rig lost(RequestType type) {
    return lost(type, FailureKind.CONNECTION_LOST);
  }

  Rig lost(RequestType type, FailureKind failure) {
    Effect.Call call = call(type);
    open.remove(call);
    return take(new Input.Lost(now, call.id(), failure));
  }

  Rig refused(RequestType type, Refusal refusal) {
    return reply(type, new Reply.Refused(refusal));
  }

  /** The poll is answered with these messages, numbered on. */
  Rig pushed(ServerMessage... messages) {
    sequence += messages.length;
    return reply(RequestType.MESSAGES, batch(sequence, messages));
  }

  Rig restartSequence() {
    sequence = -1;
    return this;
  }

  Rig takenOver() {
    restartSequence();
    return reply(RequestType.RESYNC_SESSION, resync("key-2", "affinity-2"));
  }

  Effect.Call call(RequestType type) {
    return open.stream()
        .filter(call -> call.request().kind() == type)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No open " + type + " among " + open));
  }

  List<RequestType> openCalls() {
    return open.stream().map(call -> call.request().kind()).toList();
  }

  List<Effect.Call> calls(RequestType type) {
    return only(Effect.Call.class).stream().filter(call -> call.request().kind() == type).toList();
  }

  List<Effect.Settle> settled() {
    return only(Effect.Settle.class);
  }

  Optional<CommandOutcome> outcome(long ref) {
    List<Effect.Settle> of = settled().stream().filter(s -> s.ref() == ref).toList();
    assertEquals(true, of.size() <= 1, "settled more than once: " + of);
    return of.stream().map(Effect.Settle::outcome).findFirst();
  }

  List<SessionEvent> events() {
    return only(Effect.Tell.class).stream().map(Effect.Tell::event).toList();
  }

  /** Each try to send a line, as {@code number:text}. */
  List<String> sent() {
    return calls(RequestType.CHAT_MESSAGE).stream()
        .map(
            call ->
                call.headers().sequence().orElseThrow()
                    + ":"
                    + ((ChatMessageRequest) call.request()).text())
        .toList();
  }

  List<String> heard() {
    return events().stream()
        .filter(SessionEvent.Received.class::isInstance)
        .map(event -> ((SessionEvent.Received) event).message())
        .filter(ChatMessage.class::isInstance)
        .map(message -> ((ChatMessage) message).text())
        .toList();
  }

  List<Phase> phases() {
    return events().stream()
        .filter(SessionEvent.PhaseChanged.class::isInstance)
        .map(event -> ((SessionEvent.PhaseChanged) event).to())
        .toList();
  }

  EndCause.Kind cause() {
    return ((VisitorState.Ended) state).cause().kind();
  }

  private <E extends Effect> List<E> only(Class<E> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static Reply session() {
    return new Reply.Answered(
        SessionIdResponse.builder()
            .id("id-1")
            .key(SessionKey.of("key-1"))
            .affinityToken(AffinityToken.of("affinity-1"))
            .clientPollTimeout(40)
            .build());
  }

  static Reply resync(String key, String affinity) {
    return new Reply.Answered(
        ResyncSessionResponse.builder()
            .isValid(true)
            .key(SessionKey.of(key))
            .affinityToken(AffinityToken.of(affinity))
            .build());
  }

  static Reply batch(long sequence, ServerMessage... messages) {
    MessagesResponse.Builder batch = MessagesResponse.builder().sequence(sequence);
    for (ServerMessage message : messages) {
      batch.addMessages(Message.of(message));
    }
    return new Reply.Answered(batch.build());
  }

  static ChatRequestSuccess success(int position) {
    return ChatRequestSuccess.builder().queuePosition(position).visitorId("v").build();
  }

  static ChatEstablished agent(String name) {
    return ChatEstablished.builder()
        .name(name)
        .userId("005-" + name)
        .sneakPeekEnabled(false)
        .build();
  }

  /** An agent who may see what is typed, and waits for answers for so many seconds. */
  static ChatEstablished attentive(String name, int warningTime, int timeout) {
    return ChatEstablished.builder()
        .from(agent(name))
        .sneakPeekEnabled(true)
        .chasitorIdleTimeout(
            ChasitorIdleTimeout.builder()
                .isEnabled(true)
                .warningTime(warningTime)
                .timeout(timeout)
                .build())
        .build();
  }

  static ChatMessage line(String text) {
    return ChatMessage.builder().text(text).name("Andy").build();
  }

  static CustomEventRequest event(String type, String data) {
    return CustomEventRequest.builder().type(type).data(data).build();
  }

  static ChasitorSessionData transcript(TranscriptEntry... lines) {
    return ChasitorSessionData.builder().addChatMessages(lines).build();
  }

  static TranscriptEntry entry(TranscriptEntryType type, String content) {
    return TranscriptEntry.builder()
        .type(Word.of(type))
        .name("x")
        .content(content)
        .timestamp(1)
        .sequence(1)
        .build();
  }

  static Refusal outOfSync(long expected, long actual) {
    return new Refusal.OutOfSync("", OptionalLong.of(expected), OptionalLong.of(actual));
  }
}
