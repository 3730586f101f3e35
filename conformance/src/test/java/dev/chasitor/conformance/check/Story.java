package dev.chasitor.conformance.check;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Resource;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Body;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Halt;
import dev.chasitor.conformance.history.Event.Head;
import dev.chasitor.conformance.history.Event.Mishap;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Terms;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Profile.AckAfterHandOver;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A history made by hand, an event at a time. Each event comes ten milliseconds after the one
 * before, unless {@link #atOnce()} stands between them.
 */
final class Story {

  private static final Duration PACE = Duration.ofMillis(10);
  private static final String HOST = "sim";
  private static final String SESSION_DATA = "ChasitorSessionData";

  private final List<Event> events = new ArrayList<>();
  private final Map<Long, RequestType> types = new HashMap<>();
  private Profile profile = Profile.defaults();
  private Duration now = Duration.ZERO;
  private boolean atOnce;
  private String version = "42";
  private String key = "key-1";
  private String node = "node-0";

  History history() {
    return new History(events);
  }

  Profile profile() {
    return profile;
  }

  Story agreed(NumbersAfterHandOver numbers, AckAfterHandOver ack) {
    profile = Profile.builder().numbersAfterHandOver(numbers).ackAfterHandOver(ack).build();
    return this;
  }

  /** The next event comes at the same time as the last one. */
  Story atOnce() {
    atOnce = true;
    return this;
  }

  private Duration tick() {
    now = atOnce ? now : now.plus(PACE);
    atOnce = false;
    return now;
  }

  private Story add(Event event) {
    events.add(event);
    return this;
  }

  Story says(long ref, String text) {
    return add(new Event.Said(tick(), ref, text));
  }

  Story agentSays(String... texts) {
    for (String text : texts) {
      add(new Event.AgentSaid(tick(), text));
    }
    return this;
  }

  Story serverTakes(String... texts) {
    for (String text : texts) {
      add(new Event.Processed(tick(), text));
    }
    return this;
  }

  Story hears(String... texts) {
    for (String text : texts) {
      add(new Event.Told(tick(), "ChatMessage", text, false, false));
    }
    return this;
  }

  /** The client delivers lines of a transcript, with this mark or without. */
  Story recovers(boolean perhapsRepeated, String... texts) {
    for (String text : texts) {
      add(new Event.Told(tick(), "ChatMessage", text, true, perhapsRepeated));
    }
    return this;
  }

  /** The client delivers a message without a text. */
  Story tells(MessageType type) {
    return add(new Event.Told(tick(), type.word(), "", false, false));
  }

  Story isRestored() {
    return add(new Event.Told(tick(), SESSION_DATA, "", false, false));
  }

  Story asksForTheEnd(long ref) {
    return add(new Event.EndAsked(tick(), ref));
  }

  Story closes() {
    return add(new Event.Closed(tick()));
  }

  Story moves(Phase to) {
    return add(new Event.Moved(tick(), to));
  }

  Story listener(Mishap mishap) {
    return add(new Event.Listened(tick(), mishap));
  }

  /** So much time passes. */
  Story later(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  /** So many milliseconds pass. */
  Story waits(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  /** A long time passes, and the run ends. */
  Story ends() {
    return later(1_000).stops();
  }

  /** The run ends. */
  Story stops() {
    return add(new Event.RunOver(tick()));
  }

  /** SessionId, answered with a session and this time-out of polls. */
  Story opened(long call, long pollTimeout) {
    key = "";
    node = "";
    sent(call, RequestType.SESSION_ID, OptionalLong.empty(), OptionalLong.empty(), "");
    key = "key-1";
    node = "node-0";
    Terms terms = Terms.opened("session-1", key, node, pollTimeout);
    return add(
        new Event.Answered(
            tick(),
            call,
            RequestType.SESSION_ID,
            200,
            true,
            OptionalLong.empty(),
            List.of(),
            terms,
            false));
  }

  /** A request without a number. */
  Story asks(long call, RequestType type) {
    return sent(call, type, OptionalLong.empty(), OptionalLong.empty(), "");
  }

  Story numbered(long call, RequestType type, long number) {
    return sent(call, type, OptionalLong.of(number), OptionalLong.empty(), "");
  }

  /** ChasitorInit for this session. */
  Story initOf(long call, String session) {
    return sent(call, RequestType.CHASITOR_INIT, head(OptionalLong.of(1)), "", session);
  }

  /** A request with headers that are not as they should be. */
  Story bearing(long call, RequestType type, Head head) {
    return sent(call, type, head, "", "");
  }

  /** The headers that a request bears by default. */
  Head head(OptionalLong number) {
    return new Head(
        Resource.of(RequestType.CHASITOR_INIT).headers(), version, number, key, node, HOST, "");
  }

  /** MultiNoun with these lines. */
  Story multi(long call, OptionalLong number, String... texts) {
    types.put(call, RequestType.MULTI_NOUN);
    return add(
        new Event.Sent(
            tick(),
            call,
            RequestType.MULTI_NOUN,
            head(number),
            OptionalLong.empty(),
            Optional.empty(),
            Body.plain(List.of(texts), "", String.join(", ", texts))));
  }

  private Story sent(long call, RequestType type, Head head, String body, String session) {
    types.put(call, type);
    return add(
        new Event.Sent(
            tick(),
            call,
            type,
            head,
            OptionalLong.empty(),
            Optional.empty(),
            Body.plain(List.of(), session, body)));
  }

  /** From here on requests name this version. */
  Story speaking(String newVersion) {
    version = newVersion;
    return this;
  }

  /** A batch of messages of these types. */
  Story pushes(long call, long sequence, MessageType... messages) {
    List<Pushed> pushed = Arrays.stream(messages).map(type -> Pushed.of(type.word(), "")).toList();
    return answered(call, 200, true, OptionalLong.of(sequence), pushed, false);
  }

  Story timesOut(long call) {
    return add(new Event.Failed(tick(), call, typeOf(call), FailureKind.TIMED_OUT));
  }

  Story settled(long ref, Fate fate) {
    return add(new Event.Settled(tick(), ref, fate));
  }

  /** The client reports a secret to the application. */
  Story discloses(String where) {
    return add(new Event.Disclosed(tick(), where));
  }

  Story over() {
    return over("SESSION_LOST");
  }

  Story over(String cause) {
    return add(new Event.Over(tick(), cause));
  }

  Story poll(long call, long ack) {
    return sent(call, RequestType.MESSAGES, OptionalLong.empty(), OptionalLong.of(ack), "");
  }

  Story post(long call, long number, String text) {
    return sent(
        call, RequestType.CHAT_MESSAGE, OptionalLong.of(number), OptionalLong.empty(), text);
  }

  Story init(long call, long number) {
    return sent(call, RequestType.CHASITOR_INIT, OptionalLong.of(number), OptionalLong.empty(), "");
  }

  Story resync(long call) {
    return sent(call, RequestType.RESYNC_SESSION, OptionalLong.empty(), OptionalLong.empty(), "");
  }

  private Story sent(
      long call, RequestType type, OptionalLong number, OptionalLong ack, String body) {
    types.put(call, type);
    boolean line = type == RequestType.CHAT_MESSAGE;
    return add(
        new Event.Sent(
            tick(),
            call,
            type,
            new Head(Resource.of(type).headers(), version, number, key, node, HOST, ""),
            ack,
            Optional.empty(),
            Body.plain(line ? List.of(body) : List.of(), "", body)));
  }

  /** From here on requests bear these names. */
  Story under(String newKey, String newNode) {
    key = newKey;
    node = newNode;
    return this;
  }

  Story answered(long call, int status) {
    return answered(call, status, true, OptionalLong.empty(), List.of(), false);
  }

  /** The client stands still for so long. */
  Story halts(Halt why, long seconds) {
    add(new Event.Halted(tick(), why));
    later(seconds);
    return add(new Event.Resumed(tick(), why));
  }

  /** The client stands still. */
  Story isFrozen() {
    return add(new Event.Halted(tick(), Halt.FROZEN));
  }

  /** Another process goes on, and knows only what was kept. */
  Story loses(Halt why) {
    return halts(why, 1);
  }

  /** The journal has this of the session; the key of requests is in it. */
  Story writes(long version, long ack, long told, List<Long> numbers, String... lines) {
    Event.Kept kept = new Event.Kept(numbers, List.of(lines), ack, key, told);
    return add(new Event.Wrote(tick(), 1, version, false, Optional.of(kept)));
  }

  Story claims(long epoch) {
    return add(new Event.Claimed(tick(), epoch));
  }

  Story delivers(long number, String what) {
    return add(new Event.Delivered(tick(), number, what));
  }

  Story confirms(long number) {
    return add(new Event.Confirmed(tick(), number));
  }

  /** The last event happened in a process that no longer holds the session. */
  Story elsewhere() {
    Event last = events.remove(events.size() - 1);
    return add(new Event.Elsewhere(last.at(), last));
  }

  /** A batch with SwitchServer, which names this host. */
  Story switches(long call, long sequence, String host) {
    List<Pushed> pushed = List.of(Pushed.of(MessageType.SWITCH_SERVER.word(), host));
    return answered(call, 200, true, OptionalLong.of(sequence), pushed, false);
  }

  /** SessionId to this host. */
  Story asksForASession(long call, String host) {
    RequestType type = RequestType.SESSION_ID;
    Head head =
        new Head(Resource.of(type).headers(), version, OptionalLong.empty(), "", "", host, "");
    return sent(call, type, head, "", "");
  }

  /** A batch with a message that brings these rules for sensitive data. */
  Story rules(long call, long sequence, MessageType type, String... names) {
    List<Pushed> pushed =
        List.of(new Pushed(type.word(), "", List.of(), List.of(), List.of(names)));
    return answered(call, 200, true, OptionalLong.of(sequence), pushed, false);
  }

  /** A line with something sensitive in it. */
  Story postExposed(long call, long number, String text) {
    types.put(call, RequestType.CHAT_MESSAGE);
    List<String> line = List.of(text);
    return add(
        new Event.Sent(
            tick(),
            call,
            RequestType.CHAT_MESSAGE,
            head(OptionalLong.of(number)),
            OptionalLong.empty(),
            Optional.empty(),
            new Body(line, "", text, line)));
  }

  /** A sneak peek with something sensitive in it. */
  Story peekExposed(long call, long number) {
    types.put(call, RequestType.CHASITOR_SNEAK_PEEK);
    return add(
        new Event.Sent(
            tick(),
            call,
            RequestType.CHASITOR_SNEAK_PEEK,
            head(OptionalLong.of(number)),
            OptionalLong.empty(),
            Optional.empty(),
            new Body(List.of(), "", "print", List.of("print"))));
  }

  /** A batch of one line that has an offset. */
  Story batchAt(long call, long sequence, String offset, String line) {
    return add(
        new Event.Answered(
            tick(),
            call,
            typeOf(call),
            200,
            true,
            OptionalLong.of(sequence),
            lines(line),
            Terms.at(Optional.of(offset)),
            false));
  }

  /** ReconnectSession with this offset; empty for none. */
  Story reconnect(long call, Optional<String> offset) {
    types.put(call, RequestType.RECONNECT_SESSION);
    return add(
        new Event.Sent(
            tick(),
            call,
            RequestType.RECONNECT_SESSION,
            head(OptionalLong.empty()),
            OptionalLong.empty(),
            offset,
            Body.plain(List.of(), "", "")));
  }

  /** 409, which tells the last number that the server took. */
  Story outOfSync(long call, long lastNumber) {
    return add(
        new Event.Answered(
            tick(),
            call,
            typeOf(call),
            409,
            true,
            OptionalLong.empty(),
            List.of(),
            Terms.outOfSync(OptionalLong.of(lastNumber)),
            false));
  }

  /** A failure that passes, with the wait it asks for. */
  Story passes(long call, int status, long seconds) {
    return add(
        new Event.Answered(
            tick(),
            call,
            typeOf(call),
            status,
            true,
            OptionalLong.empty(),
            List.of(),
            Terms.retryAfter(Optional.of(Duration.ofSeconds(seconds))),
            false));
  }

  Story answeredLate(long call, int status) {
    return answered(call, status, true, OptionalLong.empty(), List.of(), true);
  }

  Story batch(long call, long sequence, String... lines) {
    return answered(call, 200, true, OptionalLong.of(sequence), lines(lines), false);
  }

  Story lateBatch(long call, long sequence, String... lines) {
    return answered(call, 200, true, OptionalLong.of(sequence), lines(lines), true);
  }

  Story cutOff(long call, long sequence, String... lines) {
    return answered(call, 200, false, OptionalLong.of(sequence), lines(lines), false);
  }

  /** A batch that begins with a type nobody knows. */
  Story strangeBatch(long call, long sequence, String... lines) {
    List<Pushed> pushed = new ArrayList<>(lines(lines));
    pushed.add(0, Pushed.of("Sparkle", ""));
    return answered(call, 200, true, OptionalLong.of(sequence), pushed, false);
  }

  /** The batch with the transcript, which shows these lines of the visitor. */
  Story transcript(long call, long sequence, String... known) {
    return transcript(call, sequence, Pushed.transcript(SESSION_DATA, List.of(known), List.of()));
  }

  /** The batch with the transcript, which shows these lines of agents. */
  Story transcriptOfAgents(long call, long sequence, String... heard) {
    return transcript(call, sequence, Pushed.transcript(SESSION_DATA, List.of(), List.of(heard)));
  }

  private Story transcript(long call, long sequence, Pushed data) {
    return answered(call, 200, true, OptionalLong.of(sequence), List.of(data), false);
  }

  Story takenOver(long call, String newKey, String newNode) {
    add(
        new Event.Answered(
            tick(),
            call,
            typeOf(call),
            200,
            true,
            OptionalLong.empty(),
            List.of(),
            Terms.takenOver(newKey, newNode),
            false));
    return this;
  }

  /** A 503 to a call, ResyncSession, and the new node's answer; requests go by the new names. */
  Story handOver(long lostCall, long resyncCall) {
    return answered(lostCall, 503)
        .resync(resyncCall)
        .takenOver(resyncCall, "key-2", "node-1")
        .under("key-2", "node-1");
  }

  Story lost(long call) {
    return add(new Event.Failed(tick(), call, typeOf(call), FailureKind.CONNECTION_LOST));
  }

  Story cancels(long call) {
    return add(new Event.Cancelled(tick(), call, typeOf(call)));
  }

  private Story answered(
      long call,
      int status,
      boolean readable,
      OptionalLong sequence,
      List<Pushed> lines,
      boolean late) {
    return add(
        new Event.Answered(
            tick(), call, typeOf(call), status, readable, sequence, lines, Terms.NONE, late));
  }

  private RequestType typeOf(long call) {
    RequestType type = types.get(call);
    if (type == null) {
      throw new IllegalArgumentException("No call " + call + " was sent");
    }
    return type;
  }

  private static List<Pushed> lines(String... texts) {
    return Arrays.stream(texts).map(text -> Pushed.of("ChatMessage", text)).toList();
  }
}
