package dev.chasitor.server;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.host.Chat;
import dev.chasitor.host.SessionStore;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.server.SessionTable.Visit;
import dev.chasitor.session.host.DeskNotice;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.json.HostStateJson;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One event loop: it accepts connections like the others, and the sessions whose ids fall to it
 * live here and nowhere else, whichever node owns them. So no session is ever touched by two
 * threads.
 */
final class EventLoopSessions extends VerticleBase {

  private static final System.Logger LOG = System.getLogger(EventLoopSessions.class.getName());

  private final ServerParts parts;
  private final SessionTable sessions = new SessionTable(this);

  EventLoopSessions(ServerParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    return new HttpIngress(parts, vertx).listen();
  }

  // --- called from anywhere ---------------------------------------------------------------------

  /** Runs an action on this shard's event loop, in order with others from the same caller. */
  void run(Runnable action) {
    context.runOnContext(go -> action.run());
  }

  /** Runs an action at once if this is the shard's event loop, on it otherwise. */
  void runNowOrLater(Runnable action) {
    if (Vertx.currentContext() == context) {
      action.run();
    } else {
      run(action);
    }
  }

  // --- called on this shard's event loop
  // ----------------------------------------------------------

  ServerClock clock() {
    return parts.clock();
  }

  SessionTable sessions() {
    return sessions;
  }

  SessionStore store() {
    return parts.options().store();
  }

  Vertx vertx() {
    return vertx;
  }

  void open(HttpExchange exchange, String id) {
    Optional<Node> node = parts.cluster().next();
    if (node.isEmpty() || sessions.size() >= parts.options().maxSessions()) {
      exchange.refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
      return;
    }
    parts.observed(observer -> observer.onRequest(node.get().number(), exchange.request()));
    long createdAt = clock().millis();
    SessionKey key = parts.credentials().key(id, createdAt);
    SessionIdResponse told =
        HostState.told(parts.options().profile(), id, key, parts.credentials().affinity());
    HostState state = HostState.created(parts.options().profile(), told, createdAt);
    store()
        .save(id, HostStateJson.write(state))
        .whenComplete(
            (done, failure) ->
                runNowOrLater(
                    () -> {
                      if (failure != null) {
                        LOG.log(
                            System.Logger.Level.ERROR, "A session could not be stored", failure);
                        exchange.refuseFailed();
                        return;
                      }
                      sessions.add(id, state, node.get());
                      answered(node.get(), exchange, new Reply.Answered(told));
                    }));
  }

  void serve(HttpExchange exchange, String id, SessionKey key) {
    sessions.visit(
        id,
        new Visit(
            hosted -> serve(exchange, hosted, key),
            exchange::refuseUnknown,
            exchange::refuseFailed));
  }

  private void serve(HttpExchange exchange, HostedSession hosted, SessionKey key) {
    if (!isKnown(hosted, key)) {
      exchange.refuseUnknown();
      return;
    }
    Node node = hosted.owner();
    if (!node.isAlive()) {
      exchange.refuseForOtherNode();
      return;
    }
    Understood asked = exchange.understood();
    parts.observed(observer -> observer.onRequest(node.number(), asked.request()));
    if (!node.isAlive()) {
      node.giveUp(exchange);
      return;
    }
    hosted.take(
        exchange, now -> new HostInput.Asked(now, exchange.id(), asked.request(), asked.headers()));
  }

  /**
   * ResyncSession or ReconnectSession: the owner keeps the session if it lives, otherwise another
   * node takes it over.
   */
  void resync(HttpExchange exchange, String id, SessionKey key) {
    sessions.visit(
        id,
        new Visit(
            hosted -> resync(exchange, id, hosted, key),
            () -> notValid(exchange),
            exchange::refuseFailed));
  }

  private void resync(HttpExchange exchange, String id, HostedSession hosted, SessionKey key) {
    if (!isKnown(hosted, key)) {
      notValid(exchange);
      return;
    }
    Optional<Node> node =
        hosted.owner().isAlive() ? Optional.of(hosted.owner()) : parts.cluster().next();
    if (node.isEmpty()) {
      exchange.refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
      return;
    }
    parts.observed(observer -> observer.onRequest(node.get().number(), exchange.request()));
    hosted.movedTo(node.get());
    Optional<SessionKey> newKey =
        exchange.request().kind() == RequestType.RESYNC_SESSION
            ? Optional.of(parts.credentials().key(id, clock().millis()))
            : Optional.empty();
    // A token of its own for each take-over: what was sent before it is then known as stale.
    AffinityToken newAffinity = parts.credentials().affinity();
    hosted.take(exchange, now -> new HostInput.TakeOver(now, exchange.id(), newKey, newAffinity));
  }

  private static void notValid(HttpExchange exchange) {
    if (exchange.request().kind() == RequestType.RECONNECT_SESSION) {
      exchange.refuseUnknown();
      return;
    }
    exchange.answer(new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
  }

  private static boolean isKnown(HostedSession hosted, SessionKey key) {
    return hosted.state().known().filter(session -> session.keys().contains(key)).isPresent();
  }

  void answered(Node node, HttpExchange exchange, Reply reply) {
    int status = exchange.answer(reply);
    parts.observed(observer -> observer.onAnswer(node.number(), exchange.request(), status));
  }

  void observed(Consumer<ServerObserver> told) {
    parts.observed(told);
  }

  void notifyDesk(Chat chat, DeskNotice notice) {
    try {
      parts.options().desk().onNotice(chat, notice);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The desk failed on a notice", e);
      if (notice instanceof DeskNotice.ChatRequested) {
        chat.fail(ChatFailReason.INTERNAL_FAILURE);
      }
    }
  }

  /** The sessions of a lost node go back to what was stored, and wait to be taken over. */
  CompletionStage<Void> nodeLost(Node node) {
    return CompletableFuture.allOf(
        sessions.ownedBy(node).stream()
            .map(
                hosted -> {
                  CompletableFuture<Void> done = new CompletableFuture<>();
                  hosted.inTurn(
                      () -> {
                        if (!hosted.isRetired()) {
                          hosted.nodeLost();
                        }
                        done.complete(null);
                      });
                  return done;
                })
            .toArray(CompletableFuture[]::new));
  }
}
