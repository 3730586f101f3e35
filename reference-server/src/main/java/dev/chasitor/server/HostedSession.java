package dev.chasitor.server;

import dev.chasitor.host.Chat;
import dev.chasitor.model.Request;
import dev.chasitor.session.host.HostEffect;
import dev.chasitor.session.host.HostInput;
import dev.chasitor.session.host.HostMachine;
import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.HostTransition;
import dev.chasitor.session.host.json.HostStateJson;
import dev.chasitor.session.machine.IllegalCommandException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One session on its shard: runs the host's machine, stores before it answers. Everything here
 * happens on the shard's context.
 */
final class HostedSession {

  private static final System.Logger LOG = System.getLogger(HostedSession.class.getName());

  private final EventLoopSessions shard;
  private final String id;
  private final Chat chat;
  private final Map<Long, HttpExchange> exchanges = new LinkedHashMap<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean storing;
  private boolean retired;
  private HostState state;
  private Node owner;
  private Duration clockIsBehind = Duration.ZERO;
  private OptionalLong timer = OptionalLong.empty();

  HostedSession(EventLoopSessions shard, String id, HostState state, Node owner) {
    this.shard = shard;
    this.id = id;
    this.state = state;
    this.owner = owner;
    this.chat = new DeskChat(shard, id);
  }

  HostState state() {
    return state;
  }

  Node owner() {
    return owner;
  }

  /** Takes the session over for another node, or for the same one anew. */
  void movedTo(Node node) {
    owner = node;
  }

  /** Runs something in turn: behind what is being stored. */
  void inTurn(Runnable action) {
    if (storing) {
      waiting.add(action);
    } else {
      action.run();
    }
  }

  /** Takes an input that belongs to a request. */
  void take(HttpExchange exchange, Function<Duration, HostInput> input) {
    exchanges.put(exchange.id(), exchange);
    exchange.onAbandoned(() -> shard.run(() -> inTurn(() -> abandoned(exchange))));
    take(input, exchange.request());
  }

  private void abandoned(HttpExchange exchange) {
    if (exchanges.remove(exchange.id()) != null && !retired) {
      take(now -> new HostInput.Abandoned(now, exchange.id()), null);
      shard.observed(observer -> observer.onAbandoned(owner.number(), exchange.request()));
    }
  }

  /** Takes a command of the desk. */
  void take(Function<Duration, HostInput> command) {
    try {
      take(command, null);
    } catch (IllegalCommandException e) {
      LOG.log(System.Logger.Level.WARNING, "The desk commanded what the chat does not allow", e);
    }
  }

  private void take(Function<Duration, HostInput> input, @Nullable Request request) {
    HostTransition transition = HostMachine.step(state, input.apply(now()));
    HostPhase before = state.phase();
    state = transition.next();
    if (!transition.durable()) {
      perform(transition, before);
      return;
    }
    storing = true;
    CompletionStage<Void> stored =
        state.phase() == HostPhase.GONE
            ? shard.store().remove(id)
            : shard.store().save(id, HostStateJson.write(state));
    stored.whenComplete(
        (done, failure) ->
            shard.runNowOrLater(
                () -> {
                  if (failure != null) {
                    LOG.log(System.Logger.Level.ERROR, "A session could not be stored", failure);
                    notStored();
                  } else {
                    if (request != null) {
                      shard.observed(observer -> observer.onStored(owner.number(), request));
                    }
                    perform(transition, before);
                  }
                  storing = false;
                  runWaiting();
                }));
  }

  /**
   * Time since the session was created. This clock never goes back, but it may be behind that of
   * the machine that held the session before: then time goes on from the last input.
   */
  private Duration now() {
    long createdAt = state.known().map(session -> session.createdAt()).orElse(0L);
    Duration read = shard.clock().since(createdAt);
    Duration behind = state.lastInput().minus(read);
    clockIsBehind = behind.compareTo(clockIsBehind) > 0 ? behind : clockIsBehind;
    return read.plus(clockIsBehind);
  }

  private void runWaiting() {
    while (!storing && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void perform(HostTransition transition, HostPhase before) {
    for (HostEffect effect : transition.effects()) {
      if (effect instanceof HostEffect.Answer answer) {
        answer(answer);
      } else {
        shard.notifyDesk(chat, ((HostEffect.Notify) effect).notice());
      }
    }
    if (state.phase() != before) {
      shard.observed(observer -> observer.onPhase(id, state.phase()));
    }
    if (state.phase() == HostPhase.GONE) {
      shard.sessions().remove(id);
    } else {
      setTimer();
    }
  }

  private void answer(HostEffect.Answer answer) {
    HttpExchange exchange = exchanges.remove(answer.exchange());
    if (exchange == null) {
      return;
    }
    if (owner.wasKilled()) {
      exchange.cut();
    } else {
      shard.answered(owner, exchange, answer.reply());
    }
  }

  /** What was not stored did not happen: the client is told so, and memory goes back. */
  private void notStored() {
    exchanges.values().forEach(HttpExchange::refuseFailed);
    exchanges.clear();
    shard.sessions().reload(id, owner);
  }

  /** The node is gone: its requests come to nothing, and what only its memory held with them. */
  void nodeLost() {
    exchanges.values().forEach(owner::giveUp);
    exchanges.clear();
    shard.sessions().reload(id, Node.NOBODY);
  }

  /** This is no longer where the session is to be found. */
  void retire() {
    retired = true;
    cancelTimer();
  }

  boolean isRetired() {
    return retired;
  }

  /** Begins to watch the time of a session that was just opened or loaded. */
  void watch() {
    setTimer();
  }

  private void setTimer() {
    cancelTimer();
    Optional<Duration> deadline = state.deadline();
    if (deadline.isEmpty()) {
      return;
    }
    Duration delay = deadline.get().minus(now());
    timer =
        OptionalLong.of(
            shard
                .vertx()
                .setTimer(
                    Math.max(1, delay.plusNanos(999_999).toMillis()), fired -> inTurn(this::wake)));
  }

  private void wake() {
    if (!retired) {
      take(HostInput.Deadline::new, null);
    }
  }

  private void cancelTimer() {
    timer.ifPresent(shard.vertx()::cancelTimer);
    timer = OptionalLong.empty();
  }
}
