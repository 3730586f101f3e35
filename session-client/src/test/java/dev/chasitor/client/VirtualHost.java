package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostEffect;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostMachine;
import dev.chasitor.session.host.HostProfile;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostTransition;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The host's machine behind the transport SPI, in virtual time: a request takes a moment to arrive
 * and its answer a moment to return, so that there is a time between any two things.
 */
final class VirtualHost implements HttpTransport {

  static final String KEY = "id!1!c2VjcmV0LWtleQ==";
  static final String AFFINITY = "5ec2e7af";
  static final ChasitorCodec CODEC = ChasitorCodec.create();
  static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada Secret")
          .addPrechatDetails(
              CustomDetail.builder().label("E-mail").value("ada@secret.example").build())
          .build();

  /** What must never be shown of a session with this host. */
  static final List<String> SECRETS =
      List.of(KEY, "c2VjcmV0LWtleQ", AFFINITY, "Ada Secret", "ada@secret");

  private static final Duration HOP = Duration.ofMillis(10);

  private final VirtualTime time;
  private final boolean losesWhatIsGivenUp;
  private final List<HostState> sessions = new ArrayList<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final Map<Long, Exchange> exchanges = new HashMap<>();
  private final List<DeskNotice> notices = new ArrayList<>();
  final List<Request> asked = new ArrayList<>();
  private long ids;
  private int chat = -1;
  private int takeOvers;
  private boolean nodeIsLost;
  private boolean isBroken;
  private boolean closed;

  private static final class Exchange implements InFlight {
    private final Consumer<? super Outcome> onOutcome;
    private boolean open = true;

    private Exchange(Consumer<? super Outcome> onOutcome) {
      this.onOutcome = onOutcome;
    }

    @Override
    public void cancel() {
      open = false;
    }

    private void finish(Outcome outcome) {
      if (open) {
        open = false;
        onOutcome.accept(outcome);
      }
    }
  }

  /**
   * A host in this time.
   *
   * @param losesWhatIsGivenUp whether a request that is cancelled on its way there never arrives
   */
  VirtualHost(VirtualTime time, boolean losesWhatIsGivenUp) {
    this.time = time;
    this.losesWhatIsGivenUp = losesWhatIsGivenUp;
  }

  /** A client of this host that lives in virtual time, on the thread that moves it. */
  static ChatClient.Builder client(VirtualTime time, HttpTransport host) {
    return ChatClient.builder()
        .endpoint(URI.create("http://localhost"))
        .transport(host)
        .codec(CODEC)
        .clock(time::nanos)
        .timer(time)
        .executor(Runnable::run);
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Incoming.Understood understood = (Incoming.Understood) CODEC.decodeRequest(request);
    asked.add(understood.request());
    Exchange exchange = new Exchange(onOutcome);
    long id = ++ids;
    exchanges.put(id, exchange);
    time.after(
        HOP,
        () -> {
          if (exchange.open || !losesWhatIsGivenUp) {
            arrived(id, understood.request(), understood.headers());
          }
        });
    time.after(
        timeout, () -> exchange.finish(Outcome.Failed.of(FailureKind.TIMED_OUT, "late", null)));
    return exchange;
  }

  private void arrived(long id, Request request, RequestHeaders headers) {
    if (isBroken) {
      exchange(id).finish(Outcome.Failed.of(FailureKind.CONNECTION_LOST, "broken", null));
      return;
    }
    if (request.kind() == RequestType.SESSION_ID) {
      open(id);
      return;
    }
    SessionKey key =
        request instanceof DeleteSessionIdRequest delete
            ? delete.key()
            : headers.sessionKey().orElseThrow();
    int session = Objects.requireNonNull(keys.get(key.reveal()));
    if (request.kind() == RequestType.CHASITOR_INIT) {
      chat = session;
    }
    if (request.kind() == RequestType.RESYNC_SESSION) {
      takeOver(id, session);
    } else if (nodeIsLost) {
      answer(id, new Reply.Refused(new Refusal.AffinityLost("")));
    } else {
      step(session, now -> new HostInput.Asked(now, id, request, headers));
    }
  }

  private void open(long id) {
    String key = KEY + sessions.size();
    HostProfile profile = HostProfile.defaults();
    SessionIdResponse told =
        HostState.told(profile, "id", SessionKey.of(key), AffinityToken.of(AFFINITY));
    keys.put(key, sessions.size());
    sessions.add(HostState.created(profile, told, 0));
    answer(id, new Reply.Answered(told));
  }

  private void takeOver(long id, int session) {
    nodeIsLost = false;
    String key = KEY + session + "-" + ++takeOvers;
    keys.put(key, session);
    step(
        session,
        now ->
            new HostInput.TakeOver(
                now, id, Optional.of(SessionKey.of(key)), AffinityToken.of(AFFINITY + takeOvers)));
  }

  private void step(int session, Function<Duration, HostInput> input) {
    HostTransition transition =
        HostMachine.step(sessions.get(session), input.apply(Duration.ofNanos(time.nanos())));
    sessions.set(session, transition.next());
    for (HostEffect effect : transition.effects()) {
      if (effect instanceof HostEffect.Answer answer) {
        answer(answer.exchange(), answer.reply());
      } else {
        notices.add(((HostEffect.Notify) effect).notice());
      }
    }
    transition
        .next()
        .deadline()
        .ifPresent(
            at ->
                time.after(
                    at.minusNanos(time.nanos()), () -> step(session, HostInput.Deadline::new)));
  }

  private Exchange exchange(long id) {
    return Objects.requireNonNull(exchanges.get(id));
  }

  private void answer(long id, Reply reply) {
    Exchange answered = exchange(id);
    time.after(HOP, () -> answered.finish(new Outcome.Received(CODEC.encodeReply(reply))));
  }

  /** Every request but one to take the session over is refused from now on; polls break. */
  void loseNode() {
    nodeIsLost = true;
    sessions.set(chat, sessions.get(chat).resumedAt(Duration.ofNanos(time.nanos())));
    exchanges
        .values()
        .forEach(open -> open.finish(Outcome.Failed.of(FailureKind.CONNECTION_LOST, "lost", null)));
  }

  /** Nothing is answered any more. */
  void breakDown() {
    isBroken = true;
  }

  /** How many requests a client waits for. */
  long openExchanges() {
    return exchanges.values().stream().filter(exchange -> exchange.open).count();
  }

  boolean hasChat() {
    return chat >= 0;
  }

  boolean isClosed() {
    return closed;
  }

  void queue() {
    step(chat, now -> new HostInput.Queue(now, 1));
  }

  void accept() {
    step(chat, now -> new HostInput.Accept(now, "Andy", "005000000000001"));
  }

  void say(String text) {
    step(chat, now -> new HostInput.AgentSays(now, text));
  }

  /** What the desk heard of the visitor, in order. */
  List<String> heard() {
    return notices.stream()
        .filter(DeskNotice.VisitorSaid.class::isInstance)
        .map(notice -> ((DeskNotice.VisitorSaid) notice).text())
        .toList();
  }

  int polls() {
    return (int) asked.stream().filter(it -> it.kind() == RequestType.MESSAGES).count();
  }

  long times(Class<? extends DeskNotice> notice) {
    return notices.stream().filter(notice::isInstance).count();
  }

  @Override
  public void close() {
    closed = true;
  }
}
