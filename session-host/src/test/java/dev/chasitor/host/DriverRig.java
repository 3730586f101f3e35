package dev.chasitor.host;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A host in virtual time with a visitor who asks by hand, and one log of what the store, the desk,
 * the observer and the callers saw, in order.
 */
final class DriverRig implements AgentDesk, HostObserver {

  static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .build();

  static final SessionIdRequest SESSION_ID = SessionIdRequest.builder().build();

  final VirtualTime time = new VirtualTime();
  final List<String> log = new ArrayList<>();
  final ScriptedStore store = new ScriptedStore(log);
  final HostSessions sessions;
  @Nullable Chat chat;
  @Nullable Throwable deskThrows;
  Runnable onRequest = () -> {};
  Runnable onStored = () -> {};
  Runnable onNotice = () -> {};
  private SessionKey key = SessionKey.of("nobody!1!key");
  private Optional<AffinityToken> affinity = Optional.empty();

  DriverRig() {
    this(1, Runnable::run);
  }

  DriverRig(int nodes, Executor executor) {
    sessions = host(nodes).executor(executor).build();
  }

  /** A host of one node with some other options. */
  DriverRig(UnaryOperator<HostSessions.Builder> options) {
    sessions = options.apply(host(1).executor(Runnable::run)).build();
  }

  /** A host over the same store, in the same time. */
  HostSessions.Builder host(int nodes) {
    return HostSessions.builder(this)
        .store(store)
        .observer(this)
        .nodes(nodes)
        .clock(time::nanos, () -> 1_000)
        .timer(time);
  }

  /** A chat that waits for an agent. */
  DriverRig asked() {
    open();
    post(1, INIT);
    log.clear();
    return this;
  }

  /** A chat with an agent, whose first messages were fetched. */
  DriverRig active() {
    asked();
    chat().accept("Andy", "005000000000001");
    poll(-1);
    log.clear();
    return this;
  }

  Chat chat() {
    return Objects.requireNonNull(chat, "no chat was asked for");
  }

  /** One request of the visitor, and what came of it. */
  final class Ask implements Caller {
    private final String name;
    @Nullable Reply reply;
    boolean cut;
    final HostExchange exchange;

    private Ask(HostSessions host, Request request, OptionalLong number) {
      name = request.kind().toString();
      exchange = host.serve(understood(request, number), this);
    }

    @Override
    public void answer(Reply given) {
      if (reply != null || cut) {
        throw new AssertionError("answered twice: " + name);
      }
      reply = given;
      log.add("answer " + name + " " + status());
    }

    @Override
    public void cut() {
      if (reply != null || cut) {
        throw new AssertionError("answered twice: " + name);
      }
      cut = true;
      log.add("cut " + name);
    }

    boolean isOpen() {
      return reply == null && !cut;
    }

    /** The HTTP status; 0 if it was not answered. */
    int status() {
      if (reply instanceof Reply.Refused refused) {
        return refused.refusal().status();
      }
      return reply == null ? 0 : reply instanceof Reply.Empty ? 204 : 200;
    }

    String text() {
      return ((Refusal.AffinityLost)
              ((Reply.Refused) Objects.requireNonNull(reply, "no answer")).refusal())
          .text();
    }

    /** How many messages a poll brought. */
    int messages() {
      return ((MessagesResponse) ((Reply.Answered) Objects.requireNonNull(reply)).response())
          .messages()
          .size();
    }
  }

  Understood understood(Request request) {
    return understood(request, OptionalLong.empty());
  }

  private Understood understood(Request request, OptionalLong number) {
    RequestHeaders headers =
        new RequestHeaders(Optional.of(ApiVersion.of(42)), affinity, Optional.of(key), number);
    return new Understood(Resource.of(request.kind()), request, headers);
  }

  Ask ask(Request request, OptionalLong number) {
    return new Ask(sessions, request, number);
  }

  Ask ask(HostSessions host, Request request) {
    return new Ask(host, request, OptionalLong.empty());
  }

  Ask post(long number, Request request) {
    return ask(request, OptionalLong.of(number));
  }

  Ask say(long number, String text) {
    return post(number, ChatMessageRequest.builder().text(text).build());
  }

  Ask poll(long ack) {
    return ask(MessagesRequest.builder().ack(ack).build(), OptionalLong.empty());
  }

  Ask open() {
    Ask ask = ask(SESSION_ID, OptionalLong.empty());
    if (ask.reply instanceof Reply.Answered answered) {
      SessionIdResponse told = (SessionIdResponse) answered.response();
      key = told.key();
      affinity = Optional.of(told.affinityToken());
    }
    return ask;
  }

  Ask resync() {
    return resync(sessions);
  }

  /** Takes the session over by another host, and uses what it says from then on. */
  Ask resync(HostSessions host) {
    Ask ask = ask(host, ResyncSessionRequest.builder().build());
    if (ask.reply instanceof Reply.Answered answered
        && answered.response() instanceof ResyncSessionResponse told
        && told.isValid()) {
      key = told.key().orElseThrow();
      affinity = told.affinityToken();
    }
    return ask;
  }

  void useKey(String text) {
    key = SessionKey.of(text);
  }

  @Override
  public void onNotice(Chat from, DeskNotice notice) {
    chat = from;
    log.add("desk " + notice.getClass().getSimpleName());
    onNotice.run();
    if (deskThrows instanceof RuntimeException thrown) {
      throw thrown;
    } else if (deskThrows instanceof Error thrown) {
      throw thrown;
    }
  }

  @Override
  public void onRequest(int node, Request request) {
    if (request.kind() == RequestType.CHAT_MESSAGE) {
      onRequest.run();
    }
  }

  @Override
  public void onStored(int node, Request request) {
    if (request.kind() == RequestType.CHAT_MESSAGE) {
      onStored.run();
    }
  }

  @Override
  public void onAbandoned(int node, Request request) {
    log.add("abandoned " + request.kind());
  }

  @Override
  public void onPhase(String sessionId, HostPhase phase) {
    log.add("phase " + phase);
  }

  @Override
  public void onFailure(String sessionId, Throwable failure) {
    log.add("failure " + failure.getClass().getSimpleName());
  }
}
