package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.json.HostStateJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A session on its host under test, in virtual time: takes requests and commands, remembers every
 * answer and notice. After each step it checks what must hold after any step.
 */
final class HostRig {

  static final SessionKey KEY = SessionKey.of("id-1!1!key-1");
  static final AffinityToken AFFINITY = AffinityToken.of("0000000a");
  static final long STARTED = 1_700_000_000_000L;
  static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .addPrechatDetails(CustomDetail.builder().label("Mail").value("ada@example.org").build())
          .build();

  private final Map<Long, Reply> answers = new LinkedHashMap<>();
  final List<DeskNotice> notices = new ArrayList<>();
  HostState state;
  Duration now = Duration.ZERO;
  AffinityToken affinity = AFFINITY;
  ApiVersion version = ApiVersion.of(66);
  private long exchanges;
  private int takeOvers;

  private HostRig(HostProfile profile) {
    state = HostState.created(profile, HostState.told(profile, "id-1", KEY, AFFINITY), STARTED);
  }

  static HostRig created() {
    return new HostRig(HostProfile.defaults());
  }

  static HostRig created(HostProfile profile) {
    return new HostRig(profile);
  }

  static HostRig waiting() {
    return created().asked();
  }

  private HostRig asked() {
    post(1, INIT);
    return this;
  }

  static HostRig routed(int position) {
    return waiting().queue(position);
  }

  static HostRig active() {
    return routed(0).accept();
  }

  static HostRig active(HostProfile profile) {
    return created(profile).asked().queue(0).accept();
  }

  /** Over by the agent's will, nothing acknowledged. */
  static HostRig closing() {
    return active().agentEnds();
  }

  static HostRig gone() {
    return created().toDeadline();
  }

  HostRig take(HostInput input) {
    HostState before = state;
    HostTransition transition = HostMachine.step(state, input);
    state = transition.next();
    if (!durable(before).equals(durable(state))) {
      assertTrue(transition.durable(), () -> "not stored: " + input);
    }
    assertEquals(state.onAnotherNode(), HostStateJson.read(HostStateJson.write(state)));
    perform(transition);
    return this;
  }

  /** What must not be lost with the node: all but who was polled when, and what was delivered. */
  private static HostState durable(HostState state) {
    if (!(state.onAnotherNode() instanceof HostState.Present present)) {
      return state;
    }
    OutgoingLog log = present.session().log();
    return present.with(
        present
            .session()
            .withLastPoll(Duration.ZERO)
            .withLastInput(Duration.ZERO)
            .withLog(new OutgoingLog(log.first(), log.kept(), -1)));
  }

  private void perform(HostTransition transition) {
    for (HostEffect effect : transition.effects()) {
      if (effect instanceof HostEffect.Answer answer) {
        assertNull(
            answers.put(answer.exchange(), answer.reply()), () -> "answered twice: " + answer);
      } else {
        notices.add(((HostEffect.Notify) effect).notice());
      }
    }
  }

  HostRig after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  /** Lets time pass to the next deadline and tells the machine. */
  HostRig toDeadline() {
    now = state.deadline().orElseThrow();
    return take(new HostInput.Deadline(now));
  }

  HostRig toDeadlineAt(Duration expected) {
    assertEquals(Optional.of(expected), state.deadline());
    return toDeadline();
  }

  long post(long number, Request request) {
    return exchange(request, OptionalLong.of(number), Optional.of(affinity));
  }

  long postUnnumbered(Request request) {
    return exchange(request, OptionalLong.empty(), Optional.of(affinity));
  }

  long say(long number, String text) {
    return post(number, line(text));
  }

  long poll(long ack) {
    return postUnnumbered(MessagesRequest.builder().ack(ack).build());
  }

  long pollWithoutAck() {
    return postUnnumbered(MessagesRequest.builder().build());
  }

  long exchange(Request request, OptionalLong number, Optional<AffinityToken> token) {
    long id = ++exchanges;
    take(
        new HostInput.Asked(
            now,
            id,
            request,
            new RequestHeaders(Optional.of(version), token, Optional.of(KEY), number)));
    return id;
  }

  HostRig queue(int position) {
    return take(new HostInput.Queue(now, position));
  }

  HostRig accept() {
    return take(new HostInput.Accept(now, "Andy", "005000000000001"));
  }

  HostRig agentSays(String text) {
    return take(new HostInput.AgentSays(now, text));
  }

  HostRig agentEnds() {
    return take(new HostInput.AgentEnds(now));
  }

  /** The node is lost: another one loads what was stored. */
  HostRig lostAndLoaded() {
    state = HostStateJson.read(HostStateJson.write(state)).resumedAt(now);
    return this;
  }

  long resync() {
    long id = ++exchanges;
    int count = ++takeOvers;
    affinity = AffinityToken.of(HexFormat.of().toHexDigits(0xa + count));
    SessionKey key = SessionKey.of("id-1!1!key-" + (count + 1));
    take(new HostInput.TakeOver(now, id, Optional.of(key), affinity));
    return id;
  }

  /** The key stays. */
  long reconnect() {
    long id = ++exchanges;
    affinity = AffinityToken.of(HexFormat.of().toHexDigits(0xa + ++takeOvers));
    take(new HostInput.TakeOver(now, id, Optional.empty(), affinity));
    return id;
  }

  Optional<Reply> answer(long exchange) {
    return Optional.ofNullable(answers.get(exchange));
  }

  boolean isOpen(long exchange) {
    return !answers.containsKey(exchange);
  }

  MessagesResponse batch(long exchange) {
    Reply reply = answer(exchange).orElseThrow(() -> new AssertionError("not answered"));
    return (MessagesResponse) assertInstanceOf(Reply.Answered.class, reply).response();
  }

  List<ServerMessage> messages(long exchange) {
    return batch(exchange).messages().stream().map(Message::message).toList();
  }

  void assertAccepted(long exchange) {
    assertEquals(Optional.of(new Reply.Accepted()), answer(exchange));
  }

  void assertEmpty(long exchange) {
    assertEquals(Optional.of(new Reply.Empty()), answer(exchange));
  }

  void assertRefused(int status, long exchange) {
    Reply reply = answer(exchange).orElseThrow(() -> new AssertionError("not answered"));
    Refusal refusal = assertInstanceOf(Reply.Refused.class, reply).refusal();
    assertEquals(status, refusal.status());
  }

  List<String> heardByDesk() {
    return notices.stream()
        .filter(DeskNotice.VisitorSaid.class::isInstance)
        .map(notice -> ((DeskNotice.VisitorSaid) notice).text())
        .toList();
  }

  HostSession session() {
    return state.known().orElseThrow();
  }

  static ChatMessageRequest line(String text) {
    return ChatMessageRequest.builder().text(text).build();
  }

  /** One of each request a session can get. */
  static List<Request> requests() {
    return List.of(
        INIT,
        MessagesRequest.builder().ack(-1).build(),
        line("hello"),
        ChasitorTypingRequest.builder().build(),
        ChasitorNotTypingRequest.builder().build(),
        ChatEndRequest.builder().build(),
        DeleteSessionIdRequest.builder().key(KEY).build(),
        ChasitorResyncStateRequest.builder().organizationId("00D000000000001").build(),
        ChasitorSneakPeekRequest.builder().text("hel").build(),
        CustomEventRequest.builder().type("Clicked").data("left").build(),
        ChatCancelRequest.builder().build(),
        batch(line("hello"), ChatEndRequest.builder().build()));
  }

  static MultiNounRequest batch(Request... requests) {
    return MultiNounRequest.builder()
        .addAllNouns(Stream.of(requests).map(NounWrapper::of).toList())
        .build();
  }
}
