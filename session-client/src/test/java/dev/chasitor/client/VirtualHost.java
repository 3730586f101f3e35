package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Caller;
import dev.chasitor.host.Chat;
import dev.chasitor.host.CredentialSource;
import dev.chasitor.host.HostExchange;
import dev.chasitor.host.HostSessions;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The host's own driver behind the transport SPI, in virtual time: a request takes a moment to
 * arrive and its answer a moment to return, so that there is a time between any two things.
 */
final class VirtualHost implements HttpTransport, AgentDesk, CredentialSource {

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
  private final HostSessions sessions;
  private final Map<String, String> keys = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<DeskNotice> notices = new ArrayList<>();
  final List<Request> asked = new ArrayList<>();
  private int opened;
  private int tokens;
  private @Nullable Chat chat;
  private boolean isBroken;
  private boolean closed;

  private final class Exchange implements InFlight, Caller {
    private final Consumer<? super Outcome> onOutcome;
    private boolean open = true;

    private Exchange(Consumer<? super Outcome> onOutcome) {
      this.onOutcome = onOutcome;
    }

    @Override
    public void cancel() {
      open = false;
    }

    @Override
    public void answer(Reply reply) {
      time.after(HOP, () -> finish(new Outcome.Received(CODEC.encodeReply(reply))));
    }

    @Override
    public void cut() {
      fail("lost");
    }

    private void fail(String detail) {
      finish(Outcome.Failed.of(FailureKind.CONNECTION_LOST, detail, null));
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
    this.sessions =
        HostSessions.builder(this)
            .credentials(this)
            .clock(time::nanos, () -> 0)
            .timer(time)
            .executor(Runnable::run)
            .build();
  }

  /** A client of this host that lives in virtual time, on the thread that moves it. */
  static ChatClient.Builder client(VirtualTime time, HttpTransport host) {
    return ChatClient.builder()
        .endpoint(URI.create("http://localhost"))
        .transport(host)
        .codec(CODEC)
        .jitterSeeds(() -> 1)
        .clock(time::nanos)
        .wallClock(() -> time.nanos() / 1_000_000)
        .timer(time)
        .executor(Runnable::run);
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Incoming.Understood understood = (Incoming.Understood) CODEC.decodeRequest(request);
    asked.add(understood.request());
    Exchange exchange = new Exchange(onOutcome);
    exchanges.add(exchange);
    time.after(
        HOP,
        () -> {
          if (exchange.open || !losesWhatIsGivenUp) {
            arrived(understood, exchange);
          }
        });
    time.after(
        timeout, () -> exchange.finish(Outcome.Failed.of(FailureKind.TIMED_OUT, "late", null)));
    return exchange;
  }

  private void arrived(Incoming.Understood request, Exchange exchange) {
    if (isBroken) {
      exchange.fail("broken");
    } else {
      HostExchange unused = sessions.serve(request, exchange);
    }
  }

  /** Every request but one to take the session over is refused from now on; polls break. */
  void loseNode() {
    CompletionStage<Void> unused = sessions.stopNode(0, StopKind.KILL);
    sessions.startNode(0);
    List.copyOf(exchanges).forEach(Exchange::cut);
  }

  /** Nothing is answered any more. */
  void breakDown() {
    isBroken = true;
  }

  /** How many requests a client waits for. */
  long openExchanges() {
    return exchanges.stream().filter(exchange -> exchange.open).count();
  }

  boolean hasChat() {
    return chat != null;
  }

  private Chat chat() {
    return Objects.requireNonNull(chat, "no chat was asked for");
  }

  boolean isClosed() {
    return closed;
  }

  void queue() {
    chat().queuePosition(1);
  }

  void accept() {
    chat().accept("Andy", "005000000000001");
  }

  void say(String text) {
    chat().say(text);
  }

  @Override
  public void onNotice(Chat from, DeskNotice notice) {
    if (notice instanceof DeskNotice.ChatRequested) {
      chat = from;
    }
    notices.add(notice);
  }

  @Override
  public String sessionId() {
    opened++;
    return opened == 1 ? "id" : "id-" + opened;
  }

  @Override
  public SessionKey key(String sessionId, long epochMillis) {
    String key = KEY + keys.size();
    keys.put(key, sessionId);
    return SessionKey.of(key);
  }

  @Override
  public AffinityToken affinity(int node) {
    tokens++;
    return AffinityToken.of(AFFINITY + (tokens == 1 ? "" : "-" + tokens));
  }

  @Override
  public Optional<String> sessionIdOf(SessionKey key) {
    return Optional.ofNullable(keys.get(key.reveal()));
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
