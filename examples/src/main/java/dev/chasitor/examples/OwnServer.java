package dev.chasitor.examples;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostEffect;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostMachine;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.host.HostSession;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostTransition;
import dev.chasitor.session.host.json.HostStateJson;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A server's sessions over any network. Not thread-safe: one thread makes all calls. */
final class OwnServer {

  /** Your store. A saved document outlives this process. */
  interface Store {
    void save(String session, byte[] document);

    Optional<byte[]> load(String session);

    void remove(String session);
  }

  /** Your agents' desk. It answers with {@link OwnServer#command}. */
  interface Desk {
    void notice(String session, DeskNotice notice);
  }

  private static final HostState GONE = new HostState.Gone();

  private final Store store;
  private final Desk desk;
  private final Supplier<Duration> clock;
  private final Supplier<String> secrets;
  private final HostProfile profile = HostProfile.defaults();
  private final ChasitorCodec codec = ChasitorCodec.create();
  private final Map<String, HostState> sessions = new HashMap<>();
  private final Map<Long, Consumer<WireResponse>> exchanges = new HashMap<>();
  private final Queue<Runnable> turns = new ArrayDeque<>();
  private long lastExchange;
  private boolean stepping;

  /**
   * Makes a server without sessions.
   *
   * @param clock gives the time since 1970
   * @param secrets gives texts that are new each time and that nobody can guess
   */
  OwnServer(Store store, Desk desk, Supplier<Duration> clock, Supplier<String> secrets) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** Serves one HTTP request. The server answers a poll when it has messages. */
  void serve(WireRequest request, Consumer<WireResponse> answer) {
    take(() -> receive(codec.decodeRequest(request), answer));
  }

  /** Takes a command of the desk. The function receives the time since the session was created. */
  void command(String session, Function<Duration, HostInput> command) {
    take(() -> step(session, find(session), command));
  }

  /** When to call {@link #wake()}, in the time of the clock; empty if no call is needed. */
  Optional<Duration> deadline() {
    return sessions.values().stream()
        .flatMap(state -> state.deadline().map(createdAt(state)::plus).stream())
        .min(Duration::compareTo);
  }

  void wake() {
    List.copyOf(sessions.keySet()).forEach(session -> command(session, HostInput.Deadline::new));
  }

  private void take(Runnable turn) {
    turns.add(turn);
    if (stepping) {
      return; // an effect caused this turn: it waits until the earlier effects are performed
    }
    stepping = true;
    try {
      while (!turns.isEmpty()) {
        turns.remove().run();
      }
    } finally {
      stepping = false;
    }
  }

  private void receive(Incoming incoming, Consumer<WireResponse> answer) {
    long exchange = ++lastExchange;
    exchanges.put(exchange, answer);
    try {
      switch (incoming.kind()) {
        case REFUSED -> refuse(exchange, ((Incoming.Refused) incoming).refusal());
        case UNDERSTOOD -> route(exchange, (Incoming.Understood) incoming);
      }
    } catch (RuntimeException e) {
      refuse(exchange, new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
      throw e;
    }
  }

  private void route(long exchange, Incoming.Understood asked) {
    if (asked.request().kind() == RequestType.SESSION_ID) {
      open(exchange);
    } else if (asked.request() instanceof DeleteSessionIdRequest delete) {
      ask(exchange, asked, delete.key());
    } else if (asked.resource().headers().contains(Resource.Header.SESSION_KEY)) {
      ask(exchange, asked, asked.headers().sessionKey().orElse(SessionKey.of("")));
    } else {
      refuse(exchange, new Refusal.Rejected(404, "This server only serves chats"));
    }
  }

  private void open(long exchange) {
    String session = secrets.get();
    AffinityToken affinity = AffinityToken.of(secrets.get());
    SessionIdResponse opened = HostState.told(profile, session, newKey(session), affinity);
    HostState created = HostState.created(profile, opened, clock.get().toMillis());
    store.save(session, HostStateJson.write(created));
    sessions.put(session, created);
    answer(exchange, new Reply.Answered(opened));
  }

  private void ask(long exchange, Incoming.Understood asked, SessionKey key) {
    String session = key.reveal().split("!", 2)[0];
    boolean here = sessions.containsKey(session);
    HostState found = find(session);
    if (!found.known().map(known -> known.keys().contains(key)).orElse(false)) {
      found = GONE; // there is no such session, or the key is not one of its keys
    }
    RequestType type = asked.request().kind();
    if (type == RequestType.RESYNC_SESSION || type == RequestType.RECONNECT_SESSION) {
      Optional<SessionKey> newKey =
          type == RequestType.RESYNC_SESSION ? Optional.of(newKey(session)) : Optional.empty();
      AffinityToken affinity = AffinityToken.of(secrets.get());
      step(session, found, now -> new HostInput.TakeOver(now, exchange, newKey, affinity));
    } else if (!here && found.phase() != HostPhase.GONE) {
      refuse(exchange, new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
    } else {
      step(
          session,
          found,
          now -> new HostInput.Asked(now, exchange, asked.request(), asked.headers()));
    }
  }

  private HostState find(String session) {
    HostState here = sessions.get(session);
    if (here != null) {
      return here;
    }
    HostState stored = store.load(session).map(HostStateJson::read).orElse(GONE);
    return stored.resumedAt(now(stored));
  }

  private void step(String session, HostState before, Function<Duration, HostInput> input) {
    HostTransition step = HostMachine.step(before, input.apply(now(before)));
    boolean gone = step.next().phase() == HostPhase.GONE;
    if (step.durable() && gone) {
      store.remove(session); // before any effect
    } else if (step.durable()) {
      store.save(session, HostStateJson.write(step.next())); // before any effect
    }
    if (gone) {
      sessions.remove(session, before);
    } else {
      sessions.put(session, step.next());
    }
    step.effects().forEach(effect -> perform(session, effect));
  }

  private void perform(String session, HostEffect effect) {
    switch (effect.kind()) {
      case ANSWER -> {
        HostEffect.Answer answer = (HostEffect.Answer) effect;
        answer(answer.exchange(), answer.reply());
      }
      case NOTIFY -> desk.notice(session, ((HostEffect.Notify) effect).notice());
    }
  }

  private void answer(long exchange, Reply reply) {
    Consumer<WireResponse> waiting = exchanges.remove(exchange);
    if (waiting != null) {
      waiting.accept(codec.encodeReply(reply));
    }
  }

  private void refuse(long exchange, Refusal refusal) {
    answer(exchange, new Reply.Refused(refusal));
  }

  private SessionKey newKey(String session) {
    return SessionKey.of(session + "!" + secrets.get());
  }

  /** The time since the session was created. It never goes back, even if the clock does. */
  private Duration now(HostState state) {
    Duration now = clock.get().minus(createdAt(state));
    return now.compareTo(state.lastInput()) < 0 ? state.lastInput() : now;
  }

  private static Duration createdAt(HostState state) {
    return Duration.ofMillis(state.known().map(HostSession::createdAt).orElse(0L));
  }
}
