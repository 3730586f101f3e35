package dev.chasitor.server;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.host.DeskNotice;
import dev.chasitor.host.HostInput;
import dev.chasitor.host.HostState;
import dev.chasitor.host.json.HostStateJson;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One event loop: it accepts connections like the others, and the sessions whose ids fall to it
 * live here and nowhere else, whichever node owns them. So no session is ever touched by two
 * threads.
 */
final class Shard extends VerticleBase {

  private static final System.Logger LOG = System.getLogger(Shard.class.getName());

  private final ServerParts parts;
  private final Map<String, Hosted> sessions = new HashMap<>();

  Shard(ServerParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    return new FrontDoor(parts, vertx).listen();
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

  SessionStore store() {
    return parts.options().store();
  }

  Vertx vertx() {
    return vertx;
  }

  void open(Exchange exchange, String id) {
    Optional<Node> node = parts.cluster().next();
    if (node.isEmpty() || sessions.size() >= parts.options().maxSessions()) {
      exchange.refuse(new Refusal.AffinityLost(RefusalTexts.UNAVAILABLE));
      return;
    }
    parts.observed(observer -> observer.onRequest(node.get().number(), exchange.request()));
    long createdAt = clock().millis();
    SessionKey key = parts.credentials().key(id, createdAt);
    SessionIdResponse told =
        HostState.told(parts.options().profile(), id, key, node.get().affinity());
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
                        exchange.refuse(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
                        return;
                      }
                      Hosted hosted = new Hosted(this, id, state, node.get());
                      sessions.put(id, hosted);
                      hosted.watch();
                      answered(node.get(), exchange, new Reply.Answered(told));
                    }));
  }

  void serve(Exchange exchange, String id, SessionKey key) {
    Understood asked = exchange.understood();
    withSession(
        id,
        hosted -> {
          if (!isKnown(hosted, key)) {
            exchange.refuseUnknown();
            return;
          }
          Node node = hosted.owner();
          if (!node.isAlive()) {
            exchange.refuseForOtherNode();
            return;
          }
          parts.observed(observer -> observer.onRequest(node.number(), asked.request()));
          if (!node.isAlive()) {
            exchange.cut();
            return;
          }
          hosted.take(
              exchange,
              now -> new HostInput.Asked(now, exchange.id(), asked.request(), asked.headers()));
        },
        exchange::refuseUnknown);
  }

  /**
   * ResyncSession: the owner keeps the session if it lives, otherwise another node takes it over.
   */
  void resync(Exchange exchange, String id, SessionKey key) {
    withSession(
        id,
        hosted -> {
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
          SessionKey newKey = parts.credentials().key(id, clock().millis());
          hosted.take(
              exchange,
              now -> new HostInput.TakeOver(now, exchange.id(), newKey, node.get().affinity()));
        },
        () -> notValid(exchange));
  }

  private static void notValid(Exchange exchange) {
    exchange.answer(new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
  }

  private static boolean isKnown(Hosted hosted, SessionKey key) {
    return hosted.state().known().filter(session -> session.keys().contains(key)).isPresent();
  }

  /** Finds a session, in memory or in the store, and runs the action in its turn. */
  void withSession(String id, Consumer<Hosted> found, Runnable missing) {
    Hosted here = sessions.get(id);
    if (here != null) {
      here.inTurn(() -> found.accept(here));
      return;
    }
    store()
        .load(id)
        .whenComplete(
            (document, failure) ->
                runNowOrLater(
                    () -> {
                      if (failure != null) {
                        LOG.log(
                            System.Logger.Level.ERROR, "A session could not be loaded", failure);
                        missing.run();
                      } else if (document.isEmpty()) {
                        missing.run();
                      } else {
                        Hosted loaded =
                            sessions.computeIfAbsent(
                                id,
                                absent ->
                                    new Hosted(
                                        this, id, HostStateJson.read(document.get()), Node.NOBODY));
                        loaded.inTurn(() -> found.accept(loaded));
                      }
                    }));
  }

  void answered(Node node, Exchange exchange, Reply reply) {
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
    }
  }

  void forget(String id) {
    sessions.remove(id);
  }

  /** Everything that only the lost node knew is gone; what was stored can be loaded by another. */
  void nodeLost(Node node, boolean abruptly) {
    for (Map.Entry<String, Hosted> entry : List.copyOf(sessions.entrySet())) {
      String id = entry.getKey();
      Hosted hosted = entry.getValue();
      if (hosted.owner() == node) {
        hosted.inTurn(
            () -> {
              hosted.nodeLost(abruptly);
              sessions.remove(id, hosted);
              watchUnowned(id);
            });
      }
    }
  }

  /** A session that no client takes over again ends like any other that is not polled. */
  private void watchUnowned(String id) {
    long patience = parts.options().profile().connectionTimeout().toMillis();
    vertx.setTimer(
        patience + 1,
        fired -> withSession(id, hosted -> hosted.take(HostInput.Deadline::new), () -> forget(id)));
  }
}
